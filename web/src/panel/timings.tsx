import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { formatMilliseconds } from '../ui/format';
import { Section } from './section';
import classes from './timings.module.css';

export function Timings({ trace: { stages } }: { trace: Trace }) {
  const text = useText();
  const total = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const share = (milliseconds: number) => `${total > 0 ? Math.max(1, (milliseconds / total) * 100) : 0}%`;
  return (
    <Section title={text.panel.timings}>
      <dl className={classes.list}>
        {stages.map(({ name, milliseconds }, index) => (
          <div key={index} className={classes.row}>
            <dt>{text.stage[name]}</dt>
            <dd>
              <span className={classes.track} aria-hidden="true">
                <span className={classes.bar} style={{ width: share(milliseconds) }} />
              </span>
              <span className={classes.number}>{formatMilliseconds(milliseconds)}</span>
            </dd>
          </div>
        ))}
        <div className={classes.row} data-total>
          <dt>{text.panel.total}</dt>
          <dd>
            <span className={classes.number}>{formatMilliseconds(total)}</span>
          </dd>
        </div>
      </dl>
    </Section>
  );
}
