import type { Page } from 'playwright-core';
import { until } from '../e2e/page';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { FeishuGroup, wang } from './feishu-group';
import { phone, wide } from './screens';

describeInBrowser('staff', (browser) => {
  let group: FeishuGroup;

  beforeAll(async () => {
    group = await FeishuGroup.start();
    group.say('大家早上好呀，今天降温记得加衣服', wang);
  }, 90_000);
  afterAll(() => group.stop());

  const wordsOfBot = (messageId: string) => group.platform.repliesTo(messageId).map(({ text }) => text);
  /** The bot's reply, once the group sees it. */
  const replyTo = (messageId: string) => until(() => wordsOfBot(messageId)[0] ?? null, 'reply', 15_000);

  const openGroup = async (page: Page): Promise<ChatPage> => {
    await page.goto(group.program.link);
    const chat = new ChatPage(page);
    await chat.at('view-groups').click();
    await chat.at('settings-open').waitFor();
    return chat;
  };
  /** Does it in the settings of the group, and closes them. */
  const set = async (chat: ChatPage, change: () => Promise<void>): Promise<void> => {
    await chat.at('settings-open').click();
    await chat.at('setting-mode').waitFor();
    await change();
    await chat.at('settings-said').getByText('已保存').waitFor();
    await chat.at('settings-close').click();
  };
  const last = (chat: ChatPage, words: string) => chat.status.last().getByText(words).waitFor();
  /** The card that waits, once what was said has come to it. */
  const openCard = async (chat: ChatPage): Promise<void> => {
    await chat.page.reload();
    await chat.at('waiting-button').click();
    await chat.at('waiting-card').waitFor();
  };

  it.each([wide, phone])('set what the bot does in a group: %j', async (options) => {
    const chat = await openGroup(await browser.newPage(options));
    await chat.at('settings-open').click();
    const origins = () => chat.at('setting-origin').allInnerTexts();
    await chat.at('setting-mode').waitFor();
    expect(await origins()).toEqual(['来自配置。', '来自配置。', '来自配置。']);
    expect(await chat.at('mode-answer').isChecked()).toBe(true);
    await chat.at('mode-listen').click();
    await chat.at('settings-said').getByText('已保存').waitFor();
    await chat.at('human-first-seconds').fill('soon');
    expect(await chat.at('human-first-save').isDisabled()).toBe(true);
    await chat.at('human-first-seconds').fill('90');
    await chat.at('human-first-save').click();
    await chat.at('setting-human-first').getByText('在这里设的').waitFor();
    await chat.at('expert-name').fill(wang.openId);
    await chat.at('expert-add').click();
    await chat.at('expert').getByText(wang.openId).waitFor();
    await chat.at('silence-day').click();
    await chat.at('silence-resume').waitFor();
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    // Found again, and given back one by one.
    await chat.page.reload();
    await chat.at('settings-open').click();
    await chat.at('setting-silence').getByText('安静到').waitFor();
    expect(await chat.at('mode-listen').isChecked()).toBe(true);
    expect(await chat.at('human-first-seconds').inputValue()).toBe('90');
    expect((await origins())[2]).toContain('在这里设的');
    await chat.at('silence-resume').click();
    await chat.at('setting-silence').getByText('现在可以说话').waitFor();
    const setHere = chat.page.getByText('改回配置的值');
    for (let left = 3; left > 0; left--) {
      await setHere.first().click();
      await until(async () => ((await setHere.count()) === left - 1 ? true : null), `${left - 1} settings of its own`);
    }
    expect(await origins()).toEqual(['来自配置。', '来自配置。', '来自配置。']);
    expect(await chat.at('mode-answer').isChecked()).toBe(true);
  });

  it('send a draft from an account of their own, have the bot send it, or drop it', async () => {
    const page = await browser.newPage({ ...wide, permissions: ['clipboard-read', 'clipboard-write'] });
    const chat = await openGroup(page);
    await set(chat, () => chat.at('mode-assist').click());

    const first = group.say('家里量血压多少算高');
    await last(chat, '草稿，等工作人员处理');
    await openCard(chat);
    expect(await chat.at('waiting-card').innerText()).toMatch(/待发草稿[^]*高血压互助[^]*先拟草稿/);
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('135/85'));
    await chat.at('draft-text').fill('在家量到 135/85 就算高，多量几次再看。');
    await chat.at('draft-copy').click();
    expect(await chat.at('waiting-settled').innerText()).toContain('记为已发送');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('在家量到 135/85 就算高，多量几次再看。');
    await page.keyboard.press('Escape');
    await last(chat, '工作人员已发送');
    expect(wordsOfBot(first)).toEqual([]);

    const second = group.say('低钠盐能不能天天吃', wang);
    await last(chat, '草稿，等工作人员处理');
    await openCard(chat);
    await chat.at('draft-send').click();
    expect(await chat.at('waiting-settled').innerText()).toContain('已交给机器人发送');
    await page.keyboard.press('Escape');
    await last(chat, '已回答');
    expect(await replyTo(second)).toContain('低钠盐');

    const third = group.say('降压药早上忘吃了，现在要补上吗');
    await last(chat, '草稿，等工作人员处理');
    await openCard(chat);
    await chat.at('draft-drop').click();
    expect(await chat.at('waiting-settled').innerText()).toContain('不会发送');
    await page.keyboard.press('Escape');
    await last(chat, '已取消，没有发');
    expect(wordsOfBot(third)).toEqual([]);
    await set(chat, () => chat.at('mode-answer').click());
  });

  it('make a member’s answer an approved one, which is in force at once', async () => {
    const chat = await openGroup(await browser.newPage(wide));
    await set(chat, async () => {
      await chat.at('human-first-seconds').fill('8');
      await chat.at('human-first-save').click();
    });
    const asked = '血压计袖带要多久校准一次';
    group.say(asked);
    await last(chat, '先等群友回答');
    group.say('一般一年校准一次就可以', wang);
    await chat.status.getByText('群友先回答了').waitFor();
    await openCard(chat);
    expect(await chat.at('waiting-card').innerText()).toMatch(/群友的回答[^]*血压计袖带/);
    expect(await chat.at('pair-question').inputValue()).toBe(asked);
    expect(await chat.at('pair-answer').inputValue()).toBe('一般一年校准一次就可以');
    await chat.at('pair-answer').fill('血压计一年校准一次。');
    await chat.at('pair-approve').click();
    expect(await chat.at('waiting-settled').innerText()).toContain('现在起就按它回答');
    await chat.page.keyboard.press('Escape');

    await set(chat, async () => {
      await chat.at('human-first-seconds').fill('0');
      await chat.at('human-first-save').click();
    });
    const again = group.say(asked, wang);
    await last(chat, '已回答');
    expect(await replyTo(again)).toContain('血压计一年校准一次');
  });
});
