import type { FeedbackCounts } from '../api';
import { useText } from '../i18n/language';
import classes from './reply.module.css';

const thumb = { up: '👍', down: '👎' } as const;

export function FeedbackLine({ feedback: { up, down, reasons } }: { feedback: FeedbackCounts }) {
  const { reply } = useText();
  if (up + down === 0) return <p className={classes.none}>{reply.noFeedback}</p>;
  return (
    <div data-testid="feedback">
      <p className={classes.counts}>
        <span role="img" aria-label={reply.up(up)} title={reply.up(up)}>
          {thumb.up} {up}
        </span>
        <span role="img" aria-label={reply.down(down)} title={reply.down(down)}>
          {thumb.down} {down}
        </span>
      </p>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ kind, reason, count }) => (
            <li key={`${kind} ${reason}`}>
              <span aria-hidden="true">{thumb[kind]} </span>
              {reason}
              {count > 1 && <span className={classes.soft}> {reply.times(count)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
