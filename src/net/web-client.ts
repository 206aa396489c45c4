import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import type { ArticleRefusal } from '../core/ports/article-reader';
import type { PageResult, WebClient, WebClients, WebGrants, WebRequest, WebResult } from '../core/ports/web-client';
import { decodePage } from './decode-page';
import { contentOf, type FetchedAnswer, GuardedFetch } from './guarded-fetch';
import type { Network } from './network';
import { PageReader } from './page-reader';
import { readBody } from './read-body';
import { askedHeaders } from './request-page';

export interface GuardedWebOptions {
  /** The compiled entry of the process that takes pages apart. */
  pageScript: string;
  /** Of a test. */
  network?: Network;
}

const TIMEOUT_SECONDS = 10;
const MAX_MEGABYTES = 2;

/** The web for those who may ask some hosts of it, such as plugins. */
export class GuardedWeb {
  private readonly pages: PageReader;

  constructor(private readonly options: GuardedWebOptions) {
    this.pages = new PageReader(options.pageScript);
  }

  readonly client: WebClients = (grants) => new GuardedClient(grants, this.pages, this.options.network);

  /** Ends the process that takes pages apart. */
  stop(): void {
    this.pages.stop();
  }
}

class GuardedClient implements WebClient {
  private readonly fetcher: GuardedFetch;

  constructor(
    private readonly grants: WebGrants,
    private readonly pages: PageReader,
    network?: Network,
  ) {
    const limits = { allowedHosts: grants.hosts, timeoutSeconds: TIMEOUT_SECONDS, maxMegabytes: MAX_MEGABYTES };
    this.fetcher = new GuardedFetch(limits, network);
  }

  async ask(request: WebRequest): Promise<WebResult> {
    const result = this.isOwn(request.url) ? await askOwn(request) : await this.fetcher.ask(request.url, request);
    if (result.status === 'refused') return result;
    const { charset, bytes, status, url, contentType } = result.answer;
    const kind = contentType.endsWith('html') ? 'html' : 'text';
    return { status: 'answered', answer: { status, url, contentType, text: decodePage({ bytes, charset, kind }) } };
  }

  async readPage(url: string, signal?: AbortSignal): Promise<PageResult> {
    const fetched = await this.fetcher.fetch(url, { signal });
    if (fetched.status === 'refused') return fetched;
    const page = await this.pages.read(fetched.page, signal);
    return typeof page === 'string' ? { status: 'refused', reason: page } : { status: 'read', page };
  }

  private isOwn(url: string): boolean {
    return URL.canParse(url) && this.grants.ownOrigins.includes(new URL(url).origin);
  }
}

type OwnAnswer = Pick<FetchedAnswer, 'status' | 'url' | 'contentType' | 'charset' | 'bytes'>;
type Asked = { status: 'answered'; answer: OwnAnswer } | { status: 'refused'; reason: ArticleRefusal };

/** Asks what the admin calls their own, wherever it stands; where it redirects to is not asked. */
async function askOwn({ url, signal, ...asked }: WebRequest): Promise<Asked> {
  const deadline = AbortSignal.timeout(TIMEOUT_SECONDS * 1000);
  const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const send = url.startsWith('https:') ? requestEncrypted : requestPlain;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = send(url, {
        agent: false,
        method: asked.method ?? 'GET',
        headers: { 'user-agent': 'Fennelbean', 'accept-encoding': 'gzip, br', ...askedHeaders(asked) },
        signal: ended,
      });
      outgoing.on('error', reject).on('response', resolve).end(asked.body);
    });
    const { type, charset } = contentOf(response);
    const body = await readBody(response, MAX_MEGABYTES * 1024 * 1024);
    response.destroy();
    if (ended.aborted) return { status: 'refused', reason: 'too-slow' };
    if ('reason' in body) return { status: 'refused', reason: body.reason };
    const status = response.statusCode ?? 0;
    return { status: 'answered', answer: { status, url, contentType: type, charset, bytes: body.bytes } };
  } catch {
    return { status: 'refused', reason: ended.aborted ? 'too-slow' : 'unreachable' };
  }
}
