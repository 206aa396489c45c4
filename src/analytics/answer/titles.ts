import type { Chart, ResultTable } from '../../core/figures';
import type { Language } from '../../core/question';
import type { DescribedTable, SourceDescription } from '../source/source-description';

/** How the columns of a result are called for people: by the description's headings, else its titles of columns. */
export class Titles {
  private readonly titles = new Map<string, string>();

  constructor({ tables, headings }: Pick<SourceDescription, 'tables' | 'headings'>, language: Language) {
    for (const { columns } of tables) {
      for (const { name, title } of columns) if (title !== '') this.titles.set(name.toLowerCase(), title);
    }
    for (const heading of headings) this.titles.set(heading.name.toLowerCase(), heading[language]);
  }

  of(column: string): string {
    return this.titles.get(column.toLowerCase()) ?? column;
  }

  /** The same tables with their columns called so. */
  ofTables(tables: readonly DescribedTable[]): DescribedTable[] {
    return tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, title: this.titles.get(column.name.toLowerCase()) ?? '' })),
    }));
  }

  /** The same chart with the columns named as in `titled`. */
  ofChart({ specification, table }: Chart, raw: ResultTable, titled: ResultTable): Chart {
    const names = new Map(raw.columns.map((column, at) => [column, titled.columns[at] ?? column]));
    const named = (column: string): string => names.get(column) ?? column;
    const { x, y, series } = specification;
    return {
      specification: {
        ...specification,
        x: named(x),
        y: y.map(named),
        ...(series !== undefined && { series: named(series) }),
      },
      table: { ...table, columns: table.columns.map(named) },
    };
  }
}

/** Two columns that would be called the same keep their own names. */
export function titledTable(table: ResultTable, titles: Titles): ResultTable {
  const named = table.columns.map((column) => titles.of(column));
  const columns = named.map((title, at) =>
    named.indexOf(title) === named.lastIndexOf(title) ? title : (table.columns[at] ?? title),
  );
  return { ...table, columns: new Set(columns).size === columns.length ? columns : table.columns };
}
