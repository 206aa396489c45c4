import { definePlugin, Unavailable, type PluginContext, type PluginEvidence } from 'fennelbean/plugin';
import { allowedResults, narrowed } from './allowed-domains';
import { bestParagraphs } from './best-paragraphs';
import { type EngineName, engines } from './engines';
import type { SearchResult } from './search-result';

interface Configuration {
  engine: EngineName;
  endpoint: string;
  domains: readonly string[];
  results: number;
  readPages: boolean;
}

const MAX_QUERY = 200;
const MAX_TEXT = 800;
const MAX_TITLE = 200;

export default definePlugin<Configuration>({
  retriever: {
    async retrieve({ text, limit }, context) {
      const { engine, endpoint, domains, results } = context.configuration;
      const query = narrowed(text.slice(0, MAX_QUERY), domains);
      const found = await engines[engine].search({ query, endpoint }, context);
      const used = allowedResults(found, domains).slice(0, Math.min(limit, results));
      context.log.info('searched', { found: found.length, used: used.length });
      const pieces = await Promise.all(used.map((result) => readResult(result, { question: text, context })));
      return pieces.filter((piece) => piece.text !== '' && piece.title !== '');
    },
  },
});

/** The best paragraphs of the page; the engine's excerpt where it cannot be read. */
async function readResult(
  { url, title, excerpt }: SearchResult,
  { question, context }: { question: string; context: PluginContext<Configuration> },
): Promise<PluginEvidence> {
  const short = { url, title: title.slice(0, MAX_TITLE), text: excerpt.slice(0, MAX_TEXT) };
  if (!context.configuration.readPages) return short;
  try {
    const page = await context.readPage(url);
    const text = bestParagraphs(page.text, { question, maxCharacters: MAX_TEXT });
    return text === '' ? short : { url, title: (page.title || title).slice(0, MAX_TITLE), text };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    context.log.info('page-not-read');
    return short;
  }
}
