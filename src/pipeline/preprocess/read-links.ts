import type { Message, SharedLink } from '../../core/message';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { Article } from '../../core/question';

export interface LinksRead {
  /** In the order in which they were shared. */
  articles: Article[];
  /**
   * For the trace, a line or two a link and never its address: `article-read`, or `article-refused: ` with the reason,
   * then `article-from-card` where the card served; `articles-left-out: ` with their number.
   */
  notes: string[];
}

/** Of one burst. */
const MAX_LINKS = 3;
const MAX_CARD_TITLE = 200;
const MAX_CARD_TEXT = 2000;

/** An address as people paste it: in plain letters, so that Chinese text right behind it does not belong to it. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;
/** What ends a sentence and no address. */
const TAIL = '.,;:!?\'"*)]';

/**
 * The pages that a burst links to, at most three, each once. Where a page is not read, the title and the description of
 * its card serve; an address within the text has none.
 */
export async function readLinks(
  messages: readonly Pick<Message, 'text' | 'details'>[],
  { articles: reader, signal }: { articles: ArticleReader; signal?: AbortSignal },
): Promise<LinksRead> {
  const links = linksIn(messages);
  const read = await Promise.all(links.slice(0, MAX_LINKS).map((link) => readLink(link, reader, signal)));
  const leftOut = links.length - read.length;
  return {
    articles: read.flatMap(({ articles }) => articles),
    notes: [...read.flatMap(({ notes }) => notes), ...(leftOut > 0 ? [`articles-left-out: ${leftOut}`] : [])],
  };
}

/** The text without the addresses in it: what its writer says about them. */
export const withoutAddresses = (text: string): string =>
  text
    .replace(ADDRESS, (written) => ` ${written.slice(withoutTail(written).length)}`)
    .replace(/[^\S\n]+/g, ' ')
    .trim();

async function readLink(link: SharedLink, reader: ArticleReader, signal: AbortSignal | undefined): Promise<LinksRead> {
  const result = await reader.read(link.url, signal ? { signal } : {});
  if (result.status === 'read') return { articles: [result.article], notes: ['article-read'] };
  const refused = `article-refused: ${result.reason}`;
  const card = cardOf(link);
  return card ? { articles: [card], notes: [refused, 'article-from-card'] } : { articles: [], notes: [refused] };
}

/** Null: the card says nothing. */
function cardOf({ url, title, description }: SharedLink): Article | null {
  const shown = (title ?? '').replace(/\s+/g, ' ').trim();
  const text = (description ?? '').trim();
  if (shown === '' && text === '') return null;
  return { url, title: cut(shown, MAX_CARD_TITLE), text: cut(text, MAX_CARD_TEXT) };
}

const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Every link once, in order; of a page that is shared twice, what any card says of it. */
function linksIn(messages: readonly Pick<Message, 'text' | 'details'>[]): SharedLink[] {
  const links = new Map<string, SharedLink>();
  for (const { text, details } of messages) {
    const named = addressesIn(text).map((url) => ({ url, title: null, description: null }));
    for (const link of [...(details?.links ?? []), ...named]) {
      const before = links.get(pageOf(link.url));
      links.set(pageOf(link.url), {
        url: before?.url ?? link.url,
        title: before?.title ?? link.title,
        description: before?.description ?? link.description,
      });
    }
  }
  return [...links.values()];
}

const addressesIn = (text: string): string[] => (text.match(ADDRESS) ?? []).map(withoutTail);

function withoutTail(written: string): string {
  let end = written.length;
  while (TAIL.includes(written.charAt(end - 1))) end--;
  return written.slice(0, end);
}

/** What two addresses of the same page have in common. */
const pageOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).href.replace(/^http:/, 'https:').replace(/#.*$/, '') : url;
