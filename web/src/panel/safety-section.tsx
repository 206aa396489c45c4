import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { describeSafety, describeSuspected } from './describe-safety';
import { Section } from './section';
import classes from './trust.module.css';

/** Whether a safety rule did more than let it pass. */
export const hasActed = ({ safety = [], suspected = [], blockedBy }: Trace): boolean =>
  blockedBy !== undefined || suspected.length > 0 || safety.some(({ did }) => did !== 'passed');

/** What each safety rule did that did something, and how many had nothing against it. */
export function SafetySection({ trace }: { trace: Trace }) {
  const text = useText();
  const words = text.trust;
  const { safety = [], suspected = [], evidence, blockedBy } = trace;
  const acted = safety.filter(({ did }) => did !== 'passed');
  const actedRules = new Set(acted.map(({ rule }) => rule));
  const passed = new Set(safety.map(({ rule }) => rule).filter((rule) => !actedRules.has(rule)));
  // Outcomes of older programs have only this.
  const blocker = acted.some(({ did }) => did === 'blocked') ? undefined : blockedBy;
  if (!hasActed(trace) && passed.size === 0) return null;
  return (
    <Section title={words.safety}>
      <div className={classes.lines} data-testid="safety">
        {blocker !== undefined && <p className={classes.line}>{words.blockedBy(blocker)}</p>}
        <ul className={classes.list}>
          {acted.map((step, at) => (
            <li key={at} className={classes.acted} data-did={step.did}>
              {describeSafety(step, text)}
            </li>
          ))}
          {suspected.map((one) => (
            <li key={one.where} className={classes.acted}>
              {describeSuspected(one, evidence, text)}
            </li>
          ))}
        </ul>
        {passed.size > 0 && (
          <p className={classes.soft}>{(hasActed(trace) ? words.alsoPassed : words.passed)(passed.size)}</p>
        )}
      </div>
    </Section>
  );
}
