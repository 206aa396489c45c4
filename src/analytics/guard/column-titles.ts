import type { SqlDialect } from '../source/data-source';
import type { DescribedTable } from '../source/source-description';
import { tokensOf } from './sql-tokens';

/** The title of a column by its name; the name where it has none. */
export type Titles = (name: string) => string;

export function columnTitles(tables: readonly DescribedTable[]): Titles {
  const titles = new Map<string, string>();
  for (const { name, title } of tables.flatMap(({ columns }) => columns)) {
    if (title !== '' && !titles.has(name.toLowerCase())) titles.set(name.toLowerCase(), title);
  }
  return (name) => titles.get(name.toLowerCase()) ?? name;
}

/** SQL with titles in the place of columns, and without the tables before them. */
export function titledText(sql: string, titles: Titles, dialect: SqlDialect): string {
  const tokens = tokensOf(sql, dialect);
  return tokens
    .map(({ kind, text }, at) => {
      const isBefore = tokens[at + 1]?.text === '.' && (kind === 'word' || kind === 'quoted');
      if (isBefore || (text === '.' && at > 0)) return '';
      if (kind === 'space') return ' ';
      if (kind !== 'word' && kind !== 'quoted') return text;
      const name = kind === 'quoted' ? text.slice(1, -1) : text;
      return tokens[at + 1]?.text === '(' ? name : titles(name);
    })
    .join('')
    .trim();
}
