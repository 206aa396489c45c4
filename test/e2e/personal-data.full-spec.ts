import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { replies, ScriptedOpenAiServer } from '../fakes/openai-server';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { type RunningProgram, startProgram } from './run-program';

const secrets = { appSecret: 'app-secret-5d1f', encryptKey: 'encrypt-key-77aa', verificationToken: 'token-91c3' };
const variables = {
  FENNELBEAN_FEISHU__APP_SECRET: secrets.appSecret,
  FENNELBEAN_FEISHU__ENCRYPT_KEY: secrets.encryptKey,
  FENNELBEAN_FEISHU__VERIFICATION_TOKEN: secrets.verificationToken,
};
/** Everything of which nothing may be readable anywhere. */
const planted = [
  '王建国',
  '13800138000',
  '11010519491231002X',
  '46088196',
  '13700137000',
  '陈秀英',
  '13900139000',
  '文三路90号',
];
const li = { openId: 'ou_li', name: '李阿姨13700137000' };
const wang = { openId: 'ou_wang', name: '王叔' };
/** Li's own words, which are no personal data. */
const OWN = '青霉素过敏好多年';
const HOURS = 3_600_000;

let platform: FeishuServer;
const model = new ScriptedOpenAiServer();
const folder = new ProgramFolder().withSmallKnowledge();
let running: RunningProgram;
let appId: string;
let chatId: string;
let output = '';
const file = join(folder.path, 'data', 'test.sqlite');

async function start(): Promise<void> {
  running = await startProgram(folder, { variables });
  platform.subscribe(appId, { mode: 'webhook', url: `${running.page.address}/webhooks/feishu/main` });
}

async function stop(): Promise<void> {
  const { stdout, stderr } = await running.stop();
  output += stdout + stderr;
}

beforeAll(async () => {
  platform = await new FeishuServer({ speed: 1000 }).start();
  await model.start();
  appId = `cli_${randomBytes(8).toString('hex')}`;
  platform.addApp({ appId, ...secrets, botName: '茴香豆', botOpenId: 'ou_bot' });
  chatId = platform.addChat({ name: '高血压互助', members: [li, wang], appIds: [appId] }).chatId;
  const endpoint = { baseUrl: model.baseUrl, model: 'scripted', timeoutSeconds: 5 };
  folder.config.models = { chat: endpoint, transcription: endpoint };
  folder.config.feishu = { appId, mode: 'webhook', domain: platform.domain };
  folder.config.log = { level: 'debug' };
  model.script = replies.answer('诊室血压达到140/90 mmHg就算高血压[1]。');
  model.transcriptionScript = replies.transcript('我妈陈秀英的手机是幺三九零零幺三九零零零，血压多少算高');
  await start();
});
afterAll(async () => {
  await running.stop('SIGKILL');
  await platform.stop();
  await model.stop();
  folder.remove();
});

type Row = Record<string, unknown>;

function tables(): { name: string; rows: Row[] }[] {
  const database = new Database(file);
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const found = names.map((name) => ({ name, rows: database.prepare(`SELECT * FROM "${name}"`).all() as Row[] }));
  database.close();
  return found;
}

const rowsOf = (name: string): Row[] => tables().find((table) => table.name === name)?.rows ?? [];
/** What stands in the file and in its log, deleted or not. */
const bytes = (): string =>
  [file, `${file}-wal`].map((each) => (existsSync(each) ? readFileSync(each).toString('utf8') : '')).join('');

const readable = (where: string): string[] => planted.filter((value) => where.includes(value));
const settled = (count: number): Promise<true> =>
  until(
    () =>
      rowsOf('inbox').filter((row) => row.question_id !== null || row.reason !== null).length >= count ? true : null,
    `${count} settled messages`,
    15_000,
  );

describe('personal data that members tell', () => {
  it('stands nowhere in plain: not with the model, in the log or in the database', async () => {
    const say = (...said: Parameters<FeishuServer['say']>) => platform.say(...said).messageId;
    const first = say(
      chatId,
      li.openId,
      `我叫王建国，电话１３８ 0013-8000，身份证11010519491231002X，住院号：46088196，${OWN}，家住杭州市西湖区文三路90号3栋502，血压多少算高`,
      { mentionBot: true },
    );
    await settled(1);
    say(chatId, wang.openId, '这个13800138000打不通啊，血压多少算高？', { replyTo: first, mentionBot: true });
    const document = Buffer.from('# 报告\n\n王建国 电话13800138000。血压 140/90，这是诊室里量的。\n');
    const posted = say(chatId, li.openId, { file: document, name: '王建国13800138000.md' });
    say(chatId, li.openId, { voice: Buffer.from('OggS'), milliseconds: 2_000 });
    await settled(3);
    say(chatId, li.openId, '总结一下这篇', { replyTo: posted, mentionBot: true });
    await until(() => (rowsOf('conversation_files').length > 0 ? true : null), 'read file', 15_000);
    await settled(4);
    await stop();
    // The words got there, without what was hidden.
    expect(JSON.stringify(model.asked)).toMatch(/\[电话-\w{4}\]/);
    expect(JSON.stringify(rowsOf('questions'))).toMatch(/我妈\[姓名-\w{4}\]的手机是\[电话-\w{4}\]，血压多少算高/);
    expect(JSON.stringify(rowsOf('conversation_files'))).toMatch(/电话\[电话-\w{4}\]。血压 140/);
    expect(JSON.stringify(rowsOf('inbox'))).toMatch(/\[电话-\w{4}\]\.md/);
    expect(readable(JSON.stringify(model.asked))).toEqual([]);
    expect(readable(output)).toEqual([]);
    expect(readable(JSON.stringify(tables()))).toEqual([]);
    expect(readable(bytes())).toEqual([]);
    const sealed = [
      ...rowsOf('inbox').map((row) => row.raw_text),
      ...rowsOf('placeholders').map((row) => row.sealed_value),
    ].filter((value) => value !== '');
    expect(sealed.length).toBeGreaterThan(6);
    for (const value of sealed) expect(value).toMatch(/^v1\.[\w-]+$/);
  });

  it('is gone, sealed or not, once its time is over; what is redacted stays', () => {
    const database = new Database(file);
    database.prepare('UPDATE inbox SET received_at = received_at - ?').run(73 * HOURS);
    database.prepare("UPDATE placeholders SET expires_at = expires_at - ? WHERE channel <> ''").run(73 * HOURS);
    database.close();
    return start().then(() => {
      expect(rowsOf('inbox').filter((row) => row.raw_text !== '')).toEqual([]);
      expect(rowsOf('placeholders').filter((row) => row.channel !== '')).toEqual([]);
      expect(JSON.stringify(rowsOf('inbox'))).toContain(OWN);
    });
  });

  it('goes with every other word of a member who says so', async () => {
    expect(bytes()).toContain(OWN);
    const order = platform.say(chatId, li.openId, '删除我的数据', { mentionBot: true }).messageId;
    const reply = await until(() => platform.repliesTo(order)[0] ?? null, 'reply', 15_000);
    expect(reply.text).toMatch(/已删除您在这里的 \d+ 条消息/);
    await stop();
    expect(JSON.stringify(tables())).not.toContain(OWN);
    expect(bytes()).not.toContain(OWN);
    const own = rowsOf('inbox').filter((row) => row.member_id === li.openId && row.question_id !== null);
    expect(own.length).toBeGreaterThan(1);
  });
});
