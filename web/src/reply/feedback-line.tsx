import type { FeedbackCounts } from '../api';
import { useText } from '../i18n/language';
import { Icon } from '../ui/icon';
import classes from './reply.module.css';

export function FeedbackLine({ feedback: { up, down, reasons } }: { feedback: FeedbackCounts }) {
  const { reply } = useText();
  if (up + down === 0) return <p className={classes.none}>{reply.noFeedback}</p>;
  return (
    <div data-testid="feedback">
      <p className={classes.counts}>
        <span role="img" aria-label={reply.up(up)} title={reply.up(up)}>
          <Icon name="up" size={16} /> {up}
        </span>
        <span role="img" aria-label={reply.down(down)} title={reply.down(down)}>
          <Icon name="down" size={16} /> {down}
        </span>
      </p>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ kind, reason, count }) => (
            <li key={`${kind} ${reason}`}>
              <Icon name={kind} size={14} />
              <span>{reason}</span>
              {count > 1 && <span className={classes.soft}>{reply.times(count)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
