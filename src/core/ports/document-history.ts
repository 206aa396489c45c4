import type { Document, DocumentFormat, Validity } from '../knowledge';
import type { Member } from '../message';
import type { ReadDocument } from './document-reader';

export type DocumentChange = 'added' | 'changed' | 'removed' | 'withdrawn' | 'restored' | 'rolled-back' | 'reviewed';

/** `superseded`: another document replaces it. `removed`: its file is gone. */
export const documentStateNames = ['in-use', 'not-yet-valid', 'expired', 'superseded', 'withdrawn', 'removed'] as const;
export type DocumentState = (typeof documentStateNames)[number];

/** `circle`: it replaces what replaces it, so neither does. `missing`: it names what is no document now. */
export type SupersessionDoubt = 'circle' | 'missing';

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
    Pick<
      Document,
      'knowledgeBaseId' | 'path' | 'format' | 'title' | 'sources' | 'reviewedOn' | 'reviewedBy' | 'url' | 'validity'
    > {}

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
  state: DocumentState;
  doubts: readonly SupersessionDoubt[];
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
  /** By path; those whose files are gone come last. `on`: ISO day on which the states are told. */
  list(assistant: string, on: string): Promise<DocumentSummary[]>;
  find(documentId: string): Promise<KeptDocument | null>;
  /** Paths that documents of the knowledge base had before theirs of now, with these. */
  movedPaths(knowledgeBaseId: string): Promise<ReadonlyMap<string, string>>;
  /** Newest first. */
  citing(documentId: string, limit: number): Promise<CitingAnswer[]>;
}
export const DocumentHistory = Symbol('DocumentHistory');
