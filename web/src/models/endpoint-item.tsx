import type { EndpointReport } from '../api';
import { useText } from '../i18n/language';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { describeCost } from './describe-cost';
import classes from './models.module.css';

/** One endpoint: how it does, and what was used of it today. */
export function EndpointItem({ report: { kind, endpoint, state, used } }: { report: EndpointReport }) {
  const text = useText();
  const words = text.models;
  const breaker = state?.breaker ?? 'gone';
  const facts: readonly (readonly [string, string])[] = [
    [words.calls, words.callCount(formatCount(used.calls, text.htmlLang))],
    [words.tokens, formatCount(used.tokens, text.htmlLang)],
    [words.cost, describeCost(used, text)],
  ];
  return (
    <li className={classes.item} data-state={breaker} data-testid="endpoint">
      <div className={classes.head}>
        <strong>{endpoint}</strong>
        <span className={classes.soft}>
          {[words.kind[kind], state?.model].filter((part) => part !== undefined && part !== endpoint).join(' · ')}
        </span>
        <span className={classes.state} data-state={breaker} data-testid="endpoint-state">
          {breaker === 'open' && <Icon name="alert" size={14} />}
          {state ? words.breaker[state.breaker] : words.gone}
        </span>
      </div>
      {state && state.failures > 0 && (
        <p className={breaker === 'closed' ? classes.soft : classes.problem}>{words.failures(state.failures)}</p>
      )}
      {state && state.running > 0 && <p className={classes.soft}>{words.running(state.running)}</p>}
      {used.calls === 0 ? (
        <p className={classes.soft}>{words.unused}</p>
      ) : (
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
