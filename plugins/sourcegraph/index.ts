import { definePlugin, Unavailable, type PluginContext } from 'fennelbean/plugin';
import { codeWords } from './code-words';
import { type CodeMatch, matchesIn } from './search-stream';

interface Configuration {
  endpoint: string;
  repositories: string;
  results: number;
  contextLines: number;
}

const MAX_TEXT = 1500;

export default definePlugin<Configuration>({
  retriever: {
    async retrieve({ text, limit }, context) {
      const words = codeWords(text);
      // What names no code is not asked of a code host.
      if (words.length === 0) return [];
      const most = Math.min(limit, context.configuration.results);
      const all = await search(words.join(' '), most, context);
      const found = all.length > 0 || words.length === 1 ? all : await search(words.join(' OR '), most, context);
      const base = context.configuration.endpoint.replace(/\/+$/, '');
      return found.slice(0, most).map(({ repository, path, commit, first, last, content }) => ({
        text: content.slice(0, MAX_TEXT),
        title: `${repository}: ${path}`.slice(0, 300),
        url: `${base}/${repository}${commit === '' ? '' : `@${commit}`}/-/blob/${encodeURI(path)}?L${first}-${last}`,
        headingPath: [repository.slice(0, 300)],
        place: { kind: 'lines' as const, first, last, symbol: null },
      }));
    },
  },
});

/** One search by the stream interface, https://sourcegraph.com/docs/api/stream-api. */
async function search(words: string, most: number, context: PluginContext<Configuration>): Promise<CodeMatch[]> {
  const { configuration, environment, fetch, log } = context;
  const { endpoint, repositories, contextLines } = configuration;
  const filters = ['type:file', ...(repositories === '' ? [] : [`repo:${repositories}`]), `count:${most * 4}`];
  const query = new URLSearchParams({
    q: `${filters.join(' ')} (${words})`,
    v: 'V3',
    t: 'keyword',
    display: `${most * 2}`,
    cm: 'true',
    cl: `${contextLines}`,
    'max-line-len': '400',
  });
  const token = environment.SOURCEGRAPH_TOKEN;
  const response = await fetch(`${endpoint.replace(/\/+$/, '')}/.api/search/stream?${query.toString()}`, {
    headers: { accept: 'text/event-stream', ...(token !== undefined && { authorization: `token ${token}` }) },
  });
  if (response.status === 401 || response.status === 403) throw new Unavailable('not-allowed');
  if (response.status === 429) throw new Unavailable('rate-limited');
  if (response.status !== 200) throw new Unavailable('search-failed');
  const matches = matchesIn(response.text);
  log.info('searched', { matches: matches.length });
  return matches;
}
