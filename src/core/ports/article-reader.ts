import type { Article } from '../question';

/** Why a page was not read. The first four: it was never asked for. */
export type ArticleRefusal =
  | 'switched-off'
  | 'not-an-address'
  | 'host-not-allowed'
  | 'internal-address'
  | 'unreachable'
  | 'too-large'
  | 'too-slow'
  | 'not-readable';

export type ArticleResult = { status: 'read'; article: Article } | { status: 'refused'; reason: ArticleRefusal };

/** Reads a web page that a stranger named. Never throws, and connects to nothing but public addresses of allowed hosts. */
export interface ArticleReader {
  read(url: string, options?: { signal?: AbortSignal }): Promise<ArticleResult>;
}
export const ArticleReader = Symbol('ArticleReader');
