import type { DataTableReport } from '../api';
import { useText } from '../i18n/language';
import cards from '../ui/cards.module.css';
import classes from './data.module.css';

/** A table of a data source with the columns that may be read. */
export function DataTable({ table }: { table: DataTableReport }) {
  const { data: words } = useText();
  const { name, title, description, rowFilter, columns } = table;
  return (
    <section className={classes.table} data-testid="data-table">
      <h4 className={classes.subtitle}>
        <code className={classes.code}>{name}</code> {title}
      </h4>
      {description !== '' && <p className={cards.soft}>{description}</p>}
      {rowFilter !== null && (
        <p className={cards.words}>
          {words.rowFilter} <code className={classes.code}>{rowFilter}</code>
        </p>
      )}
      <table className={classes.columns}>
        <thead>
          <tr>
            {[words.column, words.meaning, words.type].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <td>
                <code className={classes.code}>{column.name}</code>
              </td>
              <td>
                {column.title}
                {column.description !== '' && <span className={cards.under}>{column.description}</span>}
              </td>
              <td>{column.type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
