import type { Page } from 'playwright-core';
import type { Explanation } from '../../src/admin/explanations.controller';
import type { DataSourceReport } from '../../src/core/data-source-report';
import type { Figures } from '../../src/core/figures';
import type { GroupMessage, GroupReport } from '../../src/core/group-report';
import type { Outcome } from '../../src/core/outcome';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const sentAt = Date.UTC(2026, 10, 21, 4, 3);
const group: GroupReport = {
  channel: 'feishu',
  id: 'oc_1',
  name: '课题组',
  app: 'cli_1',
  assistant: 'research',
  lastMessageAt: sentAt,
  messages: 1,
};
const asked = '今年各方向每月发了多少篇，画个图';
const sql = "SELECT month, COUNT(*) FROM papers WHERE centre = 'north' GROUP BY month LIMIT 1001";
const months = Array.from({ length: 12 }, (_, at) => [`2026-${String(at + 1).padStart(2, '0')}`, 3 * at + 1]);
const long = '一个很长的方向名称，窄窗口里放不下，只能左右移动着看';
const figures: Figures = {
  source: '论文库',
  table: { columns: ['月份', '篇数', '方向'], rows: months.slice(0, 10).map((row) => [...row, long]) },
  totalRows: 12,
  isCut: false,
  chart: {
    specification: { type: 'line', title: '每月发文量', x: '月份', y: ['篇数'], unit: '篇' },
    table: { columns: ['月份', '篇数'], rows: months },
  },
  queries: [sql],
  filters: '中心为 north',
  asOf: '2026-11-20',
};
const outcome: Outcome = {
  kind: 'answered',
  reason: 'figures-found',
  answer: {
    text: '2026 年共 210 篇。',
    citations: [],
    writer: 'model',
    label: 'generated',
    figures,
    attachments: [
      { kind: 'picture', key: 'a1.png', name: 'chart.png', mediaType: 'image/png', description: '折线图：每月发文量' },
      { kind: 'file', key: 'b2.csv', name: '论文.csv', mediaType: 'text/csv', description: '12 行' },
    ],
  },
  trace: {
    question: { text: asked, matchText: asked, mentionsBot: false },
    stages: [{ name: 'write', milliseconds: 812 }],
    verdict: null,
    evidence: [],
    failedRetrievers: [],
    fallback: null,
    tokens: null,
    figures: {
      source: 'papers',
      saved: null,
      schema: [{ table: 'papers', columns: ['month', 'subject'] }],
      steps: [
        {
          action: 'query',
          status: 'refused',
          reason: 'column-not-allowed: papers.phone',
          sql: 'SELECT phone FROM papers',
          milliseconds: 3,
        },
        { action: 'query', status: 'done', sql, rows: 12, milliseconds: 18 },
        { action: 'chart', status: 'refused', reason: 'odd-code', milliseconds: 0 },
      ],
    },
  },
};
const message: GroupMessage = {
  id: '1',
  member: { id: 'ou_1', name: '小王' },
  text: asked,
  mentionsBot: false,
  sentAt,
  questionId: 'q1',
  outcome,
  reason: null,
  parts: ['sent'],
  rewritten: null,
  waitsFor: null,
  pictures: [],
};
const explanation: Explanation = { questionId: 'q1', createdAt: sentAt, assistant: 'research', outcome, carrying: [] };
const papers: DataSourceReport = {
  name: 'papers',
  title: { zh: '论文库', en: 'Papers' },
  description: '',
  assistants: ['research'],
  kind: 'sqlite',
  state: { isReachable: true },
  tables: [
    {
      name: 'papers',
      title: '论文',
      description: '',
      rowFilter: "centre = 'north'",
      columns: [{ name: 'month', type: 'TEXT', title: '月份', description: 'YYYY-MM' }],
    },
  ],
  peopleAtLeast: 5,
  terms: [{ term: '发文量', means: '论文的篇数' }],
  saved: [{ name: 'of-month', title: { zh: '某月的发文量', en: 'Papers of a month' }, questions: ['{month}发文量'] }],
  asOf: '2026-11-20',
};
const clinic: DataSourceReport = {
  ...papers,
  name: 'clinic',
  title: '门诊量',
  kind: 'mysql',
  state: { isReachable: false, failure: 'unreachable' },
  saved: [],
};
const lost: DataSourceReport = {
  ...clinic,
  name: 'lost',
  title: 'lost',
  state: { isReachable: false, failure: 'no-description' },
  tables: [],
};

// The server's answers are made up: queries and pictures of charts have specs of their own.
describeInBrowser('figures on the page', (browser) => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await RunningProgram.start();
  }, 90_000);
  afterAll(() => program.stop());

  const open = async (page: Page): Promise<ChatPage> => {
    const answers: Readonly<Record<string, unknown>> = {
      '/api/groups': [group],
      '/api/groups/feishu/oc_1/messages': [message],
      '/api/messages/1/explanation': explanation,
      '/api/questions/*': {
        conversation: { channel: 'feishu', id: 'oc_1' },
        parts: [],
        feedback: { up: 0, down: 0, reasons: [] },
      },
      '/api/data-sources': [papers, clinic, lost],
    };
    for (const [path, json] of Object.entries(answers)) {
      await page.route(`**${path}`, (route) => route.fulfill({ json }));
    }
    await page.goto(program.link);
    return new ChatPage(page);
  };
  const openGroup = async (page: Page): Promise<ChatPage> => {
    const chat = await open(page);
    await chat.at('view-groups').click();
    if ((page.viewportSize()?.width ?? 0) > 720) await chat.at('group').first().click();
    await chat.at('figures').waitFor();
    return chat;
  };

  it.each([wide, phone])('a table, a live chart, the query behind a fold, and a file: %j', async (options) => {
    const page = await browser.newPage(options);
    const chat = await openGroup(page);
    const table = chat.at('figures-table');
    expect(await table.locator('tbody tr').count()).toBe(10);
    expect(
      await table
        .locator('td')
        .nth(1)
        .evaluate((cell) => getComputedStyle(cell).textAlign),
    ).toBe('right');
    expect(await chat.at('figures').innerText()).toMatch(/共 12 行[^]*来源：论文库[^]*中心为 north[^]*2026-11-20/);

    const chart = chat.at('figures-chart');
    await chart.locator('svg').waitFor();
    expect(await chart.getAttribute('aria-label')).toMatch(/^折线图：每月发文量。共 12 个点。最大 2026-12（34篇）/);
    expect(await chart.innerText()).toMatch(/AI 生成 · AI-generated/);
    await chart.hover({ position: { x: 200, y: 150 } });
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="figures-chart"] svg')?.textContent.includes('2026-'),
    );

    const link = chat.at('answer-file');
    expect([await link.getAttribute('href'), await link.getAttribute('download')]).toEqual([
      '/api/answer-files/b2.csv',
      '论文.csv',
    ]);
    expect(await chat.at('sql').isVisible()).toBe(false);
    await chat.at('sql-fold').locator('summary').click();
    expect(await chat.at('sql').innerText()).toBe(sql);
    await chat.at('sql-copy').click();
    await page.waitForFunction(() => /已复制|已选中/.test(document.body.innerText));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

  it('the picture, where what draws cannot be fetched', async () => {
    const page = await browser.newPage(wide);
    await page.route('**/assets/draw-chart-*.js', (route) => route.abort());
    const body = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
    await page.route('**/api/answer-files/a1.png', (route) => route.fulfill({ contentType: 'image/svg+xml', body }));
    const chat = await openGroup(page);
    await chat.at('chart-picture').waitFor();
    expect(await chat.at('chart-picture').getAttribute('alt')).toBe('折线图：每月发文量');
    expect(browser.complaints.splice(0).join()).toMatch(/ERR_FAILED/);
  });

  it('why: the source, what the model saw, and each step with its reason in words', async () => {
    const chat = await openGroup(await browser.newPage(phone));
    await chat.status.first().click();
    const section = chat.at('data-query');
    await section.waitFor();
    expect(await section.innerText()).toMatch(/papers[^]*给模型看的表和列/);
    const steps = chat.at('data-step');
    expect(await steps.nth(0).innerText()).toMatch(/未放行[^]*用到了没有开放的列（papers\.phone）。/);
    expect(await steps.nth(1).innerText()).toMatch(/完成[^]*12 行 · 18 ms/);
    expect(await steps.nth(2).innerText()).toContain('odd-code');
    await steps.nth(0).locator('summary').click();
    expect(await steps.nth(0).getByTestId('sql').innerText()).toBe('SELECT phone FROM papers');
  });

  it('the data sources: what may be read and asked, and whether they answer', async () => {
    const chat = await open(await browser.newPage(phone));
    await chat.at('view-data').click();
    await chat.at('data-sources').waitFor();
    expect(await chat.at('data-source-state').allInnerTexts()).toEqual(['正常', '查不了', '查不了']);
    expect(await chat.at('data-source').last().innerText()).toMatch(/lost[^]*说明文件找不到/);
    expect(await chat.at('data-source').nth(1).innerText()).toMatch(/门诊量[^]*连不上数据源。[^]*没有保存的问题/);
    const first = chat.at('data-source').first();
    for (const fold of await first.locator('summary').all()) await fold.click();
    expect(await first.innerText()).toMatch(
      /论文库[^]*2026-11-20[^]*少于 5 人[^]*centre = 'north'[^]*月份\s*YYYY-MM[^]*发文量：论文的篇数[^]*某月的发文量[^]*\{month\}发文量/,
    );
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.at('language-switch').click();
    expect(await first.innerText()).toMatch(/Papers[^]*Saved questions \(1\)/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });
});
