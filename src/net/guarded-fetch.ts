import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import type { ArticleRefusal } from '../core/ports/article-reader';
import type { LinksConfig } from './links.config';
import { type Network, systemNetwork } from './network';
import { checkPageAddress, type PageAddress } from './page-address';
import { isPublicAddress } from './public-address';
import { readBody } from './read-body';
import { type AskedOf, requestPage } from './request-page';
import { unlessEnded } from './unless-ended';

/** What an allowed host answered, unpacked and not yet decoded. */
export interface FetchedPage {
  /** Where the redirects ended. */
  url: string;
  kind: 'html' | 'text';
  /** As the header names it; null when it does not. */
  charset: string | null;
  bytes: Uint8Array;
}

export type FetchResult = { status: 'fetched'; page: FetchedPage } | { status: 'refused'; reason: ArticleRefusal };

/** Whatever an allowed host answered, with any status and of any kind. */
export interface FetchedAnswer {
  status: number;
  /** Where the redirects ended. */
  url: string;
  /** Without parameters, in lower case; empty where the host named none. */
  contentType: string;
  charset: string | null;
  /** By which a later request may ask whether it has changed; null where the host named none. */
  etag: string | null;
  lastModified: string | null;
  /** Seconds that the host asks to wait; null where it names none. */
  retryAfter: number | null;
  bytes: Uint8Array;
}

export type AskResult = { status: 'answered'; answer: FetchedAnswer } | { status: 'refused'; reason: ArticleRefusal };

export type FetchLimits = Pick<LinksConfig, 'allowedHosts' | 'timeoutSeconds' | 'maxMegabytes'>;

const MAX_REDIRECTS = 3;
/** Of one name; the other addresses are left alone. */
const MAX_TRIED_ADDRESSES = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
const KINDS: Readonly<Record<string, FetchedPage['kind']>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
};

/**
 * The one way to a page that a stranger named: to an allowed host, over http or https on their own ports, without
 * cookies, referrer or credentials of ours. Every address of the name has to be public, and the connection goes to one
 * that was looked at: what the name leads to a moment later does not matter. Each redirect is checked like the first
 * address.
 */
export class GuardedFetch {
  constructor(
    private readonly limits: FetchLimits,
    private readonly network: Network = systemNetwork,
  ) {}

  /** A page. Never throws. The deadline counts from here, all redirects included; `signal` ends it earlier, as too slow. */
  async fetch(url: string, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<FetchResult> {
    const result = await this.within(signal, (ended) =>
      this.follow(url, { signal: ended, asked: {}, read: (response, at) => this.readPage(response, at) }),
    );
    return typeof result === 'string' ? { status: 'refused', reason: result } : { status: 'fetched', page: result };
  }

  /** Anything, as an interface for programs gives it. What is posted is not sent again elsewhere. Never throws; the deadline is as for a page. */
  async ask(
    url: string,
    { signal, ...asked }: AskedOf & { signal?: AbortSignal | undefined } = {},
  ): Promise<AskResult> {
    const result = await this.within(signal, (ended) =>
      this.follow(url, { signal: ended, asked, read: (response, at) => this.readAnswer(response, at) }),
    );
    return typeof result === 'string' ? { status: 'refused', reason: result } : { status: 'answered', answer: result };
  }

  private async within<Result>(
    signal: AbortSignal | undefined,
    work: (ended: AbortSignal) => Promise<Result | ArticleRefusal>,
  ): Promise<Result | ArticleRefusal> {
    const deadline = AbortSignal.timeout(this.limits.timeoutSeconds * 1000);
    const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const result = await work(ended).catch((): ArticleRefusal => 'unreachable');
    return ended.aborted ? 'too-slow' : result;
  }

  private async follow<Result>(url: string, { signal, asked, read }: Way<Result>): Promise<Result | ArticleRefusal> {
    let next = url;
    let sent = asked;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const checked = checkPageAddress(next, this.limits.allowedHosts);
      if ('reason' in checked) return checked.reason;
      const response = await this.request(checked.address, { signal, asked: sent });
      if (typeof response === 'string') return response;
      try {
        const target = redirectOf(response, checked.address.url);
        if (target === null) return await read(response, checked.address.url);
        if (asked.method === 'POST') return 'unreachable';
        // They may hold a key, which is for nobody but the host that was named, and not to be read on the way.
        if (!isAsSafe(target, checked.address)) sent = {};
        next = target;
      } finally {
        response.destroy();
      }
    }
    return 'unreachable';
  }

  private async request(
    address: PageAddress,
    { signal, asked }: { signal: AbortSignal; asked: AskedOf },
  ): Promise<IncomingMessage | ArticleRefusal> {
    // A look-up cannot be ended: it is left behind.
    const ips = await unlessEnded(this.network.resolve(address.host), signal);
    if (!ips.every(isPublicAddress)) return 'internal-address';
    const inOrder = [...new Set(ips)].sort((left, right) => Number(isIPv4(right)) - Number(isIPv4(left)));
    for (const ip of inOrder.slice(0, MAX_TRIED_ADDRESSES)) {
      const response = await requestPage(address, { ip, network: this.network, signal, asked }).catch(() => null);
      if (response) return response;
      signal.throwIfAborted();
    }
    return 'unreachable';
  }

  private async readPage(response: IncomingMessage, url: string): Promise<FetchedPage | ArticleRefusal> {
    if (response.statusCode !== 200) return 'unreachable';
    const { type, charset } = contentOf(response);
    const kind = KINDS[type];
    if (kind === undefined) return 'not-readable';
    const body = await readBody(response, this.limits.maxMegabytes * 1024 * 1024);
    return 'reason' in body ? body.reason : { url, kind, charset, bytes: body.bytes };
  }

  private async readAnswer(response: IncomingMessage, url: string): Promise<FetchedAnswer | ArticleRefusal> {
    const { type, charset } = contentOf(response);
    const body = await readBody(response, this.limits.maxMegabytes * 1024 * 1024);
    if ('reason' in body) return body.reason;
    const { etag = null, 'last-modified': lastModified = null, 'retry-after': wait } = response.headers;
    const retryAfter = wait !== undefined && /^\d{1,6}$/.test(wait) ? Number(wait) : null;
    const said = { contentType: type, charset, etag, lastModified, retryAfter };
    return { status: response.statusCode ?? 0, url, ...said, bytes: body.bytes };
  }
}

interface Way<Result> {
  signal: AbortSignal;
  asked: AskedOf;
  read: (response: IncomingMessage, url: string) => Promise<Result | ArticleRefusal>;
}

/** What the header says of the body. */
export function contentOf({ headers }: Pick<IncomingMessage, 'headers'>): { type: string; charset: string | null } {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const charset = parameters.map((part) => /^charset\s*=\s*"?([\w.:-]+)"?$/i.exec(part)?.[1]).find(Boolean);
  return { type: type.toLowerCase(), charset: charset ?? null };
}

function isAsSafe(target: string, { host, isEncrypted }: PageAddress): boolean {
  if (!URL.canParse(target)) return false;
  const { hostname, protocol } = new URL(target);
  return hostname === host && (!isEncrypted || protocol === 'https:');
}

/** Where the answer leads, as a whole address; null when it is no redirect. */
function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, base: string): string | null {
  if (!REDIRECTS.includes(statusCode) || location === undefined) return null;
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}
