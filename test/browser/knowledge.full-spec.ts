import type { Page } from 'playwright-core';
import { until } from '../e2e/page';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const diet = (amount: string): string =>
  `---\nreviewed-on: 2026-03-01\n---\n# 高血压饮食\n\n高血压病人每天吃盐不超过 ${amount} 克。\n\n# 饮酒\n\n高血压病人最好不喝酒。\n`;

describeInBrowser('the page of knowledge', (browser) => {
  let program: RunningProgram;
  const folder = new TemporaryFolder();

  beforeAll(async () => {
    folder.write({
      'handbook/knowledge.yaml': 'title: 高血压手册\nlanguage: zh\nassistant: patients\n',
      'handbook/diet.md': diet('6'),
      'handbook/old.md': '---\nvalid-until: 2020-12-31\n---\n# 旧指南\n\n旧的说法。\n',
      'handbook/ring.md': '---\nsupersedes: ring.md\n---\n# 环\n\n自己取代自己。\n',
      'handbook/odd.md': '---\nvalid-until: soon\n---\n# 日期写错\n\n内容。\n',
      'lab/knowledge.yaml': 'title: 实验室\nlanguage: zh\nassistant: research\n',
      'lab/booking.md': '# 预约\n\n提前一天。\n',
    });
    program = await RunningProgram.start({ FENNELBEAN_KNOWLEDGE__FOLDER: folder.path });
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    folder.remove();
  });

  const open = async (page: Page): Promise<ChatPage> => {
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('view-knowledge').click();
    await chat.at('document').first().waitFor();
    return chat;
  };
  const choose = async (chat: ChatPage, title: string): Promise<void> => {
    await chat.at('document').filter({ hasText: title }).click();
    await chat.at('versions').waitFor();
  };
  /** Waits until this document is the only one in the list. */
  const onlyShown = (chat: ChatPage, title: string) =>
    until(async () => {
      const shown = await chat.at('document').allInnerTexts();
      return shown.length === 1 && shown[0]?.includes(title) === true ? true : null;
    }, `list of ${title} alone`);
  const stateShown = (chat: ChatPage, state: string) => chat.at('view-state').filter({ hasText: state }).waitFor();

  it.each([wide, phone])(
    'lists what counts and what does not, and what was wrong in the files: %j',
    async (options) => {
      const chat = await open(await browser.newPage(options));
      const documents = await chat.at('document').allInnerTexts();
      expect(documents.map((text) => text.replaceAll('\n', ' '))).toEqual([
        expect.stringMatching(/高血压饮食.*在用.*diet\.md.*1 个版本，2 段/) as string,
        expect.stringMatching(/日期写错.*在用/) as string,
        expect.stringMatching(/旧指南.*已过期/) as string,
        expect.stringMatching(/环.*在用.*互相取代/) as string,
      ]);
      expect(await chat.at('ingest-notes').innerText()).toContain('个问题');
      await chat.at('ingest-notes').getByText('个问题').click();
      const notes = (await chat.at('knowledge-note').allInnerTexts()).join('\n');
      expect(notes).toContain('handbook/odd.md，第 2 行');
      expect(notes).not.toContain('lab/');
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
      await chat.at('state-filter').filter({ hasText: '已过期' }).click();
      await onlyShown(chat, '旧指南');
      await chat.at('state-filter').first().click();
      await chat.at('document').nth(3).waitFor();
      await chat.at('document-search').fill('DIET');
      await onlyShown(chat, '高血压饮食');
      await choose(chat, '高血压饮食');
      expect(await chat.at('version').innerText()).toContain('来自文件');
      expect(await chat.overhang()).toBeLessThanOrEqual(0);
      if (options === phone) {
        await chat.at('document-back').click();
        await chat.at('document-list').waitFor();
      }
    },
  );

  it('shows what changed, and goes back to an earlier version after a question', async () => {
    const chat = await open(await browser.newPage(wide));
    folder.write({ 'handbook/diet.md': diet('5') });
    await chat.at('read-again').click();
    await chat.at('document').filter({ hasText: '2 个版本' }).waitFor();
    await choose(chat, '高血压饮食');
    await chat.at('show-change').first().click();
    const difference = await chat.at('difference').innerText();
    expect(difference).toContain('不超过 6 克');
    expect(difference).toContain('不超过 5 克');
    expect(difference).not.toContain('reviewed-on');
    await chat.at('roll-back').click();
    await chat.at('roll-back-sure').click();
    await chat.at('version').nth(2).waitFor();
    expect(await chat.at('version').first().innerText()).toMatch(/第 3 版.*回到旧版.*现在.*管理员/s);
    expect(await chat.at('ingest-notes').innerText()).toContain('1 个问题');
    expect(await chat.at('settings-note').innerText()).toContain('以页面上的为准');
    await chat.at('view-chat').click();
    await chat.at('starters').waitFor();
    const status = await chat.say('高血压每天吃盐不超过多少克？');
    expect(await status.innerText()).toContain('已回答');
    expect(await chat.at('bot-reply').last().innerText()).toContain('不超过 6 克');
  });

  it.each([wide, phone])('tells which answers cited what is withdrawn: %j', async (options) => {
    const chat = await open(await browser.newPage(options));
    await choose(chat, '高血压饮食');
    await chat.at('withdraw-document').click();
    await chat.at('withdraw-document-sure').click();
    await stateShown(chat, '已停用');
    expect(await chat.at('citing').innerText()).toContain('请看看要不要更正');
    await chat.at('citing-answer').filter({ hasText: '吃盐' }).first().click();
    await chat.at('citing-dialog').getByText('机器人回答了这条消息').waitFor();
    await chat.page.keyboard.press('Escape');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.at('restore').click();
    await stateShown(chat, '在用');
  });

  it('sets until when a document counts, and says what is wrong with it', async () => {
    const chat = await open(await browser.newPage(wide));
    browser.complaints.length = 0;
    await choose(chat, '日期写错');
    await chat.at('setting-from').fill('2026-01-02');
    await chat.at('setting-until').fill('2026-01-01');
    await chat.at('settings-save').click();
    await chat.at('document-said').getByText('不能早于').waitFor();
    browser.complaints.splice(0);
    await chat.at('setting-until').fill('2026-02-01');
    await chat.at('setting-reviewedBy').fill('李药师');
    await chat.at('settings-save').click();
    await stateShown(chat, '已过期');
    expect(await chat.at('version').first().innerText()).toContain('改设置');
    await chat.at('document').filter({ hasText: '日期写错' }).getByText('已过期').waitFor();
  });

  it.each([wide, phone])('takes files, and turns down what it cannot read: %j', async (options) => {
    const chat = await open(await browser.newPage(options));
    const name = options === phone ? '手机上的.md' : '新的.md';
    const file = (text: string | Buffer, called = name) => ({
      name: called,
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    });
    const uploaded = (said: string) => chat.at('uploaded').filter({ hasText: said }).waitFor();
    await chat.at('file-picker').setInputFiles([file('# 新的指南\n\n每天走路。\n'), file('MZ', 'setup.exe')]);
    await uploaded('已收下');
    await uploaded('这种格式读不了');
    await chat.at('document').filter({ hasText: name }).waitFor();
    await chat.at('file-picker').setInputFiles([file('# 更新的指南\n')]);
    await uploaded('已有同名文件');
    await chat.at('replace').check();
    await chat.at('file-picker').setInputFiles([file('# 更新的指南\n\n每天走路。\n')]);
    await uploaded('已收下');
    await chat.at('document').filter({ hasText: '更新的指南' }).first().waitFor();
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });
});
