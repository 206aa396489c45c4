import { Unavailable, type PluginContext, type PluginResponse } from 'fennelbean/plugin';
import { parseDuckDuckGo } from './duckduckgo';
import type { SearchResult } from './search-result';

export type EngineName = 'duckduckgo' | 'serper' | 'bing' | 'searxng';

type Asking = Pick<PluginContext, 'fetch' | 'environment'>;

export interface Engine {
  /** Throws `Unavailable`. `endpoint`: in place of the engine's own address; empty: that. */
  search(request: { query: string; endpoint: string }, context: Asking): Promise<SearchResult[]>;
}

const COUNT = 20;

/** https://html.duckduckgo.com/html/ is a page for browsers without scripts: no key, no promise, and now and then a puzzle. */
const duckduckgo: Engine = {
  async search({ query, endpoint }, { fetch }) {
    const base = endpoint || 'https://html.duckduckgo.com/html/';
    const response = await fetch(`${base}?${new URLSearchParams({ q: query }).toString()}`, {
      headers: { accept: 'text/html' },
    });
    return parseDuckDuckGo(answered(response).text);
  },
};

/** Google's results by serper.dev. */
const serper: Engine = {
  async search({ query, endpoint }, { fetch, environment }) {
    const response = await fetch(endpoint || 'https://google.serper.dev/search', {
      method: 'POST',
      headers: { 'X-API-KEY': keyIn(environment, 'SERPER_API_KEY'), 'content-type': 'application/json' },
      body: JSON.stringify({ q: query, num: COUNT }),
    });
    return resultsIn(response, ['organic'], { url: 'link', title: 'title', excerpt: 'snippet' });
  },
};

/** Web Search API, version 7. */
const bing: Engine = {
  async search({ query, endpoint }, { fetch, environment }) {
    const base = endpoint || 'https://api.bing.microsoft.com/v7.0/search';
    const response = await fetch(`${base}?${new URLSearchParams({ q: query, count: `${COUNT}` }).toString()}`, {
      headers: { 'Ocp-Apim-Subscription-Key': keyIn(environment, 'BING_SEARCH_API_KEY'), accept: 'application/json' },
    });
    return resultsIn(response, ['webPages', 'value'], { url: 'url', title: 'name', excerpt: 'snippet' });
  },
};

/** A SearXNG of one's own; its settings have to allow the format json. */
const searxng: Engine = {
  async search({ query, endpoint }, { fetch }) {
    if (endpoint === '') throw new Unavailable('no-endpoint');
    const base = endpoint.replace(/\/+$/, '');
    const response = await fetch(`${base}/search?${new URLSearchParams({ q: query, format: 'json' }).toString()}`, {
      headers: { accept: 'application/json' },
    });
    return resultsIn(response, ['results'], { url: 'url', title: 'title', excerpt: 'content' });
  },
};

export const engines: Readonly<Record<EngineName, Engine>> = { duckduckgo, serper, bing, searxng };

function keyIn(environment: Readonly<Record<string, string>>, name: string): string {
  const key = environment[name];
  if (key === undefined || key === '') throw new Unavailable('no-key');
  return key;
}

function answered(response: PluginResponse): PluginResponse {
  const { status } = response;
  if (status === 401 || status === 403) throw new Unavailable('not-allowed');
  if (status === 429) throw new Unavailable('rate-limited');
  if (status !== 200) throw new Unavailable('engine-failed');
  return response;
}

/** The list at the path, as far as its items are results; engines add what they like. */
function resultsIn(
  response: PluginResponse,
  path: readonly string[],
  keys: Readonly<Record<keyof SearchResult, string>>,
): SearchResult[] {
  let found: unknown;
  try {
    found = JSON.parse(answered(response).text);
  } catch (error) {
    throw error instanceof Unavailable ? error : new Unavailable('no-json');
  }
  for (const key of path) found = (found as Record<string, unknown> | null | undefined)?.[key];
  if (!Array.isArray(found)) return [];
  return found.flatMap((item: unknown) => {
    const text = (key: string): string => {
      const value = (item as Record<string, unknown> | null)?.[key];
      return typeof value === 'string' ? value.trim() : '';
    };
    const result = { url: text(keys.url), title: text(keys.title), excerpt: text(keys.excerpt) };
    return result.url === '' || result.title === '' ? [] : [result];
  });
}
