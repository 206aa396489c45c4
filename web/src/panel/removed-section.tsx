import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { describeFault } from './describe-safety';
import { Section } from './section';
import classes from './trust.module.css';

/** How many sentences of the draft were not sent, by what was wrong with them. */
export function RemovedSection({ trace: { removed = [] } }: { trace: Trace }) {
  const text = useText();
  const words = text.trust;
  if (removed.length === 0) return null;
  return (
    <Section title={words.removed} note={words.removedNote}>
      <ul className={classes.list} data-testid="removed">
        {removed.map(({ fault, count }) => (
          <li key={fault} className={classes.removed}>
            <span>{describeFault(fault, text)}</span>
            <span>{words.sentences(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
