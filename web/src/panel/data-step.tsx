import type { AnswererStep } from '../api';
import { SqlFold } from '../figures/sql-fold';
import { useText } from '../i18n/language';
import type { Dictionary } from '../i18n/zh';
import { formatCount, formatMilliseconds } from '../ui/format';
import classes from './data-section.module.css';
import { inWords } from './describe-safety';

/** One step towards figures: what, how it ended and why, and what was run. */
export function DataStep({ step }: { step: AnswererStep }) {
  const text = useText();
  const { action, status, reason, sql, rows, milliseconds } = step;
  const words = text.query;
  const count = (value: number) => formatCount(value, text.htmlLang);
  const found = action === 'search-knowledge' ? words.pieces : words.rows;
  return (
    <li className={classes.step} data-status={status} data-testid="data-step">
      <div className={classes.head}>
        <span>{words.action[action]}</span>
        <span className={classes.state} data-status={status}>
          {words.status[status]}
        </span>
        <span className={classes.numbers}>
          {[...(rows === undefined ? [] : [found(count(rows))]), formatMilliseconds(milliseconds)].join(' · ')}
        </span>
      </div>
      {reason !== undefined && <p className={classes.reason}>{describeReason(reason, text)}</p>}
      {sql !== undefined && <SqlFold queries={[sql]} />}
    </li>
  );
}

function describeReason(reason: string, { query }: Dictionary): string {
  const [code = '', ...rest] = reason.split(': ');
  return query.because(inWords(query.reason, code), rest.join(': ').trim());
}
