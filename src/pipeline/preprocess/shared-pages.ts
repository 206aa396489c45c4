import type { Message } from '../../core/message';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { Article } from '../../core/question';
import { type LinksRead, readLinks } from './read-links';
import { contextNeed } from './reference/needs-context';

export interface SharedPagesInput {
  /** Null: no page is opened, and what the cards say serves. */
  reader: ArticleReader | null;
  /** Whether the burst asks for anything; a page that is only shared is not opened. */
  isAsked: boolean;
  signal: AbortSignal | undefined;
}

const cardsAlone: ArticleReader = { read: () => Promise.resolve({ status: 'refused', reason: 'switched-off' }) };

/** The pages that come with a burst. */
export async function readSharedPages(
  messages: readonly Message[],
  { reader, isAsked, signal }: SharedPagesInput,
): Promise<LinksRead> {
  if (isAsked && reader) return readLinks(messages, { articles: reader, ...(signal && { signal }) });
  const { articles } = await readLinks(messages, { articles: cardsAlone });
  return { articles, notes: [] };
}

const POINTS_AT_PAGE =
  /这|那|它|文章|文中|文里|原文|链接|网页|网址|里面|里头|上面|公众号|帖子|推文|总结|概括|摘要|大意|讲了|说了|讲的|说的|靠谱|真的|假的|可信/u;
const POINTS_IN_ENGLISH = /\b(?:this|that|it|these|article|link|page|post|blog|story|summar\w*|true|real|reliable)\b/i;

/** The titles of the pages that the words are about: 总结一下这篇 says nothing to match by. */
export function titlesMeant(words: string, articles: readonly Article[]): string[] {
  if (articles.length === 0) return [];
  const isMeant = POINTS_AT_PAGE.test(words) || POINTS_IN_ENGLISH.test(words) || contextNeed(words) !== 'none';
  return isMeant ? articles.map(({ title }) => title).filter((title) => title !== '') : [];
}
