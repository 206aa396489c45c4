import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { publicAddress } from '../../../test/fixtures/guarded-fetch/hostile-url';
import { type KnownDocuments, OriginError, type OriginItem } from '../../core/ports/document-origin';
import type { Network } from '../network';
import { WebsiteOrigin, type WebsiteOriginOptions } from './website.origin';

type Answer = string | { status?: number; headers?: Record<string, string>; body?: string | Buffer };

let server: Server;
let answers: Record<string, Answer>;
let asked: string[];
let pauses: number[];
beforeEach(async () => {
  asked = [];
  pauses = [];
  answers = { '/robots.txt': { status: 404 } };
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function serve({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  asked.push(url);
  const answer = answers[url] ?? { status: 404 };
  const given = typeof answer === 'string' ? { body: answer } : answer;
  const etag = given.headers?.etag;
  const isKnown = etag !== undefined && headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : (given.status ?? 200), { 'content-type': 'text/html', ...given.headers });
  response.end(isKnown ? undefined : given.body);
}

const network: Network = {
  resolve: (name) => Promise.resolve(name === 'inner.example.org' ? ['10.0.0.7'] : [publicAddress]),
  dial: () => connect((server.address() as AddressInfo).port, '127.0.0.1'),
};

const originOf = (options: Partial<WebsiteOriginOptions>): WebsiteOrigin =>
  new WebsiteOrigin({
    ...{ name: 'site', maxPages: 50, delaySeconds: 1, network },
    pause: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
    ...options,
  });

const to = (location: string): Answer => ({ status: 302, headers: { location } });

const nothing: KnownDocuments = { find: () => null };

/** What it gave, and the sentence in which it ended early. */
async function read(
  options: Partial<WebsiteOriginOptions>,
  known = nothing,
): Promise<{ items: OriginItem[]; problem: string | null }> {
  const items: OriginItem[] = [];
  try {
    for await (const item of originOf(options).documents(known)) items.push(item);
    return { items, problem: null };
  } catch (error) {
    if (error instanceof OriginError) return { items, problem: error.message };
    throw error;
  }
}

const outline = (items: readonly OriginItem[]): string[] =>
  items.map((item) =>
    item.status === 'document' ? item.document.path : `${item.status} ${item.path}: ${item.message}`,
  );

const guide = ['http://docs.example.org/guide/'];

describe('pages that link to each other', () => {
  it('are followed within their section, each once', async () => {
    answers['/guide/'] = '<a href="a.html#top">A</a><a href="/guide/b?x=1&utm_source=y">B</a><a href="/blog/">no</a>';
    answers['/guide/a.html'] = '<base href="/guide/deep/"><a href="c">C</a><a href="mailto:a@example.org">M</a>';
    answers['/guide/b?x=1'] = '<a href="./">up</a><a href="http://other.example.org/guide/x">no</a>';
    answers['/guide/deep/c'] = '<script>"<a href=/guide/no>"</script><a rel="nofollow" href="/guide/no2">no</a>';
    const { items, problem } = await read({ start: guide });
    expect(problem).toBeNull();
    expect(outline(items)).toEqual([
      'docs.example.org/guide/index.html',
      'docs.example.org/guide/a.html',
      expect.stringMatching(/^docs\.example\.org\/guide\/b~[0-9a-f]{8}\.html$/),
      'docs.example.org/guide/deep/c.html',
    ]);
    expect(asked).toEqual(['/robots.txt', '/guide/', '/guide/a.html', '/guide/b?x=1', '/guide/deep/c']);
    expect(items[0]).toMatchObject({ document: { url: 'http://docs.example.org/guide/', title: null } });
  });

  it('are not fetched again while they are the same, and are followed all the same', async () => {
    answers['/guide/'] = { headers: { etag: '"1"' }, body: '<a href="a.html">A</a>' };
    answers['/guide/a.html'] = { headers: { 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }, body: 'text' };
    const before = await read({ start: guide });
    expect(before.items.map((item) => item.status === 'document' && item.document.version)).toEqual([
      'etag "1"',
      'modified Sat, 21 Nov 2026 10:00:00 GMT',
    ]);
    const body = Buffer.from('<a href="a.html">A</a>');
    const known: KnownDocuments = {
      find: (path) => (path.endsWith('index.html') ? { version: 'etag "1"', read: () => Promise.resolve(body) } : null),
    };
    const after = await read({ start: guide }, known);
    expect(outline(after.items)).toEqual(outline(before.items));
    expect(after.items[0]).toMatchObject({ document: { version: 'etag "1"' } });
  });

  it('are asked for one after the other, as slowly as the site wants', async () => {
    answers['/robots.txt'] = { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nCrawl-delay: 7\n' };
    answers['/guide/'] = '<a href="a">A</a><a href="b">B</a>';
    await read({ start: guide });
    expect(pauses).toEqual([7000, 7000]);
  });

  it('are at most so many', async () => {
    answers['/guide/'] = Array.from({ length: 30 }, (_, at) => `<a href="p${at}">p</a>`).join('');
    const { items, problem } = await read({ start: guide, maxPages: 5 });
    expect([items.length, problem]).toEqual([5, expect.stringContaining('more than 5 pages')]);
  });
});

describe('robots.txt', () => {
  const text = (body: string): Answer => ({ headers: { 'content-type': 'text/plain' }, body });

  it('is kept to', async () => {
    answers['/robots.txt'] = text('User-agent: fennelbean\nDisallow: /guide/private\nAllow: /guide/\n');
    answers['/guide/'] = '<a href="private/a">A</a>';
    const { items } = await read({ start: guide });
    expect(outline(items)[1]).toContain('gone docs.example.org/guide/private/a.html: The robots.txt');
    expect(asked).not.toContain('/guide/private/a');
  });

  it('stops the reading while it cannot be had', async () => {
    answers['/robots.txt'] = { status: 503 };
    answers['/guide/'] = 'text';
    const { items, problem } = await read({ start: guide });
    expect([items, problem]).toEqual([[], expect.stringContaining('/robots.txt answers 503')]);
    expect(asked).toEqual(['/robots.txt']);
  });

  it('and the page itself may say no', async () => {
    answers['/guide/'] = '<meta name="robots" content="noindex, nofollow"><a href="a">A</a>';
    expect(outline((await read({ start: guide })).items)).toEqual([expect.stringContaining('(noindex)')]);
  });
});

describe('a page that cannot be read is named, and the rest goes on', () => {
  it.each<[string, Answer, string]>([
    ['that answers 403', { status: 403 }, 'refused … It answers 403: it wants a login'],
    ['that is gone', { status: 404 }, 'gone … It answers 404'],
    ['that breaks', { status: 500 }, 'refused … It answers 500.'],
    [
      'that redirects to this machine',
      to('http://127.0.0.1/x'),
      'refused … It leads to an address inside of a network',
    ],
    ['that redirects to a cloud', to('http://169.254.169.254/latest'), 'refused … It leads to an address inside'],
    ['that redirects to an inner name', to('http://inner.example.org/'), 'refused … It redirects to another host'],
    ['that redirects to another port', to('http://docs.example.org:8080/'), 'refused … Its address, or the one'],
    ['that redirects out of the section', to('/blog/'), 'gone … It redirects to a page outside of the section.'],
    ['that redirects for ever', to('/guide/x'), 'refused … It cannot be reached.'],
    [
      'that is no page',
      { headers: { 'content-type': 'application/zip' } },
      'refused … It is no page but application/zip.',
    ],
    ['that is too large', { body: Buffer.alloc(10 * 1024 * 1024 + 1) }, 'refused … It is larger than 10 MB.'],
  ])('%s', async (_name, answer, expected) => {
    answers['/guide/'] = '<a href="x">X</a><a href="y">Y</a>';
    answers['/guide/x'] = answer;
    answers['/blog/'] = 'text';
    answers['/guide/y'] = 'text';
    const { items } = await read({ start: guide });
    const [, second = '', third] = outline(items);
    expect(second.replace('docs.example.org/guide/x.html:', '…')).toContain(expected);
    expect(third).toBe('docs.example.org/guide/y.html');
  });

  it('but a site that answers nothing any more is left alone', async () => {
    answers['/guide/'] = Array.from({ length: 30 }, (_, at) => `<a href="p${at}">p</a>`).join('');
    for (let at = 0; at < 30; at++) answers[`/guide/p${at}`] = to(`/guide/p${at}`);
    const { items, problem } = await read({ start: guide });
    expect([items.length, problem]).toEqual([6, expect.stringContaining('did not answer 5 times')]);
  });

  it('is asked once more when it says when', async () => {
    answers['/guide/'] = { status: 429, headers: { 'retry-after': '9' } };
    expect(outline((await read({ start: guide })).items)).toEqual([expect.stringContaining('It answers 429')]);
    expect([asked, pauses]).toEqual([['/robots.txt', '/guide/', '/guide/'], [9000]]);
  });
});

describe('a sitemap', () => {
  const sitemap = ['http://docs.example.org/sitemap.xml'];
  const within = guide;
  const listing = (tag: string, addresses: readonly string[]): string =>
    `<?xml version="1.0"?><${tag}set xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses
      .map((address) => `<${tag}><loc>${address}</loc></${tag}>`)
      .join('')}</${tag}set>`;
  const at = (...paths: string[]): string[] => paths.map((path) => `http://docs.example.org${path}`);

  it('lists what is read; other addresses and links are left alone', async () => {
    answers['/sitemap.xml'] = listing('url', [
      ...at('/guide/a', '/blog/b'),
      'http://127.0.0.1/guide/c',
      'file:///etc/passwd',
    ]);
    answers['/guide/a'] = '<a href="b">B</a>';
    expect(outline((await read({ sitemap, within })).items)).toEqual(['docs.example.org/guide/a.html']);
  });

  it('may be an index, packed, or a list of lines', async () => {
    answers['/sitemap.xml'] = listing('sitemap', at('/one.xml.gz', '/two.txt', '/sitemap.xml'));
    answers['/one.xml.gz'] = { body: gzipSync(listing('url', at('/guide/a?x=1&amp;y=2'))) };
    answers['/two.txt'] = 'http://docs.example.org/guide/b\n';
    const { items, problem } = await read({ sitemap, within });
    expect([items.length, problem]).toEqual([2, null]);
    expect(asked).toContain('/guide/a?x=1&y=2');
  });

  it('of 100,000 addresses is read as far as pages may be', async () => {
    const all = Array.from({ length: 100_000 }, (_, number) => `http://docs.example.org/guide/p${number}`);
    answers['/sitemap.xml'] = listing('url', all);
    const { items, problem } = await read({ sitemap, within, maxPages: 3 });
    expect([items.length, problem]).toEqual([3, expect.stringContaining('more than 3 pages')]);
    expect(asked).toHaveLength(5);
  });

  it('that cannot be had ends the reading, and says so', async () => {
    answers['/sitemap.xml'] = { status: 403 };
    const { problem } = await read({ sitemap, within });
    expect(problem).toContain('The sitemap http://docs.example.org/sitemap.xml was not read: It answers 403');
  });

  it('of an index is left out where it is named by no whole address', async () => {
    answers['/sitemap.xml'] = listing('sitemap', ['two.xml', ...at('/one.txt')]);
    answers['/one.txt'] = at('/guide/a').join('\n');
    answers['/guide/a'] = 'text';
    const { items, problem } = await read({ sitemap, within });
    expect([outline(items), problem]).toEqual([
      ['docs.example.org/guide/a.html'],
      expect.stringContaining('no whole address'),
    ]);
  });

  it('that is damaged or packed to burst is not listed in full', async () => {
    answers['/sitemap.xml'] = `${listing('url', at('/guide/a')).slice(0, -9)}</wrong>`;
    answers['/guide/a'] = 'text';
    const damaged = await read({ sitemap, within });
    expect([outline(damaged.items), damaged.problem]).toEqual([
      ['docs.example.org/guide/a.html'],
      expect.stringContaining('damaged'),
    ]);
    answers['/sitemap.xml'] = { body: gzipSync(Buffer.alloc(60 * 1024 * 1024, 32)) };
    expect((await read({ sitemap, within })).problem).toContain('larger than');
  });
});

it('keeps what the header says of the encoding, and takes files for what they are', async () => {
  answers['/guide/'] = {
    headers: { 'content-type': 'text/html; charset=gbk' },
    body: Buffer.concat([Buffer.from('<a href="a.PDF?v=2">'), Buffer.from([0xb8, 0xdf])]),
  };
  answers['/guide/a.PDF?v=2'] = { headers: { 'content-type': 'application/pdf' }, body: '%PDF' };
  const { items } = await read({ start: guide });
  const [page, file] = items;
  if (page?.status !== 'document' || file?.status !== 'document') throw new Error(outline(items).join());
  expect(Buffer.from(await page.bytes()).toString()).toBe('\ufeff<a href="a.PDF?v=2">高');
  expect(file.document.path).toMatch(/^docs\.example\.org\/guide\/a~[0-9a-f]{8}\.pdf$/);
});
