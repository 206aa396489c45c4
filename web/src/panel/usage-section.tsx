import type { Trace } from '../api';
import { useLanguage } from '../i18n/language';
import { formatCost, formatCount } from '../ui/format';
import { Section } from './section';
import classes from './trust.module.css';

/** What models were used for this question, by endpoint. */
export function UsageSection({ trace: { usage = [] } }: { trace: Trace }) {
  const { text } = useLanguage();
  const words = text.trust;
  const { endpoint, calls, tokens, cost } = words.usageColumns;
  if (usage.length === 0) return null;
  const count = (value: number) => formatCount(value, text.htmlLang);
  return (
    <Section title={words.usage}>
      <table className={classes.table} data-testid="usage">
        <thead>
          <tr>
            {[endpoint, calls, tokens, cost].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.map((used) => (
            <tr key={used.endpoint}>
              <td>{used.endpoint}</td>
              <td>{count(used.calls)}</td>
              <td title={words.tokensSplit(count(used.promptTokens), count(used.completionTokens))}>
                {count(used.promptTokens + used.completionTokens)}
              </td>
              <td className={used.cost === null ? classes.unknown : undefined}>
                {used.cost === null ? words.priceUnknown : formatCost(used.cost, text.htmlLang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
