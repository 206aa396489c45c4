/** A paper as a line of a list tells of it. */
export interface ListedPaper {
  /** arXiv number, DOI, name of its page, or its address, in that order. */
  identifier: string;
  title: string;
  /** `YYYY-MM`. */
  month: string;
  subject: string | null;
  authors: readonly string[];
  link: string;
  pageLink: string | null;
  /** ISO day; null where the list does not say. */
  addedOn: string | null;
}

/** What the page of a paper holds. */
export interface PaperPage {
  /** Null where it has none of its own. */
  title: string | null;
  /** The first answer. */
  summary: string | null;
  subject: string | null;
  authors: readonly string[];
  questions: readonly { question: string; answer: string }[];
}
