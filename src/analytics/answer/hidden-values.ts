import type { PlacedValue } from '../../core/ports/redactor';
import { replacePlaceholders } from '../../text/placeholders';
import type { SqlDialect } from '../source/data-source';

/**
 * The asker's personal data, which a model sees as placeholders only: put into what is matched and run on this machine,
 * and taken out again of all that is kept.
 */
export class HiddenValues {
  private readonly values: ReadonlyMap<string, string>;

  constructor(private readonly placed: readonly PlacedValue[]) {
    this.values = new Map(placed.map(({ placeholder, value }) => [placeholder, value]));
  }

  shown(text: string): string {
    return replacePlaceholders(text, (one) => this.values.get(one) ?? one);
  }

  /** Into the string literals of a statement. */
  inSql(sql: string, dialect: SqlDialect): string {
    const escaped = (value: string): string =>
      (dialect === 'mysql' ? value.replaceAll('\\', '\\\\') : value).replaceAll("'", "''");
    return replacePlaceholders(sql, (one) => escaped(this.values.get(one) ?? one));
  }

  hidden(text: string): string {
    return this.placed.reduce((rest, { placeholder, value }) => rest.replaceAll(value, placeholder), text);
  }
}
