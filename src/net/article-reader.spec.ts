import { connect } from 'node:net';
import { join } from 'node:path';
import { startHostileServer, type HostileServer } from '../../test/fixtures/guarded-fetch/hostile-server';
import { publicAddress } from '../../test/fixtures/guarded-fetch/hostile-url';
import { articleParagraphs, articleSurroundings, articleTitle } from '../../test/fixtures/guarded-fetch/pages/article';
import { compiledProgram } from '../../test/support/compile-sources';
import { WebArticleReader } from './article-reader';
import { linksConfig } from './links.config';

describe('WebArticleReader', () => {
  let server: HostileServer;
  let reader: WebArticleReader;
  let pageScript: string;
  let dialled: number;

  const start = (options: Partial<ReturnType<typeof linksConfig.parse>> = {}): WebArticleReader =>
    (reader = new WebArticleReader({
      links: { ...linksConfig.parse({}), ...options },
      pageScript,
      network: {
        resolve: () => Promise.resolve([publicAddress]),
        dial: () => {
          dialled += 1;
          return connect(server.port, '127.0.0.1');
        },
      },
    }));

  beforeAll(async () => {
    pageScript = join(compiledProgram(), 'dist', 'net', 'page.child.js');
    server = await startHostileServer();
  }, 60_000);
  beforeEach(() => {
    dialled = 0;
  });
  afterEach(() => {
    reader.stop();
  });
  afterAll(() => server.close());

  it.each(['/article', '/gbk', '/redirect-chain/3'])('reads %s as the article of its reader', async (path) => {
    const url = `http://mp.weixin.qq.com${path}`;
    const result = await start().read(url);
    if (result.status !== 'read') throw new Error(result.reason);
    expect(result.article).toMatchObject({ url, title: articleTitle });
    expect(result.article.text.split('\n').slice(-articleParagraphs.length)).toEqual(articleParagraphs);
    for (const around of articleSurroundings) expect(result.article.text).not.toContain(around);
  });

  it.each([
    ['/empty', 'not-readable'],
    ['/not-html', 'not-readable'],
    ['/gzip-bomb', 'too-large'],
    ['/redirect-internal', 'internal-address'],
    ['/status/404', 'unreachable'],
  ])('refuses %s: %s', async (path, reason) => {
    expect(await start().read(`http://mp.weixin.qq.com${path}`)).toEqual({ status: 'refused', reason });
  });

  it('asks nobody when it is switched off', async () => {
    expect(await start({ enabled: false }).read('http://mp.weixin.qq.com/article')).toEqual({
      status: 'refused',
      reason: 'switched-off',
    });
    expect(dialled).toBe(0);
  });

  it('asks no other host', async () => {
    expect(await start({ allowedHosts: ['blog.example.org'] }).read('http://mp.weixin.qq.com/article')).toEqual({
      status: 'refused',
      reason: 'host-not-allowed',
    });
    expect(dialled).toBe(0);
  });

  it('gives up when nobody waits any more', async () => {
    expect(await start().read('http://mp.weixin.qq.com/drip', { signal: AbortSignal.timeout(100) })).toEqual({
      status: 'refused',
      reason: 'too-slow',
    });
  });

  it('reads nothing inside, whatever the list of hosts says', async () => {
    reader = new WebArticleReader({ links: { ...linksConfig.parse({}), allowedHosts: ['localhost'] }, pageScript });
    expect(await reader.read('http://localhost/')).toEqual({ status: 'refused', reason: 'internal-address' });
  });
});
