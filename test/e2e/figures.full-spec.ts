import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { inTurn, replies, ScriptedOpenAiServer } from '../fakes/openai-server';
import { projectFolder } from '../support/compile-sources';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { type RunningProgram, startProgram } from './run-program';

const member = { openId: 'ou_lin', name: '林老师' };
const secrets = { appSecret: 'app-secret-5d1f', encryptKey: 'encrypt-key-77aa', verificationToken: 'token-91c3' };
const byAuthors =
  "SELECT n AS 作者数, COUNT(*) AS 篇数 FROM (SELECT p.paper_id, COUNT(*) AS n FROM papers p JOIN paper_authors a ON a.paper_id = p.paper_id WHERE p.subject = '心血管' GROUP BY p.paper_id) GROUP BY n ORDER BY 2 DESC";

let platform: FeishuServer;
let model: ScriptedOpenAiServer;
let folder: ProgramFolder;
let running: RunningProgram | null;
let appId: string;
let chatId: string;

beforeEach(async () => {
  platform = await new FeishuServer({ speed: 1000 }).start();
  model = new ScriptedOpenAiServer();
  await model.start();
  appId = `cli_${randomBytes(8).toString('hex')}`;
  platform.addApp({ appId, ...secrets, botName: '茴香豆', botOpenId: 'ou_bot' });
  chatId = platform.addChat({ name: '课题组', members: [member], appIds: [appId] }).chatId;
  folder = new ProgramFolder().write({
    'knowledge/research/knowledge.yaml': 'title: 课题组\nlanguage: zh\nassistant: research\n',
    'knowledge/research/documents/server.md':
      '---\ntitle: 服务器\n---\n\n# 服务器怎么登录\n\n服务器用学号登录，端口是2222。\n',
    'knowledge/research/good-questions.txt': '服务器怎么登录\n',
    'knowledge/research/bad-questions.txt': '早上好各位\n收到\n哈哈哈\n',
  });
  cpSync(join(projectFolder, 'analytics'), join(folder.path, 'analytics'), { recursive: true });
  folder.config.assistants = [{ name: 'research', title: '课题组助手', language: 'zh' }];
  running = null;
});
afterEach(async () => {
  await running?.stop('SIGKILL');
  await platform.stop();
  await model.stop();
  folder.remove();
});

async function start(options: { hasModel?: boolean } = {}): Promise<void> {
  const { hasModel = true } = options;
  if (hasModel) folder.config.models = { chat: { baseUrl: model.baseUrl, model: 'scripted', timeoutSeconds: 5 } };
  folder.config.feishu = { appId, mode: 'webhook', domain: platform.domain, assistant: 'research' };
  running = await startProgram(folder, {
    variables: {
      FENNELBEAN_FEISHU__APP_SECRET: secrets.appSecret,
      FENNELBEAN_FEISHU__ENCRYPT_KEY: secrets.encryptKey,
      FENNELBEAN_FEISHU__VERIFICATION_TOKEN: secrets.verificationToken,
    },
  });
  platform.subscribe(appId, { mode: 'webhook', url: `${running.page.address}/webhooks/feishu/main` });
}

/** The model takes these steps, one a request. */
const steps = (...taken: object[]): void => {
  model.script = inTurn(...taken.map((step) => replies.text(JSON.stringify(step))));
};
const query = (sql: string, more: object = {}) => ({ action: 'query', sql, final: true, ...more });

const pictures = (): Buffer[] => {
  const files = join(folder.path, 'data', 'answer-files');
  return readdirSync(files).map((name) => readFileSync(join(files, name)));
};

/** What the group sees in answer to a message, once as many replies are there. */
async function replied(text: string, count = 1): Promise<string[]> {
  const asked = platform.say(chatId, member.openId, text).messageId;
  await until(() => (platform.repliesTo(asked).length >= count ? true : null), 'reply', 20_000);
  return platform.repliesTo(asked).map((reply) => reply.text);
}

it('brings a sentence, a chart and a table to a Feishu group, with the query behind a fold', async () => {
  await start();
  steps(
    query(byAuthors, {
      sentence: '最多的是 {作者数} 位作者的论文，有 {篇数} 篇。',
      chart: { type: 'bar', title: '论文按作者数分布', x: '作者数', y: ['篇数'], unit: '篇' },
    }),
  );
  const [card = ''] = await replied('@茴香豆 统计一下心血管论文都有几位作者，画个图');
  expect(card).toMatch(/最多的是 \d 位作者的论文，有 \d+ 篇。/);
  expect(card).toContain('作者数 | 篇数');
  expect(card).toMatch(/\[image\][\s\S]*数据截至[\s\S]*SELECT/);
  expect(card).toContain('AI 生成');
  const png = pictures()[0] ?? Buffer.of();
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.includes('AIGC')).toBe(true);
  expect(platform.log.of('rejected')).toEqual([]);
});

it('sends what is longer than ten rows as a file, once', async () => {
  await start();
  steps(query('SELECT title AS 题目, month AS 月份 FROM papers ORDER BY paper_id'));
  const shown = await replied('@茴香豆 把论文表里的题目都列出来', 2);
  expect(shown).toEqual([expect.stringContaining('题目 | 月份'), '[file: 论文库.csv]']);
});

it('answers a saved question without a model, and says what needs one', async () => {
  await start({ hasModel: false });
  const [card = ''] = await replied('今年心血管方向发了多少篇，按月画个图');
  expect(card).toMatch(/心血管方向每月的论文数如下[\s\S]*\[image\][\s\S]*2026-02 \| 1[\s\S]*年份 = 20\d\d/);
  expect(pictures()).toHaveLength(1);
  const [line = ''] = await replied('@茴香豆 今年论文的平均作者数是多少，统计一下');
  expect(line).toMatch(/要有语言模型才能查/);
});

it('meets what may not be, what is not there and a source that is away with one kind line each', async () => {
  await start();
  const asked = '@茴香豆 统计一下论文里第一作者和末位作者的搭配';
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n';
  for (const [step, line] of [
    [query('SELECT sql FROM sqlite_master'), '没有开放'],
    [query('DELETE FROM papers'), '没有开放'],
    [query(endless), '数据'],
    [{ action: 'cannot-answer', reason: 'not-in-data' }, '没有能回答'],
    [query("SELECT title FROM papers WHERE subject = '天文'"), '没有符合条件'],
  ] as const) {
    steps(step);
    const [shown = ''] = await replied(asked);
    expect(shown).toContain(line);
    expect(shown).not.toMatch(/SQL|sqlite|error|refused|table/i);
  }
  steps(query('SELECT COUNT(*) AS 篇数 FROM papers'));
  expect((await replied(asked))[0]).toMatch(/篇数：1\d\d/);
  rmSync(join(folder.path, 'data', 'papers.sqlite'));
  rmSync(join(folder.path, 'data', 'analytics'), { recursive: true, force: true });
  expect((await replied(asked))[0]).toContain('数据这会儿查不了');
});
