import type { Page } from 'playwright-core';
import type { GroupMessage, GroupReport } from '../../src/core/group-report';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { FeishuGroup, wang } from './feishu-group';
import { phone, wide } from './screens';

const chatter = '大家早上好呀，今天降温记得加衣服';
const question = '家里量血压多少算高';

describeInBrowser('the messages of groups', (browser) => {
  let group: FeishuGroup;

  beforeAll(async () => {
    group = await FeishuGroup.start();
  }, 90_000);
  afterAll(() => group.stop());

  const open = async (page: Page): Promise<ChatPage> => {
    await page.goto(group.program.link);
    const chat = new ChatPage(page);
    await chat.at('view-groups').click();
    return chat;
  };
  const answer = (page: Page, path: string, body: unknown) =>
    page.route(`**${path}`, (route) => route.fulfill({ json: body }));

  it('say how a group gets here while there is none', async () => {
    const chat = await open(await browser.newPage(phone));
    await chat.at('no-groups').waitFor();
    expect(await chat.at('how-groups-come').innerText()).toContain('npx fennelbean doctor feishu');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  it.each([wide, phone])('each bear why they were answered or not: %j', async (options) => {
    group.say(chatter, wang);
    const chat = await open(await browser.newPage(options));
    await chat.at('groups').waitFor();
    // What was said before is there in full.
    const before = options === phone ? 1 : 0;
    await chat.settled(2 * before + 1);
    // Said while the page is open: it comes by itself.
    group.say(question);
    await chat.at('bot-reply').nth(before).waitFor();
    await chat.settled(2 * (before + 1));
    expect((await chat.kinds()).slice(-2)).toEqual(['silent', 'answered']);
    expect(await chat.status.nth(-2).innerText()).toContain('闲聊，分数低于阈值');
    expect(await chat.at('bot-reply').last().innerText()).toContain('135/85');
    const shown = chat.at(options === phone ? 'group-select' : 'group-list');
    // Its name is asked for when the first message has come.
    await shown.getByText('飞书 高血压互助').first().waitFor({ state: 'attached' });
    expect(await chat.at('group-ids').innerText()).toContain(group.chatId);
    expect(await chat.at('composer-input').count()).toBe(0);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    await chat.status.nth(-2).click();
    await chat.at('score-scale').waitFor();
    expect(await chat.at('decision').getAttribute('data-kind')).toBe('silent');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.page.keyboard.press('Escape');
    expect(await chat.at('panel').count()).toBe(0);
    expect(await chat.focused()).toBe('status-button');
  });

  it('are found again after a reload, and left for the simulator', async () => {
    const chat = await open(await browser.newPage(wide));
    await chat.page.reload();
    await chat.at('group-list').waitFor();
    await chat.at('language-switch').click();
    expect(await chat.at('group-list').innerText()).toContain('Feishu 高血压互助');
    await chat.at('view-chat').click();
    await chat.at('starters').waitFor();
    await chat.page.goBack();
    await chat.at('group-list').waitFor();
  });

  // What a platform does only when it fails, or what takes many days, is made up here.
  describe('made up', () => {
    const groupReport = (changes: Partial<GroupReport> = {}): GroupReport => ({
      channel: 'feishu',
      id: 'oc_5ad11d72b830411d72b836c20',
      name: null,
      app: 'cli_groups',
      assistant: 'patients',
      lastMessageAt: Date.UTC(2026, 10, 21, 4, 3),
      messages: 2,
      ...changes,
    });
    const message = (id: string, changes: Partial<GroupMessage> = {}): GroupMessage => ({
      id,
      member: { id: 'ou_1', name: '王阿姨' },
      text: `第 ${id} 条`,
      mentionsBot: false,
      sentAt: Date.UTC(2026, 10, 21, 4, 3) + Number(id),
      questionId: null,
      outcome: null,
      reason: null,
      parts: [],
      rewritten: null,
      waitsFor: null,
      pictures: [],
      ...changes,
    });
    const outcome: GroupMessage['outcome'] = {
      kind: 'answered',
      reason: 'evidence-found',
      answer: { text: '一般可以。[1]', citations: [], writer: 'quote' },
    };

    it.each([wide, phone])('tell of commands, and of replies that did not arrive: %j', async (options) => {
      const page = await browser.newPage(options);
      await answer(page, '/api/groups', [
        groupReport(),
        groupReport({ channel: 'wechat', id: '1 9@chatroom', name: '糖友群' }),
      ]);
      const messages = [
        message('1', { reason: 'command' }),
        message('2', { questionId: 'q', outcome, parts: ['sent', 'uncertain'] }),
        message('3'),
      ];
      await answer(page, '/api/groups/feishu/oc_5ad11d72b830411d72b836c20/messages', messages);
      await answer(page, '/api/groups/wechat/1%209%40chatroom/messages', [message('9', { reason: 'withdrawn' })]);
      const chat = await open(page);
      await chat.status.nth(2).waitFor();
      expect(await chat.kinds()).toEqual(['silent', 'answered', 'pending']);
      expect(await chat.status.first().innerText()).toContain('是一条命令');
      expect(await chat.at('reply-state').allInnerTexts()).toEqual(['不知道发出去没有']);
      expect(await chat.overhang()).toBeLessThanOrEqual(0);

      await chat.status.first().click();
      expect(await chat.at('decision').innerText()).toContain('命令已经照办');
      await chat.at('panel-close').click();
      if (options === phone) await chat.at('group-select').selectOption({ label: '微信 糖友群' });
      else await chat.at('group').last().click();
      await page.getByText('第 9 条').waitFor();
      expect(await chat.kinds()).toEqual(['silent']);
    });

    it.each([wide, phone])('belong together where they made one question: %j', async (options) => {
      const page = await browser.newPage(options);
      const li = { id: 'ou_2', name: '老李' };
      const rewritten = '化疗后能吃虾吗，那螃蟹呢';
      const asked = { questionId: 'q', outcome, parts: ['sent' as const], rewritten };
      const messages = [
        message('1', { ...asked, text: '虾能吃我知道了' }),
        message('2', { member: li, questionId: 'other', outcome: { ...outcome, answer: null, kind: 'silent' } }),
        message('3', { ...asked, text: '还有' }),
        message('4', { ...asked, text: '那螃蟹呢' }),
        message('5', { member: li, questionId: 'd', outcome, parts: ['held'] }),
        message('6', { waitsFor: 'members' }),
        message('7', { member: li, waitsFor: 'more' }),
      ];
      await answer(page, '/api/groups', [groupReport()]);
      await answer(page, '/api/groups/feishu/oc_5ad11d72b830411d72b836c20/messages', messages);
      const chat = await open(page);
      await chat.status.nth(6).waitFor();
      const lines = await chat.status.allInnerTexts();
      expect(lines[0]).toContain('与 TA 后面的话合为一问');
      expect(lines[2]).toContain('与 TA 后面的话合为一问');
      expect(lines[3]).toMatch(/已回答（3 条合为一问）/);
      expect(lines[4]).toContain('草稿，等工作人员处理');
      expect(lines[5]).toContain('先等群友回答');
      expect(lines[6]).toContain('等 TA 说完');
      expect(await chat.at('completed').allInnerTexts()).toEqual([`补全为：${rewritten}`]);
      expect(await chat.at('bot-reply').count()).toBe(2);
      const left = (at: number) =>
        chat
          .at('message-bubble')
          .nth(at)
          .evaluate((bubble) => bubble.getBoundingClientRect().left);
      expect(await left(3)).toBe(await left(0));
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
    });

    it('go back to the first one', async () => {
      const page = await browser.newPage(phone);
      const all = Array.from({ length: 250 }, (_, at) => message(String(at + 1), { reason: 'duplicate' }));
      await answer(page, '/api/groups', [groupReport({ messages: all.length })]);
      await page.route('**/api/groups/*/*/messages*', (route) => {
        const before = new URL(route.request().url()).searchParams.get('before');
        const end = before === null ? all.length : all.findIndex(({ id }) => id === before);
        return route.fulfill({ json: all.slice(Math.max(0, end - 100), end) });
      });
      const chat = await open(page);
      await chat.status.nth(99).waitFor();
      for (const count of [200, 250]) {
        await chat.at('earlier').click();
        await chat.status.nth(count - 1).waitFor();
      }
      await chat.at('earlier').waitFor({ state: 'detached' });
      expect(await chat.at('message-bubble').first().innerText()).toBe('第 1 条');
      expect(await chat.status.count()).toBe(all.length);
    });
  });
});
