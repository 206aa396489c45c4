import { createHash } from 'node:crypto';
import { sorryPage, sourcePage, sourcePageSecurityPolicy } from './source-page';
import type { SourceView } from './source-view';

const view = (changes: Partial<SourceView> = {}): SourceView => ({
  kind: 'passage',
  isCurrent: true,
  title: '怎么少吃盐',
  headingPath: ['怎么少吃盐', '盐藏在哪里'],
  place: null,
  url: null,
  sources: ['中国高血压防治指南（2024年修订版）'],
  reviewedOn: '2026-11-21',
  before: '每天不超过5克。',
  quoted: '酱油里有盐。',
  after: '买东西看标签。',
  ...changes,
});

describe('sourcePage', () => {
  it('shows the passage marked between its neighbours, with what the document says of itself', async () => {
    const html = await sourcePage(view());
    expect(html).toMatch(
      /<h1>怎么少吃盐<\/h1>[^]*盐藏在哪里[^]*5克[^]*class="quoted"[^]*酱油[^]*买东西[^]*防治指南[^]*2026-11-21/,
    );
    expect(html).toMatch(/href="#cited"[^]*id="cited"/);
    expect(html).not.toContain('class="notice"');
    expect(html).toContain('lang="zh-CN"');
  });

  it('tells where in a file it stands, and where the original is', async () => {
    const html = await sourcePage(
      view({ place: { kind: 'page', first: 3, last: 4 }, url: 'https://guide.example.org/salt.pdf' }),
    );
    expect(html).toMatch(/盐藏在哪里 › 第 3–4 页[^]*href="https:\/\/guide.example.org\/salt.pdf"/);
  });

  it('does not repeat the title as a heading', async () => {
    expect(await sourcePage(view({ headingPath: ['怎么少吃盐'] }))).not.toContain('class="place"');
  });

  it('tells that the document has changed', async () => {
    const html = await sourcePage(view({ isCurrent: false, before: null, after: null }));
    expect(html).toMatch(/class="notice"[^]*有改动[^]*酱油/);
    expect(html).not.toContain('class="around"');
  });

  it('speaks the language of the document', async () => {
    const english = { title: 'Salt', headingPath: [], quoted: 'Soy sauce is salty.', before: null, after: null };
    const html = await sourcePage(view({ ...english, isCurrent: false, sources: ['WHO'] }));
    expect(html).toContain('lang="en"');
    expect(html).toContain('has changed');
    expect(html.replace(/<style>[^]*<\/style>/, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(['title', 'before', 'quoted', 'after', 'reviewedOn'] as const)(
    'runs nothing out of its %s',
    async (field) => {
      const html = await sourcePage(view({ [field]: '</title><script>alert(1)</script><img src=x onerror=alert(1)>' }));
      expect(html).not.toMatch(/<script|<img/);
    },
  );

  it('leads to sources that are addresses, and to no others', async () => {
    const sources = ['https://who.int/salt?a=1&b="2', 'javascript:alert(1)', '<b>x</b>'];
    const html = await sourcePage(view({ sources, before: null }));
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://who.int/salt?a=1&amp;b=&quot;2"']);
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;');
  });

  it('allows its own style and nothing else', async () => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(await sourcePage(view())) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(sourcePageSecurityPolicy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(await sourcePage(view())).not.toMatch(/ style=|<script|<link|url\(|@import/);
  });
});

describe('sorryPage', () => {
  it.each(['expired', 'missing'] as const)('is kind in both languages: %s', (why) => {
    expect(sorryPage(why)).toMatch(/[\u4e00-\u9fff]。[^]*lang="en">[A-Z][^<]*\.</);
  });
});
