import type { ChatRole } from '../../core/ports/chat-model';

/** What the choice looks at of an endpoint. */
export interface Choosable {
  /** What it is asked for; empty: everything. */
  roles: readonly (ChatRole | 'long')[];
  /** What prompt and reply may take together; undefined: any length. */
  contextTokens: number | undefined;
  /** Whether it could begin at once: it is well, and no limit lets the request wait. */
  isReady: (tokens: number) => boolean;
}

export interface Wanted {
  role: ChatRole;
  /** Of the prompt, as estimated. */
  promptTokens: number;
  replyTokens: number;
  /** From so many tokens of the prompt on, endpoints for long texts go first. */
  longTokens: number;
}

/**
 * The endpoints that may be asked, best first. Only those that have the role, and whose context holds the text; for a
 * long one those for long texts first; then whoever can begin at once; else in their configured order.
 */
export function chooseEndpoints<Endpoint extends Choosable>(
  endpoints: readonly Endpoint[],
  { role, promptTokens, replyTokens, longTokens }: Wanted,
): Endpoint[] {
  const isLong = promptTokens >= longTokens;
  const takesLong = ({ roles }: Endpoint): boolean => isLong && roles.includes('long');
  const fitting = endpoints.filter(
    (endpoint) =>
      (endpoint.roles.length === 0 || endpoint.roles.includes(role) || takesLong(endpoint)) &&
      promptTokens + replyTokens <= (endpoint.contextTokens ?? Infinity),
  );
  const rank = (endpoint: Endpoint): number =>
    (endpoint.isReady(promptTokens + replyTokens) ? 0 : 2) + (isLong && !takesLong(endpoint) ? 1 : 0);
  return fitting
    .map((endpoint) => ({ endpoint, rank: rank(endpoint) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ endpoint }) => endpoint);
}
