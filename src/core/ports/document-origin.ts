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
  /** `bytes` is asked for only where the version is not the one that is there, and before the next item. */
  | { status: 'document'; document: OriginDocument; bytes: () => Promise<Uint8Array> }
  /** What is there of it stays. */
  | { status: 'refused'; path: string; message: string }
  /** It is named, and not to be had any more: what is there of it goes. */
  | { status: 'gone'; path: string; message: string };

/** What is there of an origin since the last time. */
export interface KnownDocuments {
  /** Null when there is none of that path. */
  find(path: string): { version: string | null; read: () => Promise<Uint8Array> } | null;
}

/** A place that documents are taken from: a git repository, a section of a web site, a Feishu wiki. */
export interface DocumentOrigin {
  /** Unique within the knowledge base; `a-z`, `0-9` and `-`. */
  readonly name: string;
  /** All that it holds now, one after the other. Throws an `OriginError` where it cannot be listed in full: nothing is then removed. */
  documents(known: KnownDocuments, signal?: AbortSignal): AsyncIterable<OriginItem>;
}

/** An origin, or one document of it, cannot be read. The message is a sentence for the admin, with what to do. */
export class OriginError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OriginError';
  }
}
