import type { Chart, ResultTable } from '../../core/figures';
import type { SourceDescription } from '../source/source-description';

/** How the columns of a result are called for people: by the description's titles where they are its columns. */
export class Titles {
  private readonly titles = new Map<string, string>();

  constructor({ tables }: Pick<SourceDescription, 'tables'>) {
    for (const { columns } of tables) {
      for (const { name, title } of columns) if (title !== '') this.titles.set(name.toLowerCase(), title);
    }
  }

  of(column: string): string {
    return this.titles.get(column.toLowerCase()) ?? column;
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
