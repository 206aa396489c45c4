import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Explanation } from '../../src/admin/explanations.controller';
import type { Answer } from '../../src/core/answer';
import type { DocumentPictureReport } from '../../src/core/document-report';
import type { GroupMessage } from '../../src/core/group-report';
import type { PictureTrace } from '../../src/core/picture';
import { outcome as outcomeOf } from '../fakes/journey';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { ChatPage } from './chat-page';
import { describeInBrowser } from './describe-in-browser';
import { RunningProgram } from './running-program';
import { phone, wide } from './screens';

const drawn = (width: number, height: number, words: string): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="${width}" height="${height}"><text x="20" y="60" font-size="40">${words}</text></svg>`,
        ),
      },
    ])
    .jpeg()
    .toBuffer();

const report: PictureTrace = {
  status: 'read',
  path: 'report',
  id: 'p1',
  kind: 'report',
  kindBy: 'text',
  lines: ['检验报告单', '姓名：[姓名1]', '尿酸 520 μmol/L 208-428 ↑'],
  rows: [
    { item: '尿酸', value: '520', unit: 'μmol/L', range: '208-428', printed: 'high', verdict: 'high' },
    {
      item: '谷丙转氨酶（丙氨酸氨基转移酶）',
      value: '38',
      unit: 'U/L',
      range: '9-50',
      printed: null,
      verdict: 'normal',
    },
    { item: '尿蛋白', value: '阴性', unit: null, range: null, printed: null, verdict: null },
  ],
  look: null,
  seen: [],
  gaps: ['no-model'],
  hidden: 2,
};
const scan: PictureTrace = {
  ...report,
  path: 'medical-image',
  kind: 'scan',
  kindBy: 'model',
  rows: [],
  look: {
    kind: 'scan',
    modality: 'ct',
    observations: ['右肺上叶可见一处结节影'],
    text: '',
    confidence: 0.82,
    isAnswerable: true,
  },
  hidden: 0,
  gaps: [],
};
const answer: Answer = {
  text: '各组收缩压都下降，见图。[1]',
  citations: [
    {
      number: 1,
      evidenceId: 'f1',
      title: '盐与血压',
      headingPath: [],
      sources: [],
      reviewedOn: null,
      place: { kind: 'page', first: 3, last: 3 },
    },
  ],
  writer: 'quote',
  attachments: [
    {
      kind: 'picture',
      key: 'figure.jpg',
      name: 'figure.jpg',
      mediaType: 'image/jpeg',
      description: '图 2 各组收缩压的变化（《盐与血压》第 3 页）',
    },
  ],
};
const answered = outcomeOf({ kind: 'answered', reason: 'picture-answered', answer });
const outcome = {
  ...answered,
  trace: { ...answered.trace, pictures: [report, scan, { status: 'refused', reason: 'heic' } as const] },
};
const sentAt = Date.UTC(2026, 10, 21, 4, 3);
const explanation: Explanation = { questionId: 'q1', createdAt: sentAt, assistant: 'patients', outcome, carrying: [] };
const message: GroupMessage = {
  id: 'm1',
  member: { id: 'li', name: '李阿姨' },
  text: '这张图说明什么？',
  mentionsBot: false,
  pictures: ['posted.jpg', null],
  sentAt,
  questionId: 'q1',
  outcome,
  reason: null,
  parts: ['sent'],
  rewritten: null,
  waitsFor: null,
};
const figure: DocumentPictureReport = {
  id: 'd1',
  ordinal: 0,
  key: `${'a'.repeat(32)}.jpg`,
  mediaType: 'image/jpeg',
  width: 900,
  height: 600,
  caption: '图 2 各组收缩压的变化',
  alternative: '',
  table: '',
  near: '',
  headingPath: ['结果'],
  place: { kind: 'page', first: 3, last: 3 },
  reading: { text: '收缩压 mmHg', description: '三条下降的曲线', questions: ['收缩压下降了多少？'] },
};
const table = {
  ...figure,
  id: 'd2',
  ordinal: 1,
  key: null,
  caption: '表 1 受试者',
  table: '| 组 | 人数 |',
  reading: null,
};

describeInBrowser('pictures on the page', (browser) => {
  let program: RunningProgram;
  let sheet: Buffer;
  const folder = new TemporaryFolder();

  beforeAll(async () => {
    sheet = await drawn(900, 1200, 'URIC ACID 520');
    folder.write({
      'sheet.jpg': sheet,
      'other.png': await sharp(sheet).resize(300).png().toBuffer(),
      'photo.heic': 'x',
    });
    program = await RunningProgram.start({ FENNELBEAN_PICTURES__CHAT_FOLDER: join(folder.path, 'posted') });
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    folder.remove();
  });

  const at = (name: string): string => join(folder.path, name);
  const open = async (page: Page): Promise<ChatPage> => {
    await page.goto(program.link);
    const chat = new ChatPage(page);
    await chat.at('composer').waitFor();
    return chat;
  };
  const isDrawn = (chat: ChatPage): Promise<unknown> =>
    chat.page.waitForFunction(() => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('[data-testid="picture"] img')];
      return pictures.length > 0 && pictures.every((picture) => picture.naturalWidth > 0);
    });

  it.each([wide, phone])('are chosen, taken off, sent, and there after a reload: %j', async (options) => {
    const chat = await open(await browser.newPage(options));
    await chat.at('picture-picker').setInputFiles([at('sheet.jpg'), at('other.png'), at('photo.heic')]);
    expect(await chat.at('composer-problem').innerText()).toMatch(/HEIC.*photo\.heic/);
    await chat.at('draft-picture').locator('img').nth(1).waitFor();
    expect(await chat.at('draft-picture').count()).toBe(2);
    await chat.at('remove-picture').last().click();
    expect([await chat.at('draft-picture').count(), await chat.focused()]).toEqual([1, 'composer-input']);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);

    // Without words it waits for its question.
    await chat.at('send-button').click();
    await chat.status.filter({ hasText: '等 TA 提问' }).waitFor();
    expect(await chat.at('draft-picture').count()).toBe(0);
    await chat.say('降压药早上忘吃了，现在要补上吗');
    await isDrawn(chat);

    await chat.page.reload();
    await isDrawn(chat);
    await chat.at('picture').click();
    expect(await chat.at('large-picture').locator('img').getAttribute('alt')).toBe('图片');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.page.keyboard.press('Escape');
    expect([await chat.at('large-picture').count(), await chat.focused()]).toEqual([0, 'picture']);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });

  it('are pasted and dropped, unless words are pasted with them', async () => {
    const chat = await open(await browser.newPage(wide));
    const give = (kind: 'paste' | 'drop', words = '') =>
      chat.page.evaluate(
        ({ base64, kind: how, words: said }) => {
          const dots = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([dots], 'image.jpg', { type: 'image/jpeg' }));
          if (said !== '') data.setData('text/plain', said);
          const all = { bubbles: true, cancelable: true };
          const event =
            how === 'paste'
              ? new ClipboardEvent('paste', { ...all, clipboardData: data })
              : new DragEvent('drop', { ...all, dataTransfer: data });
          document.querySelector('[data-testid="composer-input"]')?.dispatchEvent(event);
        },
        { base64: sheet.toString('base64'), kind, words },
      );
    await give('paste');
    await give('drop');
    await give('paste', '一格的字');
    await chat.at('draft-picture').nth(1).waitFor();
    expect(await chat.at('draft-picture').count()).toBe(2);
  });

  // The server's answers are made up from here on: reading pictures and finding figures have specs of their own.
  it.each([wide, phone])('of messages and answers, and why: %j', async (options) => {
    const page = await browser.newPage(options);
    const answers: Readonly<Record<string, unknown>> = {
      '/api/conversations/*/messages': [message],
      '/api/messages/m1/explanation': explanation,
      '/api/questions/*': {
        conversation: { channel: 'web', id: 'x' },
        parts: [],
        feedback: { up: 0, down: 0, reasons: [] },
      },
    };
    for (const [path, json] of Object.entries(answers)) {
      await page.route(`**${path}`, (route) => route.fulfill({ json }));
    }
    for (const path of ['/api/chat-pictures/*', '/api/answer-files/*']) {
      await page.route(`**${path}`, (route) => route.fulfill({ contentType: 'image/jpeg', body: sheet }));
    }
    const chat = await open(page);
    await isDrawn(chat);
    expect(await chat.at('message-pictures').innerText()).toContain('图片在原来的群里');
    const cited = chat.at('cited-figure');
    expect(await cited.innerText()).toBe('图 2 各组收缩压的变化（《盐与血压》第 3 页）');
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await cited.getByTestId('picture').click();
    await chat.at('large-picture').waitFor();
    await chat.at('picture-close').click();

    await chat.status.click();
    const reports = chat.at('picture-report');
    await reports.first().waitFor();
    expect(await reports.nth(0).innerText()).toMatch(
      /看作化验单，由图里的文字判断[^]*由程序计算[^]*涂黑了 2 处[^]*没有配置能看图的模型/,
    );
    const rows = await chat.at('report-rows').locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t').slice(1))).toEqual([
      ['520 μmol/L', '偏高', '208-428', '↑ 高'],
      ['38 U/L', '范围内', '9-50', '–'],
      ['阴性', '说不准', '–', '–'],
    ]);
    expect(await reports.nth(1).innerText()).toMatch(/看作医学影像（CT），由看图的模型判断（把握 82%）/);
    await reports.nth(1).getByText('看图模型的描述').click();
    expect(await reports.nth(1).innerText()).toContain('右肺上叶可见一处结节影');
    expect(await reports.nth(2).innerText()).toMatch(/没有看成.*HEIC/);
    // The rows of a report are moved sideways on their own.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

  it.each([wide, phone])('of a document: %j', async (options) => {
    const page = await browser.newPage(options);
    await page.route('**/api/documents/*/pictures', (route) => route.fulfill({ json: { pictures: [figure, table] } }));
    await page.route('**/api/document-pictures/*', (route) =>
      route.fulfill({ contentType: 'image/jpeg', body: sheet }),
    );
    const chat = await open(page);
    await chat.at('view-knowledge').click();
    await chat.at('document').first().click();
    await isDrawn(chat);
    expect(await chat.at('document-pictures').innerText()).toMatch(/图和表（2）[^]*图 2[^]*结果 › 第 3 页[^]*表 1/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
    await chat.at('picture').click();
    expect(await chat.at('picture-reading').innerText()).toMatch(/收缩压 mmHg[^]*三条下降的曲线[^]*下降了多少/);
    expect(await chat.overhang()).toBeLessThanOrEqual(0);
  });
});
