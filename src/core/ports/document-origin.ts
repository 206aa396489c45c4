/** A document as an origin gives it. */
export interface OriginDocument {
  /** Relative to the origin, with forward slashes and the extension of its format; safe as a file's name. */
  path: string;
  /** Where people read the original. */
  url: string | null;
  title: string | null;
  /** Changes with its content, such as a revision or an entity tag; null where there is none. */
  version: string | null;
}

export type OriginItem =
  /** `bytes` is asked for only where the version is not the one that is there. */
  | { status: 'document'; document: OriginDocument; bytes: () => Promise<Uint8Array> }
  | { status: 'refused'; path: string; message: string };

/** A place that documents are taken from: a git checkout, a section of a web site, a Feishu wiki. */
export interface DocumentOrigin {
  /** Unique within the knowledge base; `a-z`, `0-9` and `-`. */
  readonly name: string;
  /** All that it holds now, one after the other. Throws, with a sentence for the admin, where it cannot be listed in full: nothing is then removed. */
  documents(signal?: AbortSignal): AsyncIterable<OriginItem>;
}
