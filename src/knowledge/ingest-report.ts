import type { KnowledgeProblem } from './knowledge-error';

export interface BaseReport {
  name: string;
  assistant: string;
  /** Documents stored now. */
  documents: number;
  /** Passages of the documents that were added or changed. */
  passages: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Rows in its files. */
  pairs: number;
  good: number;
  bad: number;
}

export interface IngestReport {
  bases: BaseReport[];
  /** Names of the knowledge bases that are gone. */
  removedBases: string[];
  problems: KnowledgeProblem[];
}

export interface IngestProgress {
  knowledgeBase: string;
  path: string;
  /** Documents looked at, of `total` over all knowledge bases. */
  done: number;
  total: number;
}

/** How far the reading of files is. */
export interface IngestState {
  /** Null while nothing is read. */
  running: IngestProgress | null;
  /** `at`: epoch milliseconds; `problems` of all knowledge bases, each as of when it was read last. Null before the first has ended. */
  last: { at: number; problems: readonly KnowledgeProblem[] } | null;
}
