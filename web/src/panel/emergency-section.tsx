import type { Outcome } from '../api';
import { useText } from '../i18n/language';
import { Section } from './section';
import classes from './trust.module.css';

/** What emergency was seen and by which rule; nothing where there was none. */
export function EmergencySection({ outcome: { kind, trace } }: { outcome: Outcome }) {
  const { trust } = useText();
  const { redFlag } = trace;
  if (!redFlag) return null;
  return (
    <Section title={trust.emergency}>
      <div className={classes.lines} data-testid="red-flag">
        <p className={classes.strong}>{trust.redFlag(trust.redFlagClass[redFlag.class])}</p>
        {kind === 'emergency' && <p className={classes.line}>{trust.emergencySent}</p>}
        <p className={classes.soft}>
          {trust.redFlagRule} <code>{redFlag.rule}</code>
        </p>
      </div>
    </Section>
  );
}
