import type { QuestionListKind } from '../knowledge';
import type { Verdict } from '../verdict';

export interface ScoredPassage {
  passageId: string;
  /** BM25 over n-grams: additive, unbounded, comparable within one search only. */
  score: number;
}

export interface SimilarText {
  id: string;
  /** Cosine of the idf-weighted n-grams, 0 to 1. */
  similarity: number;
}

/** Ranks passages by their n-grams. */
export interface PassageIndex {
  /**
   * Best first; passages that share nothing with the text are left out.
   * @param cutWords tells the words of the folded text; joined, they are the text again
   */
  search(text: string, limit: number, cutWords?: (folded: string) => readonly string[]): ScoredPassage[];
  /** How much a term tells about the subject: its rarity in the knowledge, less what it is used in chatter. From 0. */
  weightOf(term: number): number;
  /** How much a term counts in `search`, from 0; 0 when no passage has it. */
  searchWeightOf(term: number): number;
}

/** The reject pipeline of one assistant as of one revision. */
export interface Gate {
  /** Synchronous and free of side effects. */
  judge(text: string): Verdict;
}

/** A listed question with what the gate would score it, had nobody listed it; null where that was not measured. */
export interface HeldOutQuestion {
  kind: QuestionListKind;
  text: string;
  /** Log-odds. */
  score: number | null;
}

/** What is built from an assistant's knowledge and lists at one revision; swapped in whole and never changed. */
export interface AssistantSnapshot {
  assistant: string;
  revision: number;
  passageCount: number;
  passages: PassageIndex;
  gate: Gate;
  /** Question-answer pairs whose question is like the text, best first. */
  similarPairs(text: string, limit: number): SimilarText[];
  /** What an embedding model learns from; absent where none is configured. */
  heldOut?: readonly HeldOutQuestion[];
}

/** The live snapshots. */
export interface AssistantSnapshots {
  /** Null while the assistant's first snapshot is still being built, or when the assistant is unknown. */
  current(assistant: string): AssistantSnapshot | null;
  /** Resolves with the first snapshot as soon as there is one; null for an unknown assistant. */
  whenReady(assistant: string): Promise<AssistantSnapshot | null>;
}
export const AssistantSnapshots = Symbol('AssistantSnapshots');

/** Brings the live snapshots up to the stored knowledge and lists. */
export interface IndexWriter {
  /** Resolves when every assistant's snapshot is at least at the revision stored when it was called. */
  refresh(): Promise<void>;
}
export const IndexWriter = Symbol('IndexWriter');
