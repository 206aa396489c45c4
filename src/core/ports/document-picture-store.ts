import type { DocumentPicture, PictureReadingNote } from '../document-picture';

/** Figures and tables of documents. Each method that writes is one transaction. */
export interface DocumentPictureStore {
  /**
   * Those of a document in place of its earlier ones; raises the assistant's revision when anything changed. Nothing
   * happens when there is no such document.
   * @param readAs whatever they were made from and how, at most 128 characters; the same gives the same pictures
   */
  replaceOf(
    documentId: string,
    knowledgeBaseId: string,
    pictures: readonly DocumentPicture[],
    readAs?: string,
  ): Promise<void>;
  /** What the pictures of each document were made from, by its id; documents that were never looked at are left out. */
  readAs(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>>;
  /** Of all documents of these knowledge bases, also of those that do not count today; by document and ordinal. */
  list(knowledgeBaseIds: readonly string[]): Promise<DocumentPicture[]>;
  of(documentId: string): Promise<DocumentPicture[]>;
  find(id: string): Promise<DocumentPicture | null>;
  /** Keys of kept pictures that this maker has not read yet. */
  unread(knowledgeBaseIds: readonly string[], madeBy: string): Promise<string[]>;
  putReading(note: PictureReadingNote): Promise<void>;
  readings(keys: readonly string[]): Promise<PictureReadingNote[]>;
  /** Changes with the pictures and readings of these knowledge bases. */
  stamp(knowledgeBaseIds: readonly string[]): Promise<string>;
  /** Every key that any document uses. */
  keys(): Promise<string[]>;
  /** Forgets what was found out of pictures that no document has any more. */
  removeUnusedReadings(): Promise<void>;
}
export const DocumentPictureStore = Symbol('DocumentPictureStore');

/** The bytes, kept once by content. */
export interface PictureFiles {
  /** Resolves to its key. */
  put(bytes: Buffer, extension: 'png' | 'jpg'): Promise<string>;
  read(key: string): Promise<Buffer | null>;
  /** Removes all others, save those put after. @param before epoch milliseconds */
  keepOnly(keys: ReadonlySet<string>, before: number): Promise<number>;
}
export const PictureFiles = Symbol('PictureFiles');
