import type { ArticleReader, ArticleResult } from '../core/ports/article-reader';
import { GuardedFetch } from './guarded-fetch';
import type { LinksConfig } from './links.config';
import type { Network } from './network';
import { PageReader } from './page-reader';

export interface WebArticleReaderOptions {
  links: Readonly<LinksConfig>;
  /** The compiled entry of the process that takes pages apart. */
  pageScript: string;
  /** Of a test. */
  network?: Network;
}

/** Reads articles of allowed hosts: fetched here, taken apart in a process that starts with the first of them. */
export class WebArticleReader implements ArticleReader {
  private readonly fetcher: GuardedFetch;
  private readonly pages: PageReader;

  constructor(private readonly options: WebArticleReaderOptions) {
    this.fetcher = new GuardedFetch(options.links, options.network);
    this.pages = new PageReader(options.pageScript);
  }

  async read(url: string, { signal }: { signal?: AbortSignal } = {}): Promise<ArticleResult> {
    if (!this.options.links.enabled) return { status: 'refused', reason: 'switched-off' };
    const fetched = await this.fetcher.fetch(url, { signal });
    if (fetched.status === 'refused') return fetched;
    const text = await this.pages.read(fetched.page, signal);
    return typeof text === 'string'
      ? { status: 'refused', reason: text }
      : { status: 'read', article: { url, ...text } };
  }

  /** Ends the process; pages that come later are refused. */
  stop(): void {
    this.pages.stop();
  }
}
