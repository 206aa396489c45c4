import { cellText, isNumberColumn } from '../../../src/text/cell-text';
import type { ResultTable } from '../api';
import { useLanguage } from '../i18n/language';
import classes from './figures.module.css';

/** Longer cells may be broken. */
const LONG = 14;

interface FiguresTableProps {
  table: ResultTable;
  /** That there are more rows; empty where there are not. */
  more: string;
}

/** A result; where the window is too narrow it is moved sideways. */
export function FiguresTable({ table, more }: FiguresTableProps) {
  const { language, text } = useLanguage();
  const isNumber = table.columns.map((_name, at) => isNumberColumn(table, at) || undefined);
  const isLong = (words: string) => words.length > LONG || undefined;
  return (
    <div>
      <div className={classes.scroll} role="region" aria-label={text.figures.table} tabIndex={0}>
        <table className={classes.table} data-testid="figures-table">
          <thead>
            <tr>
              {table.columns.map((name, at) => (
                <th key={name} scope="col" data-number={isNumber[at]} data-long={isLong(name)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => {
                  const words = cellText(cell, language);
                  return (
                    <td key={column} data-number={isNumber[column]} data-long={isLong(words)}>
                      {words}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more !== '' && <p className={classes.note}>{more}</p>}
    </div>
  );
}
