import type { Document, DocumentFormat, Validity } from '../knowledge';

export type DocumentChange = 'added' | 'changed' | 'removed' | 'withdrawn' | 'restored' | 'rolled-back' | 'reviewed';

/** What a document was at a time. */
export interface DocumentVersionRecord {
  documentId: string;
  /** Counts from 1. */
  number: number;
  change: DocumentChange;
  /** `file` for an ingest, `sync:<origin>` for an origin, else the admin's name. */
  changedBy: string;
  /** Epoch milliseconds. */
  changedAt: number;
  title: string;
  contentHash: string;
  /** Characters of its text. */
  characters: number;
}

/** A document as the page lists it. */
export interface DocumentSummary {
  id: string;
  knowledgeBase: string;
  path: string;
  title: string;
  format: DocumentFormat;
  passages: number;
  versions: number;
  validity: Validity;
  reviewedOn: string | null;
  reviewedBy: string | null;
  /** `superseded`: a valid document stands in for it. */
  state: 'in-use' | 'not-yet-valid' | 'expired' | 'superseded' | 'withdrawn';
}

/** An answer that rested on a document. */
export interface CitingAnswer {
  questionId: string;
  conversation: { channel: string; id: string };
  question: string;
  /** Epoch milliseconds. */
  answeredAt: number;
}

export interface DocumentHistory {
  /** Oldest first. */
  versions(documentId: string): Promise<DocumentVersionRecord[]>;
  /** Text of one version as it was read; null when it is unknown or was dropped for its age. */
  textOf(documentId: string, number: number): Promise<string | null>;
  /** By path. `on`: ISO day on which the states are told. */
  list(assistant: string, on: string): Promise<DocumentSummary[]>;
  find(documentId: string): Promise<Document | null>;
  /** Newest first. */
  citing(documentId: string, limit: number): Promise<CitingAnswer[]>;
}
export const DocumentHistory = Symbol('DocumentHistory');
