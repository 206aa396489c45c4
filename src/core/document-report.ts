import type { DocumentPicture, PictureReadingNote } from './document-picture';
import type { Document, KnowledgeBase } from './knowledge';
import type { CitingAnswer, DocumentState, DocumentSummary, DocumentVersionRecord } from './ports/document-history';
import type { VectorIndexStatus } from './ports/vector-index';

/** A page of the documents that the page lists. */
export interface DocumentPage {
  /** By state, of all documents of the assistant that the search matches. */
  counts: Readonly<Record<DocumentState, number>>;
  /** Of those in the state that was asked for. */
  total: number;
  documents: readonly DocumentSummary[];
}

/** What the page shows of one document. */
export interface DocumentReport {
  summary: DocumentSummary;
  /** Null when its file is gone. */
  document: (Pick<Document, 'sources' | 'url'> & { isSetOnPage: boolean }) | null;
  /** Oldest first. */
  versions: readonly DocumentVersionRecord[];
  /** Newest first. */
  citing: readonly CitingAnswer[];
}

/** The figures and tables of a document, in its order. */
export interface DocumentPicturesReport {
  pictures: readonly DocumentPictureReport[];
}

export interface DocumentPictureReport extends Omit<DocumentPicture, 'documentId' | 'knowledgeBaseId'> {
  /** Null as long as nothing has read it, and of a table. */
  reading: Omit<PictureReadingNote, 'key' | 'madeBy'> | null;
}

/** Something in the knowledge files that an admin should look at. */
export interface KnowledgeNote {
  file: string;
  line?: number;
  message: string;
  severity: 'error' | 'warning' | 'notice';
}

/** How the reading of files and the index by meaning do. */
export interface KnowledgeReport {
  bases: readonly Pick<KnowledgeBase, 'name' | 'title' | 'assistant'>[];
  ingest: {
    running: { knowledgeBase: string; path: string; done: number; total: number } | null;
    /** `at`: epoch milliseconds. */
    last: { at: number; problems: readonly KnowledgeNote[] } | null;
  };
  /** Null in a program without one. */
  vectors: VectorIndexStatus | null;
}
