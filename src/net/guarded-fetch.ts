import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import type { ArticleRefusal } from '../core/ports/article-reader';
import type { LinksConfig } from './links.config';
import { type Network, systemNetwork } from './network';
import { checkPageAddress, type PageAddress } from './page-address';
import { isPublicAddress } from './public-address';
import { readBody } from './read-body';
import { requestPage } from './request-page';
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
 * The one way to a page that a stranger named: GET to an allowed host, over http or https on their own ports, without
 * cookies, referrer or credentials. Every address of the name has to be public, and the connection goes to one that was
 * looked at: what the name leads to a moment later does not matter. Each redirect is checked like the first address.
 */
export class GuardedFetch {
  constructor(
    private readonly limits: FetchLimits,
    private readonly network: Network = systemNetwork,
  ) {}

  /** Never throws. The deadline counts from here, all redirects included; `signal` ends it earlier, as too slow. */
  async fetch(url: string, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<FetchResult> {
    const deadline = AbortSignal.timeout(this.limits.timeoutSeconds * 1000);
    const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const result = await this.follow(url, ended).catch((): ArticleRefusal => 'unreachable');
    if (ended.aborted) return { status: 'refused', reason: 'too-slow' };
    return typeof result === 'string' ? { status: 'refused', reason: result } : { status: 'fetched', page: result };
  }

  private async follow(url: string, signal: AbortSignal): Promise<FetchedPage | ArticleRefusal> {
    let next = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const checked = checkPageAddress(next, this.limits.allowedHosts);
      if ('reason' in checked) return checked.reason;
      const response = await this.ask(checked.address, signal);
      if (typeof response === 'string') return response;
      try {
        const target = redirectOf(response, checked.address.url);
        if (target === null) return await this.read(response, checked.address.url);
        next = target;
      } finally {
        response.destroy();
      }
    }
    return 'unreachable';
  }

  private async ask(address: PageAddress, signal: AbortSignal): Promise<IncomingMessage | ArticleRefusal> {
    // A look-up cannot be ended: it is left behind.
    const ips = await unlessEnded(this.network.resolve(address.host), signal);
    if (!ips.every(isPublicAddress)) return 'internal-address';
    const inOrder = [...new Set(ips)].sort((left, right) => Number(isIPv4(right)) - Number(isIPv4(left)));
    for (const ip of inOrder.slice(0, MAX_TRIED_ADDRESSES)) {
      const response = await requestPage(address, { ip, network: this.network, signal }).catch(() => null);
      if (response) return response;
      signal.throwIfAborted();
    }
    return 'unreachable';
  }

  private async read(response: IncomingMessage, url: string): Promise<FetchedPage | ArticleRefusal> {
    if (response.statusCode !== 200) return 'unreachable';
    const [type = '', ...parameters] = (response.headers['content-type'] ?? '').split(';').map((part) => part.trim());
    const kind = KINDS[type.toLowerCase()];
    if (kind === undefined) return 'not-readable';
    const body = await readBody(response, this.limits.maxMegabytes * 1024 * 1024);
    if ('reason' in body) return body.reason;
    const charset = parameters.map((part) => /^charset\s*=\s*"?([\w.:-]+)"?$/i.exec(part)?.[1]).find(Boolean);
    return { url, kind, charset: charset ?? null, bytes: body.bytes };
  }
}

/** Where the answer leads, as a whole address; null when it is no redirect. */
function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, base: string): string | null {
  if (!REDIRECTS.includes(statusCode) || location === undefined) return null;
  return URL.canParse(location, base) ? new URL(location, base).href : location;
}
