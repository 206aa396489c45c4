import { type KnownDocuments, OriginError, type OriginItem } from '../../core/ports/document-origin';
import { decodePage } from '../decode-page';
import type { AskResult, FetchedAnswer, GuardedFetch } from '../guarded-fetch';
import { conditionOf, contentOf, versionOf } from './fetched-page';
import { linksOf, type PageLinks } from './page-links';
import { extensionOf, pagePathOf } from './page-path';
import { refusalWords, statusWords } from './refusal-words';
import { readRobots, type RobotRules } from './robots';
import type { Section } from './section';
import { readSitemap } from './sitemap';

export interface SectionReadingOptions {
  section: Section;
  start: readonly string[];
  sitemap: readonly string[];
  maxPages: number;
  /** Between two requests. */
  delaySeconds: number;
  pages: GuardedFetch;
  sitemaps: GuardedFetch;
  known: KnownDocuments;
  pause: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  signal: AbortSignal | undefined;
}

const MOST_SITEMAPS = 50;
const LONGEST_WAIT_SECONDS = 60;
/** One after the other without an answer: then the site is left alone. */
const MOST_FAILURES = 5;
const ACCEPTED = 'text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5';

/** One walk through a section. */
export class SectionReading {
  private readonly queue: { url: URL; isFollowed: boolean }[] = [];
  private readonly seen = new Set<string>();
  private readonly robots = new Map<string, RobotRules>();
  private failures = 0;
  private isFirst = true;
  /** Why something may be missing. */
  private gap: string | null = null;

  constructor(private readonly options: SectionReadingOptions) {}

  async *run(): AsyncGenerator<OriginItem> {
    const { start, maxPages } = this.options;
    for (const address of start) this.add(address, { isFollowed: true });
    await this.readSitemaps();
    let looked = 0;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      if (++looked > maxPages) {
        throw new OriginError(
          `There are more than ${maxPages} pages, and the others were not read: raise maxPages, or narrow within.`,
        );
      }
      const item = await this.readPage(next.url, next.isFollowed);
      if (item) yield item;
      if (this.failures >= MOST_FAILURES) {
        throw new OriginError(`The site did not answer ${MOST_FAILURES} times one after the other: try again later.`);
      }
    }
    if (this.gap !== null) throw new OriginError(this.gap);
  }

  private add(written: string, { base, isFollowed }: { base?: string; isFollowed: boolean }): void {
    const url = this.options.section.addressOf(written, base);
    if (!url || this.seen.has(url.href)) return;
    this.seen.add(url.href);
    this.queue.push({ url, isFollowed });
  }

  private async readSitemaps(): Promise<void> {
    const { sitemap, section, maxPages } = this.options;
    const waiting = [...sitemap];
    const read = new Set<string>();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (read.has(next)) continue;
      if (!URL.canParse(next)) {
        this.gap = 'A sitemap of the index is named by no whole address: it was not read.';
        continue;
      }
      if (read.size >= MOST_SITEMAPS) {
        this.gap = `There are more than ${MOST_SITEMAPS} sitemaps: name those of the section only.`;
        return;
      }
      read.add(next);
      const result = await this.ask(this.options.sitemaps, next, { accept: 'application/xml, text/xml, text/plain' });
      const fault = faultOf(result);
      if (result.status === 'refused' || fault !== null) {
        const message = `The sitemap ${next} was not read: ${fault ?? ''}`;
        if (sitemap.includes(next)) throw new OriginError(message);
        this.gap = message;
        continue;
      }
      const found = await readSitemap(result.answer.bytes, {
        isWanted: (address) => section.addressOf(address) !== null,
        most: maxPages + 1,
      });
      if (found.fault === 'damaged') this.gap = `The sitemap ${next} is damaged: what stands behind was not read.`;
      if (found.fault === 'too-large') this.gap = `The sitemap ${next} is larger than 50,000 addresses or 50 MB.`;
      waiting.push(...found.sitemaps);
      for (const address of found.pages) this.add(address, { isFollowed: false });
      // One more is enough to know that there are too many.
      if (this.queue.length > maxPages) return;
    }
  }

  private async readPage(asked: URL, isFollowed: boolean): Promise<OriginItem | null> {
    const { known, section, pages } = this.options;
    const path = pagePathOf(asked);
    const rules = await this.rulesOf(asked);
    if (!rules.mayRead(asked.href)) {
      return { status: 'gone', path, message: 'The robots.txt of the site asks programs not to read it.' };
    }
    const before = known.find(path);
    const conditions = conditionOf(before?.version ?? null);
    const result = await this.ask(pages, asked.href, { accept: ACCEPTED, ...conditions });
    if (result.status === 'refused') return { status: 'refused', path, message: refusalWords[result.reason] };
    const { answer } = result;
    if (answer.status === 304 && before) {
      if (isFollowed && extensionOf(asked) === '.html') {
        this.follow(linksOf(decodePage({ bytes: await before.read(), charset: null, kind: 'html' })), asked);
      }
      return documentItem(path, { url: asked.href, version: before.version, read: before.read });
    }
    if (answer.status !== 200) {
      const isGone = answer.status === 404 || answer.status === 410;
      return { status: isGone ? 'gone' : 'refused', path, message: statusWords(answer.status) };
    }
    const url = section.addressOf(answer.url);
    if (!url) return { status: 'gone', path, message: 'It redirects to a page outside of the section.' };
    if (url.href !== asked.href) {
      if (this.seen.has(url.href)) return null;
      this.seen.add(url.href);
    }
    return this.takePage(url, answer, isFollowed);
  }

  private takePage(url: URL, answer: FetchedAnswer, isFollowed: boolean): OriginItem {
    const path = pagePathOf(url);
    const content = contentOf(url, answer);
    if ('message' in content) return { status: 'refused', path, message: content.message };
    if (content.page !== null) {
      const links = linksOf(content.page);
      if (isFollowed) this.follow(links, url);
      if (!links.isIndexed) {
        return { status: 'gone', path, message: 'The page asks programs not to take it in (noindex).' };
      }
    }
    const read = (): Promise<Uint8Array> => Promise.resolve(content.bytes);
    return documentItem(path, { url: url.href, version: versionOf(answer), read });
  }

  private follow({ links, base, isFollowed }: PageLinks, page: URL): void {
    if (!isFollowed) return;
    const from = base !== null && URL.canParse(base, page.href) ? new URL(base, page.href).href : page.href;
    for (const link of links) this.add(link, { base: from, isFollowed: true });
  }

  private async rulesOf(url: URL): Promise<RobotRules> {
    const { pages, signal } = this.options;
    const rules = this.robots.get(url.origin) ?? (await readRobots(pages, url.origin, signal));
    this.robots.set(url.origin, rules);
    return rules;
  }

  /** One request after the pause that the site asks for; one that comes too often is made once more. */
  private async ask(fetcher: GuardedFetch, url: string, headers: Record<string, string>): Promise<AskResult> {
    const { signal } = this.options;
    await this.rest(url);
    let result = await fetcher.ask(url, { headers, signal });
    const wait = result.status === 'answered' && [429, 503].includes(result.answer.status) && result.answer.retryAfter;
    if (typeof wait === 'number' && wait <= LONGEST_WAIT_SECONDS) {
      await this.options.pause(wait * 1000, signal);
      result = await fetcher.ask(url, { headers, signal });
    }
    signal?.throwIfAborted();
    const isFailure = result.status === 'refused' && ['unreachable', 'too-slow'].includes(result.reason);
    this.failures = isFailure ? this.failures + 1 : 0;
    return result;
  }

  private async rest(url: string): Promise<void> {
    const { delaySeconds, pause, signal } = this.options;
    const asked = this.robots.get(new URL(url).origin)?.delaySeconds ?? 0;
    const seconds = Math.min(Math.max(delaySeconds, asked), LONGEST_WAIT_SECONDS);
    if (!this.isFirst) await pause(seconds * 1000, signal);
    this.isFirst = false;
  }
}

function documentItem(
  path: string,
  { url, version, read }: { url: string; version: string | null; read: () => Promise<Uint8Array> },
): OriginItem {
  return { status: 'document', document: { path, url, title: null, version }, bytes: read };
}

/** Why a sitemap was not to be had; null when it was. */
function faultOf(result: AskResult): string | null {
  if (result.status === 'refused') return refusalWords[result.reason];
  return result.answer.status === 200 ? null : statusWords(result.answer.status);
}
