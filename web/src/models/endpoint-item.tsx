import type { EndpointReport } from '../api';
import { useText } from '../i18n/language';
import { formatCount } from '../ui/format';
import { Icon } from '../ui/icon';
import { describeCost } from './describe-cost';
import cards from '../ui/cards.module.css';

const tones = { closed: 'good', 'half-open': 'warning', open: 'bad', gone: undefined } as const;

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
    <li className={cards.item} data-tone={breaker === 'open' ? 'bad' : undefined} data-testid="endpoint">
      <div className={cards.head}>
        <strong>{endpoint}</strong>
        <span className={cards.soft}>
          {[words.kind[kind], state?.model].filter((part) => part !== undefined && part !== endpoint).join(' · ')}
        </span>
        <span className={cards.state} data-tone={tones[breaker]} data-testid="endpoint-state">
          {breaker === 'open' && <Icon name="alert" size={14} />}
          {state ? words.breaker[state.breaker] : words.gone}
        </span>
      </div>
      {state && state.failures > 0 && (
        <p className={breaker === 'closed' ? cards.soft : cards.problem}>{words.failures(state.failures)}</p>
      )}
      {state && state.running > 0 && <p className={cards.soft}>{words.running(state.running)}</p>}
      {used.calls === 0 ? (
        <p className={cards.soft}>{words.unused}</p>
      ) : (
        <dl className={cards.facts} data-row>
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
