import type { AlarmView } from '../api';
import { useText } from '../i18n/language';
import { formatMoment } from '../ui/format';
import classes from './waiting-list.module.css';

const dayMs = 86_400_000;
const most = 5;

/** Emergencies of the last day that somebody took note of, and who did. */
export function AcknowledgedAlarms({ alarms }: { alarms: readonly AlarmView[] }) {
  const text = useText();
  const since = Date.now() - dayMs;
  const shown = alarms.filter(({ acknowledgedAt }) => acknowledgedAt !== null && acknowledgedAt >= since);
  if (shown.length === 0) return null;
  const moment = (at: number | null): string => formatMoment(at ?? 0, text.htmlLang);
  return (
    <section className={classes.acknowledged} data-testid="acknowledged-alarms">
      <h3>{text.waiting.acknowledgedTitle}</h3>
      <ul>
        {shown.slice(0, most).map((alarm) => (
          <li key={alarm.questionId}>
            {text.waiting.said([
              text.trust.redFlagClass[alarm.class],
              text.waiting.place(alarm.conversation.channel, alarm.groupName ?? alarm.conversation.id),
              moment(alarm.raisedAt),
            ])}
            <br />
            {text.waiting.acknowledgedBy(
              alarm.acknowledgedBy === 'page' ? null : alarm.acknowledgedBy,
              moment(alarm.acknowledgedAt),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
