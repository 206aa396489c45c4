import type { SearchResult } from './search-result';

/** With more, engines answer nothing, or not what was meant. */
const MAX_NAMED = 8;

/** The query, bound to the domains where there are few of them. */
export const narrowed = (query: string, domains: readonly string[]): string =>
  domains.length > MAX_NAMED ? query : `${query} (${domains.map((domain) => `site:${domain}`).join(' OR ')})`;

/** The results that lie within the domains, those of the first domain first; within one as the engine ranks them. */
export function allowedResults(results: readonly SearchResult[], domains: readonly string[]): SearchResult[] {
  const seen = new Set<string>();
  return results
    .map((result, rank) => ({ result, rank, preference: preferenceOf(result.url, domains) }))
    .filter(({ result, preference }) => {
      if (preference === -1 || seen.has(result.url)) return false;
      seen.add(result.url);
      return true;
    })
    .sort((left, right) => left.preference - right.preference || left.rank - right.rank)
    .map(({ result }) => result);
}

function preferenceOf(url: string, domains: readonly string[]): number {
  if (!URL.canParse(url)) return -1;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return -1;
  return domains.findIndex((domain) => {
    const name = domain.toLowerCase();
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}
