import type { Question } from '../../core/question';

const MAX_ARTICLE_CHARACTERS = 3000;
const MAX_QUOTE_CHARACTERS = 1000;

/**
 * What the member points at, as material for a model: pages that came with the question, and what it quotes. Strangers'
 * words, which help to understand the question and back no sentence of the answer; null where there are none.
 */
export function sharedWith({ articles, quoted }: Pick<Question, 'articles' | 'quoted'>): string | null {
  const share = Math.floor(MAX_ARTICLE_CHARACTERS / Math.max(1, articles.length));
  const parts = [
    ...(quoted ? [cut(quoted.text, MAX_QUOTE_CHARACTERS)] : []),
    ...articles.map(({ title, text }) => cut([title, text].filter((part) => part !== '').join('\n'), share)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.map((part) => `---\n${part}`).join('\n');
}

const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
