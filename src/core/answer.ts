/** A retrieved passage or pair with its score and what a citation needs. */
export interface Evidence {
  /** Id of the passage or of the question-answer pair. */
  id: string;
  kind: 'passage' | 'qa-pair';
  /** Which retriever found it. */
  retriever: string;
  text: string;
  title: string;
  headingPath: readonly string[];
  /** What the document names as origin of its facts. */
  sources: readonly string[];
  reviewedOn: string | null;
  /** The retriever's own score; comparable within one retriever only. */
  score: number;
}

/** Which evidence backs a piece of the answer; `number` is what `[1]` in the text refers to, from 1. */
export interface Citation {
  number: number;
  evidenceId: string;
  title: string;
  headingPath: readonly string[];
  sources: readonly string[];
  reviewedOn: string | null;
  /** Address of the page that shows the passage in its place; absent where no public address is configured. */
  url?: string;
}

/** `quote`: sentences of the sources as they stand. `model`: composed by a chat model. `fixed`: one of the program's own lines. */
export type AnswerWriter = 'quote' | 'model' | 'fixed';

/** What may be sent. */
export interface Answer {
  /** Bears `[n]` marks; the list of sources is not part of it. */
  text: string;
  citations: readonly Citation[];
  writer: AnswerWriter;
}

/** What a writer made, before anything is checked. */
export interface Draft {
  answer: Answer;
  /** Set when a model was to compose and the built-in quoting served instead. */
  fallback: WriterFallback | null;
  tokens: number | null;
}

export type WriterFallback =
  | 'model-unreachable'
  | 'model-timeout'
  | 'model-error'
  | 'invalid-json'
  | 'unknown-citation'
  | 'no-citation'
  | 'too-long'
  | 'model-declined'
  | 'wrong-language';
