import type { Trace } from '../api';
import { useText } from '../i18n/language';
import { formatPercent } from '../ui/format';
import { inWords } from './describe-safety';
import { Section } from './section';
import classes from './trust.module.css';

/** What kind of question it is, how sure that is, and who told. */
export function IntentSection({ trace: { intent } }: { trace: Trace }) {
  const { trust } = useText();
  if (!intent) return null;
  const { name, confidence, by } = intent;
  const percent = formatPercent(confidence);
  return (
    <Section title={trust.intent}>
      <div className={classes.lines} data-testid="intent">
        <p className={classes.line}>
          {name === null ? trust.intentNone(percent) : trust.intentIs(inWords(trust.intentName, name), percent)}
        </p>
        {trust.intentBy[by] !== '' && <p className={classes.soft}>{trust.intentBy[by]}</p>}
      </div>
    </Section>
  );
}
