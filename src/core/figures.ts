/** A value of a result. Dates are ISO texts; integers beyond 2^53 are texts; what is no text, number or date is null. */
export type Cell = string | number | boolean | null;

export interface ResultTable {
  /** As the query names them; unique. */
  columns: readonly string[];
  /** As long as `columns` each. */
  rows: readonly (readonly Cell[])[];
}

export const chartTypes = ['bar', 'line', 'pie', 'scatter', 'histogram', 'heatmap'] as const;
export type ChartType = (typeof chartTypes)[number];

/**
 * What is drawn of a table: names of its columns and plain words, nothing else. `x`: the categories, times, slices of a
 * pie, or columns of a heat map. `y`: the values, at most six; of a histogram the one that is binned. `series`: what
 * splits the values into lines or bars; of a heat map its rows.
 */
export interface ChartSpecification {
  type: ChartType;
  /** At most 80 characters. */
  title: string;
  x: string;
  y: readonly string[];
  series?: string;
  stacked?: boolean;
  /** Of the values, such as 篇. */
  unit?: string;
}

export interface Chart {
  specification: ChartSpecification;
  /** The points as they are drawn, at most 500. */
  table: ResultTable;
}

/** Figures below the words of an answer. */
export interface Figures {
  /** Of the data source. */
  source: string;
  /** At most ten rows and twelve columns, cells of at most 80 characters; null where the sentence says it all. */
  table: ResultTable | null;
  /** Rows of the whole result; a file holds them where there are more than ten. */
  totalRows: number;
  /** Whether the result went on beyond what is read of it. */
  isCut: boolean;
  chart: Chart | null;
  /** As they were run. */
  queries: readonly string[];
  /** What the figures are restricted to, in words; empty: nothing. */
  filters: string;
  /** What the data is as of, as people read it. */
  asOf: string;
}

/** A file that goes with an answer: `key` of the answer files. */
export interface AnswerAttachment {
  kind: 'picture' | 'file';
  key: string;
  /** As members see it, such as `papers.csv`. */
  name: string;
  mediaType: string;
  /** What it shows, for who cannot see it. */
  description: string;
}
