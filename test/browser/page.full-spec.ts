import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ChatPage } from './chat-page';
import { findChromium, installChromium } from './chromium';
import { RunningProgram } from './running-program';

const executablePath = findChromium();
const isCi = process.env.CI === 'true';
const wide = { width: 1360, height: 860 };
const phone = { width: 360, height: 740 };

const question = '家里量血压多少算高';
const chatter = '大家早上好呀，今天降温记得加衣服';

if (executablePath === null && !isCi) {
  it.skip(`the page in a browser: install one to run this (${installChromium})`, () => undefined);
} else {
  describe('the page in a browser', () => {
    jest.setTimeout(60_000);
    let program: RunningProgram;
    let browser: Browser;
    let context: BrowserContext | null = null;
    let requested: string[] = [];
    let complaints: string[] = [];
    const origins = new Set<string>();

    beforeAll(async () => {
      if (executablePath === null) throw new Error(`There is no browser. Run: ${installChromium}`);
      program = await RunningProgram.start();
      origins.add(program.origin);
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    }, 90_000);

    afterAll(async () => {
      await browser.close();
      await program.stop();
    }, 60_000);

    afterEach(async () => {
      await context?.close();
      context = null;
      expect(requested.filter((url) => !origins.has(new URL(url).origin))).toEqual([]);
      expect(complaints).toEqual([]);
    });

    const newPage = async (options: BrowserContextOptions = { viewport: wide }): Promise<Page> => {
      requested = [];
      complaints = [];
      context = await browser.newContext({ timezoneId: 'Asia/Shanghai', ...options });
      context.on('request', (request) => requested.push(request.url()));
      const page = await context.newPage();
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      return page;
    };

    const openChat = async (options?: BrowserContextOptions, link = program.link): Promise<ChatPage> => {
      const page = await newPage(options);
      await page.goto(link);
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
        await context?.close();
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
      const chat = await openChat({ viewport: phone, isMobile: true, hasTouch: true });
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

    describe('with a review zone so wide that every unlisted message lands in it', () => {
      let unsure: RunningProgram;

      beforeAll(async () => {
        unsure = await RunningProgram.start({ FENNELBEAN_GATE__REVIEW_WIDTH: '50' });
        origins.add(unsure.origin);
      }, 90_000);
      afterAll(() => unsure.stop());

      it('shows what waits for a person, and why', async () => {
        const chat = await openChat({ viewport: phone, isMobile: true, hasTouch: true }, unsure.link);
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
    });

    it('shows nothing without the token, and says where to find it', async () => {
      const page = await newPage();
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
      complaints = complaints.filter((line) => !line.includes('status of 401'));
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
}
