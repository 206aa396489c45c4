import type { DocumentChange } from './document-history';
import type { ReadDocument } from './document-reader';
import type { Document, KnowledgeBase, Passage, QaPair, SourcedPassage, Validity } from '../knowledge';

export type KnowledgeBaseSeed = Omit<KnowledgeBase, 'id'>;
export type QaPairSeed = Pick<QaPair, 'question' | 'answer' | 'source'>;

export interface DocumentVersion {
  id: string;
  path: string;
  contentHash: string;
}

/** Who changes a document and when; its earlier text stays as a version. */
export interface ChangeNote {
  /** `file` for an ingest, `sync:<origin>` for an origin, else the admin's name. */
  by: string;
  /** Epoch milliseconds. */
  at: number;
  change: DocumentChange;
}

export interface NewVersion extends ChangeNote, Pick<ReadDocument, 'text' | 'markup' | 'places'> {}

/** Absent: as it is. */
export interface DocumentSettings {
  validity?: Partial<Validity>;
  reviewedOn?: string | null;
  reviewedBy?: string | null;
}

export interface SeedCounts {
  added: number;
  removed: number;
}

/** Knowledge bases, documents, passages and question-answer pairs. Each method that writes is one transaction and raises the assistant's revision when it changed anything. */
export interface KnowledgeStore {
  /** Inserts or updates the knowledge base of that name. */
  saveKnowledgeBase(seed: KnowledgeBaseSeed): Promise<KnowledgeBase>;
  /** Ordered by name. */
  listKnowledgeBases(): Promise<KnowledgeBase[]>;
  /** Removes it with its documents, passages and pairs of origin `file`. */
  removeKnowledgeBase(id: string): Promise<void>;

  documentVersions(knowledgeBaseId: string): Promise<DocumentVersion[]>;
  /**
   * Writes a document with all its passages in place of an earlier version with the same id or path, and notes the new
   * version with the text that it was made from. Passages that are the same keep their rows, and a withdrawn document
   * stays withdrawn, also when it was gone meanwhile. Always counts as a change: who calls compares the hashes.
   * @param version null when the same text is only split in another way: what an admin set on the page stays then
   */
  replaceDocument(document: Document, passages: readonly Passage[], version: NewVersion | null): Promise<void>;
  /** A file lies elsewhere now: its document keeps its id and its versions, and those that replace it name its new path. */
  moveDocument(id: string, path: string): Promise<void>;
  /** Their versions stay. */
  removeDocuments(knowledgeBaseId: string, ids: readonly string[], note: Omit<ChangeNote, 'change'>): Promise<void>;
  /** Changes what an admin may change on the page; false when it is unknown. Noted as a version with the same text; in force until the document's file changes. */
  updateDocument(id: string, change: DocumentSettings, note: ChangeNote): Promise<boolean>;

  /** The documents of the assistant's knowledge bases that count on that day: valid, not withdrawn, not superseded. */
  documentVersionsOf(assistant: string, on: string): Promise<DocumentVersion[]>;
  /** Passages of these documents, by document and ordinal. At most 500 documents a call. */
  passagesOf(documentIds: readonly string[]): Promise<Passage[]>;
  /** In the order of `ids`; left out is what is gone, and, where a day is given, what does not count on it. */
  findPassages(ids: readonly string[], on?: string): Promise<SourcedPassage[]>;
  /** Passages of the same document around each of these, `width` before and after, by document and ordinal. */
  neighbours(ids: readonly string[], width: number): Promise<Passage[]>;

  /** Makes the rows of origin `file` equal to `pairs`; rows of origin `admin` (removed ones, too) stay and are not added again. Pairs are the same when their normalised question is. */
  seedQaPairs(knowledgeBaseId: string, pairs: readonly QaPairSeed[]): Promise<SeedCounts>;
  listQaPairs(assistant: string): Promise<QaPair[]>;
  /** An admin's pair, of origin `admin`; one with the same normalised question gets the new answer. Null when the knowledge base is unknown. */
  putQaPair(knowledgeBaseId: string, pair: QaPairSeed): Promise<QaPair | null>;
}
export const KnowledgeStore = Symbol('KnowledgeStore');
