import type { FoundPicture } from '../document-picture';
import type { DocumentFormat, Place } from '../knowledge';

export interface DocumentFile {
  /** What people call it, relative to its knowledge base, with forward slashes. */
  path: string;
  /** Absolute path of its bytes. */
  file: string;
  /** The bytes, where the caller has read them already. */
  bytes?: Uint8Array;
  /** So many figures and tables are wanted at most; absent: none are looked for. */
  pictures?: number;
}

/** A document as text. */
export interface ReadDocument {
  /** As `DocumentFile.path`; of a member of an archive `<archive>/<member>`. */
  path: string;
  format: DocumentFormat;
  /** `markdown`: headings, lists and tables are marked as Markdown does. */
  markup: 'markdown' | 'plain';
  text: string;
  /** From the file's own properties; null where it says none. */
  title: string | null;
  /** Where a place begins in `text`, in order; offsets in UTF-16 units. Empty where the format has no places. */
  places: readonly { start: number; place: Place }[];
  /** Figures and tables, in the order of the text; absent where none were looked for. */
  pictures?: readonly FoundPicture[];
  /** What could not be read, for the admin, such as pages without text. */
  notes: readonly string[];
}

/** Why a file, or a member of an archive, is not read. */
export type DocumentRefusal =
  | 'too-large'
  | 'too-slow'
  | 'too-much-memory'
  | 'unpacked-too-large'
  | 'too-many-entries'
  | 'too-many-rows'
  | 'encrypted'
  | 'damaged'
  | 'unsafe-name'
  | 'outside-reference'
  | 'wrong-type'
  | 'unsupported'
  | 'empty'
  | 'no-text'
  | 'unreadable';

export interface RefusedDocument {
  path: string;
  reason: DocumentRefusal;
  /** One sentence that names what is wrong and what to do. */
  message: string;
}

/**
 * One file gives one document; an archive any number, and refusals of single members. What could be opened but has no
 * text gives both: an empty document, and why it is of no use.
 */
export interface DocumentReading {
  documents: readonly ReadDocument[];
  refused: readonly RefusedDocument[];
}

/** Turns files of any kind into text. */
export interface DocumentReader {
  /** By the file's name. */
  reads(path: string): boolean;
  /** Never rejects, except with the signal's reason. */
  read(file: DocumentFile, signal?: AbortSignal): Promise<DocumentReading>;
}
