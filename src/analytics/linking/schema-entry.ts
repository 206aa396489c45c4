import type { DescribedColumn, DescribedTable } from '../source/source-description';

/** Words that a table or column is known by. */
export interface EntryWords {
  /** Stems of Latin words. */
  latin: readonly string[];
  chinese: readonly string[];
  /** Of each of the Chinese words. */
  concepts: readonly (readonly number[])[];
}

export interface ColumnEntry {
  table: TableEntry;
  column: DescribedColumn;
  /** Place in the whole description. */
  at: number;
  /** Without what all columns of the table begin with. */
  name: EntryWords;
  title: EntryWords;
  description: EntryWords;
  kind: 'number' | 'time' | 'text' | 'other';
  isKey: boolean;
}

export interface TableEntry {
  table: DescribedTable;
  name: EntryWords;
  title: EntryWords;
  description: EntryWords;
  columns: ColumnEntry[];
  /** By which its rows are told apart, as declared or as its name has it. */
  ownKey: ColumnEntry | null;
}
