import type { Page } from 'playwright-core';
import type { ChannelHealth } from '../../src/core/ports/channel-health';
import type { ReviewRecord } from '../../src/core/ports/outcome-store';
import type { QuestionReport } from '../../src/core/question-report';
import { until } from '../e2e/page';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

describeInBrowser('what waits for a person', (browser) => {
  let program: RunningProgram;

  beforeAll(async () => {
    // So wide that every message lands in the review zone.
    program = await RunningProgram.start({ FENNELBEAN_GATE__REVIEW_WIDTH: '50' });
  }, 90_000);
  afterAll(() => program.stop());

  const open = async (page: Page): Promise<ChatPage> => {
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('starters').waitFor();
    return chat;
  };

  it('is done with, once and for all', async () => {
    const chat = await open(await browser.newPage(wide));
    await chat.say('我家那位今早说头有点晕，要紧不要紧', '王阿姨');
    await chat.say('孩子说手脚发麻', '老李');
    await chat.at('waiting-button').getByText('2').waitFor();
    await chat.at('waiting-button').click();
    await chat.at('waiting-done').first().click();
    await until(async () => ((await chat.at('waiting-item').count()) === 1 ? true : null), 'item fewer');
    expect(await chat.at('waiting-item').innerText()).toContain('头有点晕');

    await chat.page.reload();
    await chat.at('waiting-button').getByText('1').waitFor();
    await chat.at('waiting-button').click();
    await chat.at('waiting-done').click();
    await chat.page.getByText('没有要处理的').waitFor();
    await chat.page.reload();
    await chat.settled(2);
    expect(await chat.at('waiting-button').count()).toBe(0);
  });

  it('is shown with the reason, and found again', async () => {
    const chat = await open(await browser.newPage(phone));
    const { keyboard } = chat.page;
    expect(await chat.at('waiting-button').count()).toBe(0);
    await chat.say('我家那位今早说头有点晕，要紧不要紧', '王阿姨');
    await chat.say(`${'这句话很长'.repeat(40)}吗？`, '老李');
    expect(await chat.kinds()).toEqual(['review', 'review']);
    await chat.at('waiting-button').getByText('2').waitFor();

    await chat.at('waiting-button').press('Enter');
    const items = chat.at('waiting-item');
    expect(await items.count()).toBe(2);
    expect(await items.last().innerText()).toMatch(/拿不准[^]*头有点晕[^]*王阿姨[^]*得分离阈值太近/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    await items.last().press('Enter');
    await chat.at('score-scale').waitFor();
    expect(await chat.focused()).toBe('panel-back');
    expect(await chat.at('decision').getAttribute('data-kind')).toBe('review');
    expect(await chat.at('panel-back').locator('xpath=../..').innerText()).toContain('王阿姨');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    await keyboard.press('Escape');
    await chat.at('waiting-list').waitFor();
    expect(
      await chat
        .at('waiting-item')
        .last()
        .evaluate((item) => item === document.activeElement),
    ).toBe(true);
    await keyboard.press('Escape');
    expect(await chat.at('waiting-list').count()).toBe(0);
    expect(await chat.focused()).toBe('waiting-button');

    await chat.page.reload();
    await chat.at('language-switch').click();
    await chat.at('waiting-button').click();
    expect(await items.last().innerText()).toMatch(/Unsure[^]*too close to the threshold/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  // Their causes are a platform's failures, so the server's answers are made up here.
  describe('on a platform', () => {
    const askedAt = Date.UTC(2026, 10, 21, 4, 3);
    const conversation = { channel: 'feishu', id: 'oc_5ad11d72b830411d72b836c20' };
    const item = (kind: ReviewRecord['kind'], changes: Partial<ReviewRecord> = {}): ReviewRecord => ({
      id: `item-${kind}`,
      kind,
      assistant: 'patients',
      outcomeId: `question-${kind}`,
      reason: kind,
      detail: null,
      createdAt: askedAt,
      messageId: `message-${kind}`,
      conversation,
      groupName: '血压互助群',
      member: { id: 'ou_1', name: '王阿姨' },
      sentAt: askedAt,
      text: '低钠盐能不能天天吃',
      answer: { text: '一般可以用低钠盐代替普通盐。[1]', citations: [], writer: 'quote' },
      ...changes,
    });
    const report: QuestionReport = {
      questionId: 'question-report',
      conversation,
      parts: [{ part: 1, parts: 1, state: 'sent', attempts: 1 }],
      feedback: { up: 5, down: 3, reasons: [{ kind: 'down', reason: '旧版指南', count: 2 }] },
    };

    /** Answers that path with this, whatever the program would say. */
    const answer = (page: Page, path: string, body: unknown) =>
      page.route(`**${path}`, (route) => route.fulfill({ json: body }));

    it.each([phone, wide])('says of each what it is, where and when: %j', async (options) => {
      const page = await browser.newPage(options);
      await answer(page, '/api/review-items', [
        item('report', { reason: '答案是旧版指南的' }),
        item('uncertain-send'),
        item('failed-send', { reason: 'refused-by-platform' }),
        item('missed', { answer: null, groupName: null }),
        item('failure', { groupName: 'W'.repeat(60) }),
      ]);
      const chat = await open(page);
      await chat.at('waiting-button').click();
      const cards = await chat.at('waiting-card').allInnerTexts();
      expect(cards).toHaveLength(5);
      for (const card of cards) expect(card).toMatch(/低钠盐能不能天天吃[^]*王阿姨[^]*飞书\s/);
      expect(cards[0]).toMatch(/飞书\s血压互助群/);
      expect(cards[0]).not.toContain('oc_5ad1');
      expect(cards[0]).toMatch(/成员举报[^]*旧版指南[^]*群里看到的回答[^]*代替普通盐[^]*已处理[^]*撤回/);
      expect(cards[1]).toMatch(/不知道发出去没有[^]*到群里看一眼[^]*可能已经发出的回答[^]*撤回/);
      expect(cards[2]).toMatch(/没能发出去[^]*平台拒收了[^]*没能发出的回答/);
      expect(cards[2]).not.toContain('撤回');
      expect(cards[3]).toMatch(/错过的提问[^]*12:03 问的/);
      expect(cards[3]).not.toContain('撤回');
      expect(cards[3]).toMatch(/飞书\soc_5ad1/);
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
    });

    it('marks a draft as sent only once somebody has its words', async () => {
      const page = await browser.newPage(wide);
      const decisions: unknown[] = [];
      // As where the page is not served from a secure origin, and the browser is strict.
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        Object.defineProperty(document, 'execCommand', { value: () => false });
      });
      await answer(page, '/api/review-items', [item('assist-draft', { reason: 'line-closed' })]);
      await page.route('**/api/questions/question-assist-draft/draft', (route) => {
        const isRead = route.request().method() === 'GET';
        if (!isRead) decisions.push(route.request().postDataJSON());
        return route.fulfill({ json: isRead ? { text: '一般可以。[1]\n\n来源：指南' } : { decided: false } });
      });
      const chat = await open(page);
      await chat.at('waiting-button').click();
      expect(await chat.at('waiting-card').innerText()).toMatch(/待发草稿[^]*血压互助群[^]*账号退出登录或被限制/);
      await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('来源：指南'));
      await chat.at('draft-copy').click();
      await page.getByText('请手动复制').waitFor();
      expect(decisions).toEqual([]);
      expect(await chat.focused()).toBe('draft-text');
      await chat.at('draft-copy').click();
      // In the meantime somebody sent it from the group itself.
      expect(await chat.at('waiting-settled').innerText()).toContain('别人已经处理过了');
      expect(decisions).toEqual([{ decision: 'handed', text: null }]);
      expect(await chat.focused()).toBe('waiting-settled');
    });

    const pair = item('candidate-pair', { answer: null, detail: '可以，煮熟。', reason: 'answered-by-member' });
    const bases = [
      { name: 'diet', title: '饮食' },
      { name: 'handbook', title: '患者手册' },
    ];

    it.each([wide, phone])('puts a pair where an admin wants it: %j', async (options) => {
      const page = await browser.newPage(options);
      const approved: unknown[] = [];
      await answer(page, '/api/review-items', [pair]);
      await answer(page, '/api/review-items/*/knowledge-bases', bases);
      await page.route('**/api/review-items/*/approve', (route) => {
        approved.push(route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      });
      const chat = await open(page);
      await chat.at('waiting-button').click();
      expect(await chat.at('pair-base').inputValue()).toBe('diet');
      await chat.at('pair-base').selectOption({ label: '患者手册' });
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
      await chat.at('pair-approve').click();
      expect(await chat.at('waiting-settled').innerText()).toContain('现在起就按它回答');
      expect(approved).toEqual([{ question: pair.text, answer: pair.detail, knowledgeBase: 'handbook' }]);
      // The explanation of a question that is made up.
      browser.complaints.splice(0);
    });

    it('keeps a pair that could not be approved', async () => {
      const page = await browser.newPage(phone);
      await answer(page, '/api/review-items', [pair]);
      await answer(page, '/api/review-items/*/knowledge-bases', bases.slice(0, 1));
      await page.route('**/api/review-items/*/approve', (route) =>
        route.fulfill({ status: 400, json: { error: { code: 'bad-request', message: 'knowledgeBase' } } }),
      );
      const chat = await open(page);
      await chat.at('waiting-button').click();
      await chat.at('pair-approve').click();
      await page.getByText('还没有知识库').waitFor();
      expect(await chat.at('pair-base').count()).toBe(0);
      expect(await chat.at('pair-answer').inputValue()).toBe('可以，煮熟。');
      await chat.at('pair-answer').fill('  ');
      expect(await chat.at('pair-approve').isDisabled()).toBe(true);
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
      // The explanation of a question that is made up, and the refusal.
      browser.complaints.splice(0);
    });

    it('takes an answer back only when asked twice, and shows what members thought of it', async () => {
      const page = await browser.newPage(wide);
      const withdrawn: string[] = [];
      await answer(page, '/api/review-items', [item('report')]);
      await answer(page, '/api/questions/question-report', report);
      await page.route('**/api/questions/*/withdraw', (route) => {
        withdrawn.push(new URL(route.request().url()).pathname);
        return route.fulfill({ json: { withdrawn: true } });
      });
      const real = await open(page);
      await real.say('家里量血压多少算高');
      const messageId = await real.status.last().getAttribute('data-status-of');
      await page.route('**/api/messages/message-report/explanation', async (route) => {
        const response = await route.fetch({ url: `${program.origin}/api/messages/${messageId ?? ''}/explanation` });
        await route.fulfill({ json: { ...((await response.json()) as object), questionId: 'question-report' } });
      });
      await real.at('waiting-button').click();
      await real.at('waiting-item').click();
      expect(await real.at('said-in').innerText()).toBe(`飞书 血压互助群（${conversation.id}）`);
      expect(await real.at('feedback').innerText()).toMatch(/5\s+3\s+旧版指南\s+2 次/);
      expect(await real.at('reply-parts').innerText()).toContain('已发出');
      await real.at('withdraw').click();
      expect(withdrawn).toEqual([]);
      await real.at('withdraw-sure').click();
      await page.getByText('正在撤回').first().waitFor();
      expect(withdrawn).toEqual(['/api/questions/question-report/withdraw']);
    });

    it.each([
      ['reconnecting', null, 1],
      ['failed', 'app secret invalid', 1],
      ['ok', 'app secret invalid', 1],
      ['connecting', null, 0],
      ['ok', null, 0],
    ] as const)('shows above everything that a channel is not well: %s', async (state, problem, banners) => {
      const page = await browser.newPage(phone);
      const times = { since: askedAt, lastEventAt: null, reconnects: 0 };
      const channel: ChannelHealth = { channel: 'feishu', app: 'cli_a1', mode: 'connection', state, problem, ...times };
      await answer(page, '/health', { channels: [channel] });
      const asked = page.waitForResponse('**/health');
      const chat = await open(page);
      await asked;
      if (banners > 0) await chat.at('channel-banner').waitFor();
      expect(await chat.at('channel-banner').count()).toBe(banners);
      if (problem !== null) expect(await chat.at('channel-banner').innerText()).toContain(problem);
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
    });
  });
});
