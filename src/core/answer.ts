import type { Place } from './knowledge';
import type { AnswerAttachment, Figures } from './figures';
import type { ChatUsage } from './ports/chat-model';

/** A retrieved piece with its score and what a citation needs. */
export interface Evidence {
  /** Id of the passage or of the question-answer pair; of what is not stored, one that the same piece always gets. */
  id: string;
  /**
   * `file`: of a file that a member posted in the group. `web`: a page or a repository's code that nobody here reviewed.
   * `picture`: of a picture of the question itself. `figure`: a figure or table of a document.
   */
  kind: 'passage' | 'qa-pair' | 'file' | 'web' | 'picture' | 'figure';
  /** The document that holds it; null for what is in none. */
  documentId: string | null;
  /** Which retriever found it. */
  retriever: string;
  text: string;
  title: string;
  headingPath: readonly string[];
  /** What the document names as origin of its facts. */
  sources: readonly string[];
  reviewedOn: string | null;
  place: Place | null;
  /** Where the original stands on the web; null where it does not. */
  url: string | null;
  /** The names of a graph that lead from the question to here; absent where words did. */
  via?: readonly string[];
  /** The kept picture of a figure; absent where there is none. */
  picture?: EvidencePicture;
  /** The retriever's own score; comparable within one retriever only. */
  score: number;
}

export interface EvidencePicture {
  /** Of the kept pictures. */
  key: string;
  mediaType: 'image/jpeg' | 'image/png';
  /** As the document has it; empty where it has none. */
  caption: string;
}

/** Which evidence backs a piece of the answer; `number` is what `[1]` in the text refers to, from 1. */
export interface Citation {
  number: number;
  evidenceId: string;
  title: string;
  headingPath: readonly string[];
  sources: readonly string[];
  reviewedOn: string | null;
  /** Absent in answers of older programs. */
  documentId?: string | null;
  place?: Place | null;
  /** Address of the page that shows the passage in its place, or of the original; absent where there is none. */
  url?: string;
}

/**
 * `quote`: sentences of the sources as they stand. `model`: composed by a chat model. `query`: an admin's sentence with
 * figures of a data source. `fixed`: one of the program's own lines.
 */
export type AnswerWriter = 'quote' | 'model' | 'query' | 'fixed';

/** `generated`: a model composed it. `approved`: a person approved it for this very question, word for word. */
export type AnswerLabel = 'generated' | 'approved';

/** What may be sent. */
export interface Answer {
  /** Bears `[n]` marks; the list of sources is not part of it. */
  text: string;
  citations: readonly Citation[];
  writer: AnswerWriter;
  /** True where a source could not be asked: the answer may lack what it holds. */
  isReduced?: boolean;
  /** Shown below the text; absent where sources are quoted, and for fixed lines. */
  label?: AnswerLabel;
  /** A fixed sentence below it, such as that it replaces no doctor; absent where none is due. */
  notice?: string;
  /** What was counted, where figures answer. */
  figures?: Figures;
  /** Pictures and files that go with it, in the order of sending. */
  attachments?: readonly AnswerAttachment[];
}

/** What a writer made, before anything is checked. */
export interface Draft {
  answer: Answer;
  /** Set when a model was to compose and the built-in quoting served instead. */
  fallback: WriterFallback | null;
  tokens: number | null;
  /** The pieces as the writer saw them. */
  material: readonly Evidence[];
  /** What was written and is not in the answer, by what was wrong with it; absent where nothing was. */
  removed?: readonly { fault: string; count: number }[];
  /** Of the model, where it was counted. */
  usage?: ChatUsage;
}

export type WriterFallback =
  | 'model-unreachable'
  | 'model-timeout'
  | 'model-error'
  | 'model-over-budget'
  | 'invalid-json'
  | 'unknown-citation'
  | 'no-citation'
  | 'unsupported'
  | 'too-long'
  | 'model-declined'
  | 'wrong-language';
