import type { EndpointReport, GroupUsage } from '../core/model-report';
import type { EndpointState } from '../core/ports/model-health';
import type { ModelUsage, UsageTotal } from '../core/ports/model-usage-store';

type Kind = EndpointState['kind'];

/** Models that write are counted under their name alone, the others as `embedding/name` and `rerank/name`. */
const counted = ({ kind, endpoint }: Pick<EndpointState, 'kind' | 'endpoint'>): string =>
  kind === 'chat' || kind === 'vision' ? endpoint : `${kind}/${endpoint}`;
const served = /^(embedding|rerank)\/(.*)$/s;

/** Each endpoint with what was used of it. */
export function endpointReports(states: readonly EndpointState[], usage: readonly ModelUsage[]): EndpointReport[] {
  const byName = groupedBy(usage, ({ endpoint }) => endpoint);
  const known = states.map((state): EndpointReport => {
    const name = counted(state);
    const used = totalOf(byName.get(name) ?? []);
    // A chat and a vision endpoint of one name are counted as one: shown with the first of them.
    byName.delete(name);
    return { kind: state.kind, endpoint: state.endpoint, state, used };
  });
  const gone = [...byName].map(([name, rows]): EndpointReport => {
    const [, kind, endpoint] = served.exec(name) ?? [];
    return { kind: (kind as Kind | undefined) ?? 'chat', endpoint: endpoint ?? name, state: null, used: totalOf(rows) };
  });
  return [...known, ...gone];
}

/** What each group used, as the budget counts it; those that used most first. @param nameOf null where none is known */
export function groupUsages(
  usage: readonly ModelUsage[],
  nameOf: (channel: string, id: string) => string | null,
): GroupUsage[] {
  const groups = [...groupedBy(usage, ({ channel, conversationId }) => JSON.stringify([channel, conversationId]))];
  return groups
    .map(([, rows]): GroupUsage => {
      const { channel = '', conversationId: id = '' } = rows[0] ?? {};
      const assistants = [...new Set(rows.map(({ assistant }) => assistant))].filter((name) => name !== '');
      return { channel, id, name: nameOf(channel, id), assistants, used: totalOf(rows, asBudget) };
    })
    .sort((one, other) => other.used.tokens - one.used.tokens || other.used.calls - one.used.calls);
}

const asWritten = ({ promptTokens, completionTokens }: ModelUsage): number => promptTokens + completionTokens;
const asBudget = (usage: ModelUsage): number => (served.test(usage.endpoint) ? 0 : asWritten(usage));

const totalOf = (rows: readonly ModelUsage[], tokensOf: (usage: ModelUsage) => number = asWritten): UsageTotal => ({
  calls: sum(rows.map(({ calls }) => calls)),
  tokens: sum(rows.map(tokensOf)),
  cost: sum(rows.map(({ cost }) => cost ?? 0)),
  isCostKnown: rows.every(({ cost }) => cost !== null),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
