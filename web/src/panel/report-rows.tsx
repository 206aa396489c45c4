import type { ReportRow } from '../pictures/pictures-api';
import { useText } from '../i18n/language';
import classes from './pictures-section.module.css';

/** The rows of a laboratory report, with what they themselves say and what arithmetic says. */
export function ReportRows({ rows }: { rows: readonly ReportRow[] }) {
  const { pictures: words } = useText();
  const { item, value, range, printed, verdict } = words.columns;
  return (
    <div className={classes.scroll} role="region" aria-label={words.rows} tabIndex={0}>
      <table className={classes.rows} data-testid="report-rows">
        <thead>
          <tr>
            {[item, value, verdict, range, printed].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} data-verdict={row.verdict ?? 'unknown'}>
              <th scope="row">{row.item}</th>
              <td>{row.unit === null ? row.value : `${row.value} ${row.unit}`}</td>
              <td className={classes.verdict}>
                {row.verdict === null ? words.cannotTell : words.verdict[row.verdict]}
              </td>
              <td>{row.range ?? '–'}</td>
              <td>{row.printed === null ? '–' : words.printed[row.printed]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
