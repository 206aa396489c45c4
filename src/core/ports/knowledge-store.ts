import type { Document, KnowledgeBase, Passage, QaPair, SourcedPassage } from '../knowledge';

export type KnowledgeBaseSeed = Omit<KnowledgeBase, 'id'>;
export type QaPairSeed = Pick<QaPair, 'question' | 'answer' | 'source'>;

export interface DocumentVersion {
  id: string;
  path: string;
  contentHash: string;
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
  /** Writes a document with all its passages in place of an earlier version with the same id or path. Always counts as a change: who calls compares the hashes. */
  replaceDocument(document: Document, passages: readonly Passage[]): Promise<void>;
  removeDocuments(knowledgeBaseId: string, ids: readonly string[]): Promise<void>;

  /** Every document of the assistant's knowledge bases. */
  documentVersionsOf(assistant: string): Promise<DocumentVersion[]>;
  /** Passages of these documents, by document and ordinal. At most 500 documents a call. */
  passagesOf(documentIds: readonly string[]): Promise<Passage[]>;
  /** In the order of `ids`; ids that are gone are left out. */
  findPassages(ids: readonly string[]): Promise<SourcedPassage[]>;

  /** Makes the rows of origin `file` equal to `pairs`; rows of origin `admin` (removed ones, too) stay and are not added again. Pairs are the same when their normalised question is. */
  seedQaPairs(knowledgeBaseId: string, pairs: readonly QaPairSeed[]): Promise<SeedCounts>;
  listQaPairs(assistant: string): Promise<QaPair[]>;
  /** An admin's pair, of origin `admin`; one with the same normalised question gets the new answer. Null when the knowledge base is unknown. */
  putQaPair(knowledgeBaseId: string, pair: QaPairSeed): Promise<QaPair | null>;
}
export const KnowledgeStore = Symbol('KnowledgeStore');
