import type { Language } from './question';

/** A set of documents that assistants search. */
export interface KnowledgeBase {
  id: string;
  /** The folder's name; unique. */
  name: string;
  title: string;
  language: Language;
  /** Name of the assistant that it belongs to. */
  assistant: string;
  /** Absolute path of the folder that it was ingested from. */
  folder: string;
}

export interface Document {
  id: string;
  knowledgeBaseId: string;
  /** Relative to the knowledge base's folder, with forward slashes. */
  path: string;
  title: string;
  /** Changes with whatever its passages are made from: the file, its side file, how it is split, the version gone back to. */
  contentHash: string;
  format: DocumentFormat;
  /** Where its facts come from, as its front matter says. */
  sources: readonly string[];
  /** ISO date of the last review and who made it, as its front matter, its side file or the page says. */
  reviewedOn: string | null;
  reviewedBy: string | null;
  validity: Validity;
  /** Where its original stands on the web; null for a file of the folder. */
  url: string | null;
}

/** When a document counts. Dates are ISO days in the program's time zone, both inclusive; null: from ever, for ever. */
export interface Validity {
  from: string | null;
  until: string | null;
  /** Paths, in the same knowledge base, of the documents that this one replaces from its first day on, also when it is over. */
  supersedes: readonly string[];
  /** Epoch milliseconds since an admin took it out of use; null while it is in use. */
  withdrawnAt: number | null;
}

/** What a document was read from. */
export type DocumentFormat =
  'markdown' | 'text' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'csv' | 'code' | 'office-legacy';

/** Where in the original file something stands, beside its headings. All numbers count from 1. */
export type Place =
  | { kind: 'page'; first: number; last: number }
  | { kind: 'slide'; number: number }
  /** `range` as a spreadsheet writes it, such as `A2:D9`. */
  | { kind: 'cells'; sheet: string; range: string }
  /** `symbol`: the function or class that the lines are in. */
  | { kind: 'lines'; first: number; last: number; symbol: string | null };

/** An indexed piece of a document with its place in it. */
export interface Passage {
  id: string;
  documentId: string;
  /** Counts from 0 in the order of the document. */
  ordinal: number;
  /** Headings above the passage, outermost first. */
  headingPath: readonly string[];
  /** Offsets in characters (UTF-16 units) into the decoded document: the passage's own part, without overlap. */
  start: number;
  end: number;
  /** The passage's own part; what the gate indexes. */
  text: string;
  /** Text of the preceding passage that is repeated for context; empty without overlap. */
  overlap: string;
  /** Null where the format has no places, as Markdown. */
  place: Place | null;
}

/** A passage together with what a citation shows of its document. */
export interface SourcedPassage extends Passage {
  documentTitle: string;
  documentPath: string;
  knowledgeBase: string;
  sources: readonly string[];
  reviewedOn: string | null;
  url: string | null;
}

/** A question with its approved answer. */
export interface QaPair {
  id: string;
  knowledgeBaseId: string;
  question: string;
  answer: string;
  source: string | null;
}

/** `good`: an admin's example of what to answer. `bad`: of what to ignore. */
export type QuestionListKind = 'good' | 'bad';

/** A row of the good or the bad questions. */
export interface ListedQuestion {
  id: string;
  assistant: string;
  kind: QuestionListKind;
  text: string;
}

/** `file`: seeded from a file and untouched since. `admin`: written or changed by a person; ingest leaves it alone. */
export type RowOrigin = 'file' | 'admin';

/** A set-up that groups are bound to. */
export interface Assistant {
  name: string;
  title: string;
  language: Language;
  /** Share of everyday chatter that may pass the gate: 0.10 permissive to 0.01 strict. */
  strictness: number;
}
