import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { describeSafety } from './describe-safety';
import { Section } from './section';
import classes from './trust.module.css';

/** Whether a safety rule did more than let it pass. */
export const hasActed = ({ safety = [], blockedBy }: Trace): boolean =>
  blockedBy !== undefined || safety.some(({ did }) => did !== 'passed');

/** What each safety rule did that did something, and how many had nothing against it. */
export function SafetySection({ trace: { safety = [], blockedBy } }: { trace: Trace }) {
  const text = useText();
  const words = text.trust;
  const acted = safety.filter(({ did }) => did !== 'passed');
  const passed = new Set(safety.filter(({ did }) => did === 'passed').map(({ rule }) => rule));
  for (const { rule } of acted) passed.delete(rule);
  // Outcomes of older programs have only this.
  const blocker = acted.some(({ did }) => did === 'blocked') ? undefined : blockedBy;
  if (safety.length === 0 && blocker === undefined) return null;
  const isAlone = acted.length === 0 && blocker === undefined;
  return (
    <Section title={words.safety}>
      <div className={classes.lines} data-testid="safety">
        {blocker !== undefined && <p className={classes.line}>{words.blockedBy(blocker)}</p>}
        {acted.length > 0 && (
          <ul className={classes.list}>
            {acted.map((one, at) => (
              <li key={at} className={classes.acted} data-did={one.did}>
                {describeSafety(one, text)}
              </li>
            ))}
          </ul>
        )}
        {passed.size > 0 && <p className={classes.soft}>{(isAlone ? words.passed : words.alsoPassed)(passed.size)}</p>}
      </div>
    </Section>
  );
}
