import type { Cell, ResultTable } from '../../core/figures';
import type { PlacedValue } from '../../core/ports/redactor';
import { replacePlaceholders } from '../../text/placeholders';
import type { SqlDialect } from '../source/data-source';

/**
 * The asker's personal data, which a model sees as placeholders only: put into what is matched and run on this machine,
 * and taken out again of all that is kept.
 */
export class HiddenValues {
  private readonly values: ReadonlyMap<string, string>;
  /** As they may stand in a text, the longest first. */
  private readonly written: readonly PlacedValue[];

  constructor(placed: readonly PlacedValue[]) {
    this.values = new Map(placed.map(({ placeholder, value }) => [placeholder, value]));
    this.written = placed
      .filter(({ value }) => value !== '')
      .flatMap(({ placeholder, value }) => spellingsOf(value).map((text) => ({ placeholder, value: text })))
      .sort((one, other) => other.value.length - one.value.length);
  }

  shown(text: string): string {
    return replacePlaceholders(text, (one) => this.values.get(one) ?? one);
  }

  /** Into the string literals of a statement. */
  inSql(sql: string, dialect: SqlDialect): string {
    return replacePlaceholders(sql, (one) => escaped(this.values.get(one) ?? one, dialect));
  }

  hidden(text: string): string {
    return this.written.reduce((rest, { placeholder, value }) => rest.replaceAll(value, placeholder), text);
  }

  /** Rows may bear what was asked with. */
  inTable({ columns, rows }: ResultTable): ResultTable {
    if (this.written.length === 0) return { columns, rows };
    return {
      columns: columns.map((name) => this.hidden(name)),
      rows: rows.map((row) => row.map((cell) => this.inCell(cell))),
    };
  }

  private inCell(cell: Cell): Cell {
    if (typeof cell === 'string') return this.hidden(cell);
    return this.written.find(({ value }) => value === String(cell))?.placeholder ?? cell;
  }
}

const escaped = (value: string, dialect: SqlDialect): string =>
  (dialect === 'mysql' ? value.replaceAll('\\', '\\\\') : value).replaceAll("'", "''");

const spellingsOf = (value: string): string[] => [
  ...new Set([value, escaped(value, 'sqlite'), escaped(value, 'mysql')]),
];
