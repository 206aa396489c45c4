import type { Place } from './knowledge';

/** A figure or a table as a reader of documents found it. */
export interface FoundPicture {
  /** Of the picture as it stands in the document, base64; null of a table, which is text. */
  data: string | null;
  /** Path of the picture beside the document, where it is a file of its own, as the document names it; else null. */
  file: string | null;
  /** Such as `图 2 各组收缩压的变化`; empty where none was found. */
  caption: string;
  /** Words in place of it, as its author wrote them; empty where there are none. */
  alternative: string;
  /** Of a table its Markdown; else empty. */
  table: string;
  /** Where it stands in the text of the document, in UTF-16 units. */
  start: number;
  /** Null where the places of the text tell it. */
  place: Place | null;
}

/** A figure or table of a document that is kept. */
export interface DocumentPicture {
  id: string;
  documentId: string;
  knowledgeBaseId: string;
  /** Counts from 0 in the order of the document. */
  ordinal: number;
  /** Of the kept bytes, the same for the same content; null of a table. */
  key: string | null;
  mediaType: 'image/jpeg' | 'image/png' | null;
  width: number;
  height: number;
  caption: string;
  alternative: string;
  table: string;
  /** The text before and after it, at most 400 characters. */
  near: string;
  headingPath: readonly string[];
  place: Place | null;
}

/** What was found out of a kept picture, once for its content. */
export interface PictureReadingNote {
  key: string;
  /** Text on the picture; empty where there is none or nothing reads letters. */
  text: string;
  /** A model's description; empty without one. */
  description: string;
  /** Questions that the picture answers, by a model; empty without one. */
  questions: readonly string[];
  /** What read it: recogniser, model and prompt. */
  madeBy: string;
}

/** Ways in which pictures of documents are found; docs/pictures.md. */
export const pictureWays = ['unified', 'shared', 'separate'] as const;
export type PictureWay = (typeof pictureWays)[number];
