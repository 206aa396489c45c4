import type { LineRun } from '../api';
import { useText } from '../i18n/language';
import classes from './document.module.css';

/** Runs of lines, or a whole text. */
export type ShownDifference = readonly LineRun[] | string;

/** Lines shown before and after a change. */
const around = 3;
const signs = { added: '+', removed: '−', same: ' ' } as const;

/** What changed, with a few lines around it; long runs of same lines are left out. */
export function Difference({ content }: { content: ShownDifference }) {
  const { knowledge: words } = useText();
  if (typeof content === 'string') return <pre className={classes.text}>{content}</pre>;
  if (!content.some(({ kind }) => kind !== 'same')) return <p className={classes.soft}>{words.noChange}</p>;
  return (
    <div className={classes.difference} data-testid="difference">
      {content.map((run, at) => {
        const shown =
          run.kind === 'same' ? shorten(run.lines, { first: at === 0, last: at === content.length - 1 }) : run.lines;
        const label = run.kind === 'same' ? undefined : words[run.kind];
        return (
          <div key={at} className={classes.run} data-kind={run.kind} role="group" aria-label={label}>
            {shown.map((line, index) =>
              typeof line === 'number' ? (
                <div key={index} className={classes.left}>
                  {words.sameLines(line)}
                </div>
              ) : (
                <div key={index} className={classes.line}>
                  <span aria-hidden="true" className={classes.sign}>
                    {signs[run.kind]}
                  </span>
                  <span>{line === '' ? ' ' : line}</span>
                </div>
              ),
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A number stands for so many lines that are left out. */
function shorten(lines: readonly string[], place: { first: boolean; last: boolean }): (string | number)[] {
  const head = place.first ? 0 : around;
  const tail = place.last ? 0 : around;
  const left = lines.length - head - tail;
  if (left <= 1) return [...lines];
  return [...lines.slice(0, head), left, ...lines.slice(lines.length - tail)];
}
