import type { Document, DocumentFormat, Validity } from '../knowledge';
import type { Member } from '../message';
import type { ReadDocument } from './document-reader';

export type DocumentChange = 'added' | 'changed' | 'removed' | 'withdrawn' | 'restored' | 'rolled-back' | 'reviewed';

export const documentStateNames = ['in-use', 'not-yet-valid', 'expired', 'superseded', 'withdrawn'] as const;
export type DocumentState = (typeof documentStateNames)[number];

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
  /** False once it is too old to be gone back to. */
  hasText: boolean;
}

/** All that a document was at a time. */
export interface DocumentVersionContent
  extends
    Pick<ReadDocument, 'text' | 'markup' | 'places'>,
    Pick<Document, 'title' | 'sources' | 'reviewedOn' | 'reviewedBy' | 'url'> {
  validity: Omit<Validity, 'withdrawnAt'>;
}

/** A document with what an admin did to it on the page. */
export interface KeptDocument extends Document {
  /** Whether what an admin set, or went back to, stands in place of what its file says, until that changes. */
  isSetOnPage: boolean;
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
  state: DocumentState;
}

/** An answer that rested on a document. */
export interface CitingAnswer {
  questionId: string;
  conversation: { channel: string; id: string };
  /** The message that was answered, with who asked; null when it is not stored any more. */
  message: { id: string; member: Member } | null;
  question: string;
  /** Epoch milliseconds. */
  answeredAt: number;
}

export interface DocumentHistory {
  /** Oldest first. */
  versions(documentId: string): Promise<DocumentVersionRecord[]>;
  /** One version as it was read; null when it is unknown or its text was dropped for its age. */
  contentOf(documentId: string, number: number): Promise<DocumentVersionContent | null>;
  /** By path. `on`: ISO day on which the states are told. */
  list(assistant: string, on: string): Promise<DocumentSummary[]>;
  find(documentId: string): Promise<KeptDocument | null>;
  /** Newest first. */
  citing(documentId: string, limit: number): Promise<CitingAnswer[]>;
}
export const DocumentHistory = Symbol('DocumentHistory');
