/** Words in both languages, or one text for both. */
export type BilingualWords = string | { zh: string; en: string };

export interface DataTableReport {
  name: string;
  /** Empty, like `description`, where the source's description gives none. */
  title: string;
  description: string;
  /** The condition that every query of it gets; null where it has none. */
  rowFilter: string | null;
  /** Those that may be read. */
  columns: readonly { name: string; type: string; title: string; description: string }[];
}

export interface SavedQuestionReport {
  name: string;
  title: BilingualWords;
  /** Wordings by which members ask it; `{name}` stands for a parameter. */
  questions: readonly string[];
}

/** A data source as admins see it; bears no host, user, password or path. */
export interface DataSourceReport {
  name: string;
  title: BilingualWords;
  /** Empty where there is none. */
  description: string;
  /** Names of the assistants whose groups may ask it. */
  assistants: readonly string[];
  kind: 'sqlite' | 'mysql';
  /** Whether it answered just now; `failure` is the code of why it did not, such as `unreachable`, or `no-description`. */
  state: { isReachable: true } | { isReachable: false; failure: string };
  tables: readonly DataTableReport[];
  /** Groups of fewer than so many people are not shown; null where that is not asked for. */
  peopleAtLeast: number | null;
  terms: readonly { term: string; means: string }[];
  saved: readonly SavedQuestionReport[];
  /** What the data is as of, as people read it; null where the source does not tell. */
  asOf: string | null;
}

/** The data sources that the configuration names. */
export interface DataSourceReports {
  /** In the order of the configuration. Never rejects because a source does not answer. */
  list(): Promise<readonly DataSourceReport[]>;
}
export const DataSourceReports = Symbol('DataSourceReports');
