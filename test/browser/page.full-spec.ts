import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const question = '家里量血压多少算高';
const chatter = '大家早上好呀，今天降温记得加衣服';

describeInBrowser('the page in a browser', (browser) => {
  let program: RunningProgram;

  beforeAll(async () => {
    program = await RunningProgram.start();
  }, 90_000);
  afterAll(() => program.stop(), 60_000);
  afterEach(() => {
    expect(browser.origins()).toEqual([program.origin]);
  });

  const openChat = async (options: BrowserContextOptions = wide): Promise<ChatPage> => {
    const page = await browser.newPage(options);
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('starters').waitFor();
    return chat;
  };

  it('opens by the printed link, and takes the token out of the address', async () => {
    const { page } = await openChat();
    expect(page.url()).toBe(`${program.origin}/`);
    expect(await page.title()).toContain('Fennelbean');
  });

  it('answers a question with its source, and leaves chatter alone', async () => {
    const chat = await openChat();
    await chat.say(chatter, '护士小周');
    await chat.say(question, '王阿姨');
    expect(await chat.kinds()).toEqual(['silent', 'answered']);
    expect(await chat.at('bot-reply').count()).toBe(1);
    const reply = await chat.at('bot-reply').innerText();
    expect(reply).toContain('135/85');
    expect(await chat.at('bot-reply').getByTestId('citation-mark').count()).toBeGreaterThan(0);
    expect(await chat.at('bot-reply').getByTestId('source-list').innerText()).toContain('中国高血压防治指南');
  });

  it('sends the examples of an empty conversation with one click', async () => {
    const chat = await openChat();
    await chat.at('starter-good').first().click();
    await chat.settled(1);
    expect(await chat.kinds()).toEqual(['answered']);
  });

  it('is silent about every example of chatter', async () => {
    for (const at of [0, 1, 2]) {
      const chat = await openChat();
      await chat.at('starter-chatter').nth(at).click();
      await chat.settled(1);
      expect(await chat.kinds()).toEqual(['silent']);
      await chat.page.close();
    }
  });

  it('shows with one click on any message why it was handled so', async () => {
    const chat = await openChat();
    await chat.say(chatter);
    await chat.status.last().click();
    expect(await chat.at('decision').getAttribute('data-kind')).toBe('silent');
    expect(await chat.at('score-scale').getByRole('img').getAttribute('aria-label')).toMatch(/阈值/);

    await chat.say(question);
    await chat.status.last().click();
    expect(await chat.at('decision').getAttribute('data-kind')).toBe('answered');
    await chat.at('evidence').first().waitFor();
    await chat.at('panel-close').click();
    expect(await chat.at('panel').count()).toBe(0);
  });

  it('ignores a question once it is a bad one, and answers it again once that is undone', async () => {
    const chat = await openChat();
    const asked = '低钠盐能不能天天吃';
    await chat.say(asked);
    expect(await chat.kinds()).toEqual(['answered']);
    await chat.status.last().click();
    await chat.at('teach-bad').click();
    await chat.at('teach-status').getByRole('button').first().waitFor();
    await chat.say(asked);
    await chat.at('teach-status').getByRole('button').last().click();
    await chat.at('teach-status').getByRole('button').first().waitFor({ state: 'detached' });
    await chat.say(asked);
    expect(await chat.kinds()).toEqual(['answered', 'silent', 'answered']);
  });

  it('answers for another assistant from its own knowledge', async () => {
    const chat = await openChat();
    await chat.at('assistant-select').selectOption('research');
    await chat.at('starters').waitFor();
    await chat.say('共聚焦最多能提前几天约');
    expect(await chat.kinds()).toEqual(['answered']);
    expect(await chat.at('bot-reply').innerText()).toContain('14天');
  });

  it('keeps what was said when it is opened again', async () => {
    const chat = await openChat();
    await chat.say(question);
    await chat.page.reload();
    await chat.settled(1);
    expect(await chat.at('message-bubble').innerText()).toBe(question);
    expect(await chat.at('bot-reply').count()).toBe(1);
  });

  it('speaks Chinese and English', async () => {
    const chat = await openChat();
    const language = () => chat.page.evaluate(() => document.documentElement.lang);
    expect(await language()).toBe('zh-CN');
    await chat.at('language-switch').click();
    expect(await language()).toBe('en');
    await chat.say(chatter);
    expect(await chat.status.last().innerText()).toContain('Stayed silent');
    await chat.page.reload();
    await chat.settled(1);
    expect(await language()).toBe('en');
  });

  it('fits a narrow phone, with and without the panel', async () => {
    const chat = await openChat(phone);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.say(question);
    await chat.say('x'.repeat(300));
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.status.first().click();
    await chat.at('evidence').first().waitFor();
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.at('panel-close').click();
    await chat.at('language-switch').click();
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  it('can be used with the keyboard alone', async () => {
    const chat = await openChat();
    const { keyboard } = chat.page;
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    expect(await chat.focused()).toBe('composer-input');
    await keyboard.insertText(question);
    await keyboard.press('Enter');
    await chat.settled(1);
    expect(await chat.focused()).toBe('composer-input');

    for (let step = 0; step < 12 && (await chat.focused()) !== 'status-button'; step++) {
      await keyboard.press('Shift+Tab');
    }
    expect(await chat.focused()).toBe('status-button');
    await keyboard.press('Enter');
    await chat.at('score-scale').waitFor();
    await keyboard.press('Tab');
    expect(await chat.focused()).toBe('panel-close');
    await keyboard.press('Escape');
    expect(await chat.at('panel').count()).toBe(0);
    expect(await chat.focused()).toBe('status-button');
  });

  it('shows nothing without the token, and says where to find it', async () => {
    const page = await browser.newPage(wide);
    await page.goto(program.origin);
    const chat = new ChatPage(page);
    await chat.at('token-form').waitFor();
    expect(await chat.at('composer-input').count()).toBe(0);
    await chat.at('token-input').fill('this-is-not-the-token');
    await page.keyboard.press('Enter');
    await page.getByText('令牌不对', { exact: false }).waitFor();
    await chat.at('token-input').fill(program.link);
    await page.keyboard.press('Enter');
    await chat.at('starters').waitFor();
    // The browser itself notes a refusal; the page must not add anything.
    browser.complaints = browser.complaints.filter((line) => !line.includes('status of 401'));
  });

  describeScreenshots();

  /** The pictures of the README, taken again with: SCREENSHOTS=docs/images npm run test:full -- --testPathPatterns=test/browser */
  function describeScreenshots(): void {
    const folder = process.env.SCREENSHOTS;
    if (folder === undefined) return;
    const talk = async (chat: ChatPage): Promise<void> => {
      await chat.say(chatter, '护士小周');
      await chat.say('降压药早上忘吃了，现在要补上吗', '王阿姨');
      await chat.say('昨天广场舞跳到九点半，开心', '老李');
    };
    const take = (chat: ChatPage, name: string) =>
      chat.page.screenshot({ path: join(folder, name), animations: 'disabled', caret: 'hide' });

    it.each(['zh', 'en'])('is pictured wide: %s', async (language) => {
      const chat = await openChat({ viewport: { width: 1280, height: 800 } });
      if (language === 'en') await chat.at('language-switch').click();
      await talk(chat);
      await chat.status.nth(1).click();
      await chat.at('evidence').first().waitFor();
      await take(chat, `page-wide.${language}.png`);
    });

    it('is pictured on a phone', async () => {
      const chat = await openChat({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
      await talk(chat);
      await take(chat, 'page-phone.png');
      await chat.status.nth(1).click();
      await chat.at('evidence').first().waitFor();
      await take(chat, 'page-phone-why.png');
    });
  }
});
