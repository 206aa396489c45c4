import { questionOf } from '../../test/fakes/plugin-host';
import { FakeWeb, type WebReply, type WebVisit } from '../../test/fakes/plugin-web';
import webSearch from './index';

const page = (title: string, ...paragraphs: string[]): WebReply => ({
  type: 'text/html',
  body: `<title>${title}</title>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}`,
});

const salt = '成年人每天食盐不超过5克，酱油和咸菜里的盐也要算进去。';
const pages: Readonly<Record<string, WebReply>> = {
  'www.who.int/salt': page('限盐', '导航：首页、新闻、出版物', '世卫组织成立于1948年，总部在日内瓦。', salt),
  'nhc.gov.cn/guide': page('指南', '高血压患者每天食盐应当少于5克，这一点很重要。'),
  'www.who.int/gone': { status: 404, type: 'text/html', body: 'gone' },
};

let engine: (visit: WebVisit) => WebReply;
let web: FakeWeb;
beforeAll(async () => {
  web = await new FakeWeb((visit) =>
    visit.host === 'search.example.org'
      ? engine(visit)
      : (pages[`${visit.host}${visit.url.pathname}`] ?? { status: 500, body: '' }),
  ).start();
});
afterAll(() => {
  web.close();
});
beforeEach(() => {
  web.visits.length = 0;
});

const found = [
  { url: 'https://spam.example.net/salt', title: '广告', excerpt: '买盐' },
  { url: 'http://nhc.gov.cn/guide', title: '指南摘要', excerpt: '高血压指南' },
  { url: 'http://www.who.int/salt', title: '限盐摘要', excerpt: '世卫组织' },
  { url: 'http://www.who.int/gone', title: '已删除', excerpt: '每天少于5克。' },
  { url: 'http://who.int.evil.example.net/', title: '假的', excerpt: '假的' },
  { url: 'javascript:alert(1)', title: '脚本', excerpt: '脚本' },
];
const asJson = (rows: readonly object[], wrap: (rows: readonly object[]) => object): WebReply => ({
  body: JSON.stringify(wrap(rows)),
});
const searxng = () =>
  asJson(
    found.map(({ url, title, excerpt }) => ({ url, title, content: excerpt, engine: 'x', score: 1 })),
    (results) => ({ query: 'x', results }),
  );

const open = (config: Record<string, unknown> = {}, variables: Record<string, string> = {}) =>
  web.host('web-search', webSearch, {
    config: { engine: 'searxng', endpoint: 'http://search.example.org', domains: ['who.int', 'nhc.gov.cn'], ...config },
    variables,
  });
const ask = (host = open(), text = '一天吃多少盐', limit = 5) =>
  host.retrievers()[0]?.retrieve({ question: questionOf(text), limit });

it('uses pages of the allowed domains alone, in the order in which they are preferred', async () => {
  engine = searxng;
  const evidence = await ask();
  expect(evidence?.map(({ url, title }) => [url, title])).toEqual([
    ['http://www.who.int/salt', '限盐'],
    ['http://www.who.int/gone', '已删除'],
    ['http://nhc.gov.cn/guide', '指南'],
  ]);
  expect(new Set(web.visits.map(({ host }) => host))).toEqual(
    new Set(['search.example.org', 'www.who.int', 'nhc.gov.cn']),
  );
});

it('takes the best paragraphs of a page, and the excerpt where the page cannot be read', async () => {
  engine = searxng;
  const evidence = await ask();
  expect(evidence?.map(({ text }) => text)).toEqual([
    salt,
    '每天少于5克。',
    '高血压患者每天食盐应当少于5克，这一点很重要。',
  ]);
});

it('reads no page where it is told not to', async () => {
  engine = searxng;
  const evidence = await ask(open({ readPages: false, results: 1 }));
  expect(evidence).toMatchObject([{ text: '世卫组织', title: '限盐摘要', kind: 'web', retriever: 'web-search' }]);
  expect(web.visits).toHaveLength(1);
});

it('does not serve an assistant that it is not set up for', async () => {
  engine = searxng;
  const [retriever] = open().retrievers();
  const question = questionOf('一天吃多少盐', 'patients');
  expect(retriever?.isAvailable?.({ question })).toBe(false);
  expect(await retriever?.retrieve({ question, limit: 5 })).toEqual([]);
  expect(web.visits).toEqual([]);
});

describe('the engines', () => {
  it('SearXNG is asked for JSON', async () => {
    engine = searxng;
    await ask();
    expect(web.visits[0]).toMatchObject({ method: 'GET' });
    expect(web.visits[0]?.url.pathname).toBe('/search');
    expect(Object.fromEntries(web.visits[0]?.url.searchParams ?? [])).toEqual({
      q: '一天吃多少盐 (site:who.int OR site:nhc.gov.cn)',
      format: 'json',
    });
  });

  it('Serper is posted to, with its key', async () => {
    engine = () =>
      asJson(
        found.map(({ url, title, excerpt }, at) => ({ link: url, title, snippet: excerpt, position: at + 1 })),
        (organic) => ({ searchParameters: {}, organic, peopleAlsoAsk: [] }),
      );
    const host = open({ engine: 'serper' }, { SERPER_API_KEY: 'key-of-serper' });
    expect(await ask(host)).toHaveLength(3);
    const [visit] = web.visits;
    expect(visit).toMatchObject({ method: 'POST', headers: { 'x-api-key': 'key-of-serper' } });
    expect(JSON.parse(visit?.body ?? '')).toEqual({ q: '一天吃多少盐 (site:who.int OR site:nhc.gov.cn)', num: 20 });
  });

  it('Bing is asked with its key', async () => {
    engine = () =>
      asJson(
        found.map(({ url, title, excerpt }) => ({ id: 'x', url, name: title, snippet: excerpt })),
        (value) => ({ _type: 'SearchResponse', webPages: { totalEstimatedMatches: 6, value } }),
      );
    const host = open({ engine: 'bing' }, { BING_SEARCH_API_KEY: 'key-of-bing' });
    expect(await ask(host)).toHaveLength(3);
    expect(web.visits[0]?.headers['ocp-apim-subscription-key']).toBe('key-of-bing');
    expect(web.visits[0]?.url.searchParams.get('count')).toBe('20');
  });

  it('DuckDuckGo is read from its page, without its advertisements', async () => {
    engine = () => ({
      type: 'text/html',
      body: `<div class="result results_links results_links_deep result--ad"><h2 class="result__title">
          <a rel="nofollow" class="result__a" href="https://duckduckgo.com/y.js?ad_domain=who.int">Ad</a></h2></div>
        <div class="result results_links results_links_deep web-result "><h2 class="result__title">
          <a rel="nofollow" class="result__a" href="//duckduckgo.com/l/?uddg=http%3A%2F%2Fwww.who.int%2Fgone&amp;rut=8f">Salt &amp; <b>pressure</b></a></h2>
          <a class="result__snippet" href="//duckduckgo.com/l/?uddg=x">少于 <b>5</b>&#20811;&nbsp;盐</a></div>
        <div class="result web-result"><a class="result__a" href="http://nhc.gov.cn/guide">指南</a></div>`,
    });
    const evidence = await ask(open({ engine: 'duckduckgo' }));
    expect(evidence?.map(({ url, title, text }) => [url, title, text])).toEqual([
      ['http://www.who.int/gone', 'Salt & pressure', '少于 5克 盐'],
      ['http://nhc.gov.cn/guide', '指南', '高血压患者每天食盐应当少于5克，这一点很重要。'],
    ]);
  });
});

describe('what cannot be searched', () => {
  it.each([
    [
      'a puzzle in place of results',
      { engine: 'duckduckgo' },
      { type: 'text/html', body: '<div class="anomaly-modal__title">Bots</div>' },
      'puzzle-in-place-of-results',
    ],
    ['too many questions', {}, { status: 429, body: '' }, 'rate-limited'],
    ['a refusal', {}, { status: 403, body: '' }, 'not-allowed'],
    ['an engine that is down', {}, { status: 502, body: '' }, 'engine-failed'],
    ['a page in place of JSON', {}, { type: 'text/html', body: '<html>' }, 'no-json'],
    ['a key that is missing', { engine: 'serper' }, { body: '{}' }, 'no-key'],
  ])('is named: %s', async (_, config, reply, code) => {
    engine = () => reply;
    const host = open(config);
    for (let time = 0; time < 4; time++) await expect(ask(host)).rejects.toThrow(code);
    // The engine is to blame, and not the plugin.
    expect(host.plugins.list()).toMatchObject([{ state: 'ready', faults: 0 }]);
  });

  it.each([{}, { results: 'none' }, { results: [null, 7, { url: 'x' }] }])('finds nothing in %j', async (answer) => {
    engine = () => ({ body: JSON.stringify(answer) });
    expect(await ask()).toEqual([]);
  });

  it('is configured without domains, or with an engine in the own network that nobody granted', () => {
    expect(open({ domains: [] }).plugins.list()).toMatchObject([
      { state: 'refused', problems: [expect.stringMatching(/^config\.domains/)] },
    ]);
    expect(open({ endpoint: 'http://127.0.0.1:8080' }).plugins.list()).toMatchObject([
      { state: 'refused', problems: [expect.stringContaining('http://127.0.0.1:8080 is not granted')] },
    ]);
  });
});

it('logs how many it found, and nothing of what was asked', async () => {
  engine = searxng;
  await ask();
  expect(web.logged.length).toBeGreaterThan(0);
  expect(JSON.stringify(web.logged)).not.toMatch(/盐/);
});
