import { randomBytes } from 'node:crypto';
import type { EntryOf } from '../fakes/feishu-server/log';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { textPdf } from '../fixtures/hostile-documents/writers/pdf-writer';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { type RunningProgram, startInVain, startProgram } from './run-program';

const li = { openId: 'ou_li', name: '李阿姨' };
const wang = { openId: 'ou_wang', name: '王叔' };
const secrets = { appSecret: 'app-secret-5d1f', encryptKey: 'encrypt-key-77aa', verificationToken: 'token-91c3' };
const variables = {
  FENNELBEAN_FEISHU__APP_SECRET: secrets.appSecret,
  FENNELBEAN_FEISHU__ENCRYPT_KEY: secrets.encryptKey,
  FENNELBEAN_FEISHU__VERIFICATION_TOKEN: secrets.verificationToken,
  FENNELBEAN_SERVER__LINK_SECRET: 'a secret that signs the links to sources',
};

let platform: FeishuServer;
let folder: ProgramFolder;
let running: RunningProgram | null;
let appId: string;
let chatId: string;

const newChat = (name: string): string => platform.addChat({ name, members: [li, wang], appIds: [appId] }).chatId;

async function open(): Promise<void> {
  platform = await new FeishuServer({ speed: 1000 }).start();
  appId = `cli_${randomBytes(8).toString('hex')}`;
  platform.addApp({ appId, ...secrets, botName: '茴香豆', botOpenId: 'ou_bot' });
  folder = new ProgramFolder().withSmallKnowledge();
  folder.config.server = { port: 0, publicUrl: 'https://bot.example.org', publicPort: 0 };
  running = null;
}
async function close(): Promise<void> {
  await running?.stop('SIGKILL');
  await platform.stop();
  folder.remove();
}

async function start(mode: 'webhook' | 'connection'): Promise<RunningProgram> {
  folder.config.feishu = { appId, mode, domain: platform.domain };
  running = await startProgram(folder, { variables });
  if (mode === 'webhook') {
    platform.subscribe(appId, { mode, url: `${running.page.address}/webhooks/feishu/main` });
  } else {
    platform.subscribe(appId, { mode: 'websocket' });
    await until(() => (platform.log.of('connected').length > 0 ? true : null), 'connection', 15_000);
  }
  return running;
}

const ask = (text: string, member = li) => platform.say(chatId, member.openId, text).messageId;
const replyTo = (messageId: string) => until(() => platform.repliesTo(messageId)[0] ?? null, 'reply', 15_000);
const posts = (messageId: string): EntryOf<'posted'>[] =>
  platform.log.of('posted').filter((entry) => entry.inReplyTo === messageId);

/** The program is started once; each test has a group of its own. */
describe.each(['webhook', 'connection'] as const)('a Feishu group, by %s', (mode) => {
  beforeAll(async () => {
    await open();
    await start(mode);
  });
  afterAll(close);
  beforeEach(() => {
    chatId = newChat('高血压互助');
  });

  it('gets an answer with its source to a question, and silence to chatter', async () => {
    const chatter = ask('早上好各位', wang);
    const question = ask('血压多少算高');
    const reply = await replyTo(question);
    expect(reply).toMatchObject({ type: 'interactive', byBot: true });
    expect(reply.text).toContain('140/90');
    expect(reply.text).toContain('血压数值');
    expect(platform.repliesTo(chatter)).toEqual([]);
    const reactions = () => platform.log.of('reaction-removed').filter(({ messageId }) => messageId === question);
    await until(() => (reactions().length > 0 ? true : null), 'end of the sign', 10_000);
    const signed = platform.log.of('reaction-added').map(({ messageId }) => messageId);
    expect(signed.filter((messageId) => [chatter, question].includes(messageId))).toEqual([question]);
    expect(platform.log.of('rejected')).toEqual([]);
  });

  if (mode === 'webhook') {
    it('has members who say what they think of an answer, and take the answer to their own question back', async () => {
      const question = ask('血压多少算高');
      const { messageId } = await replyTo(question);
      const pressed = (action: string) => platform.buttons(messageId).find((value) => value.action === action) ?? {};
      const { questionId } = pressed('up') as { questionId: string };
      await platform.press(messageId, wang.openId, pressed('up'));
      await platform.press(messageId, wang.openId, pressed('withdraw'));
      expect(platform.repliesTo(question)).toHaveLength(1);
      expect(await running?.page.json(`/api/questions/${questionId}`)).toMatchObject({ feedback: { up: 1, down: 0 } });
      await platform.press(messageId, li.openId, pressed('withdraw'));
      await until(() => (platform.repliesTo(question).length === 0 ? true : null), 'recall', 10_000);
    });

    it('opens the source of an answer without a session, by a link that nobody can make up', async () => {
      const address = running?.page.address ?? '';
      const reply = await replyTo(ask('血压多少算高'));
      const path =
        /https:\/\/bot\.example\.org(\/sources\/[\w.~-]+)/.exec(
          JSON.stringify(platform.content(reply.messageId)),
        )?.[1] ?? '';
      const response = await fetch(`${address}${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('140/90');
      expect((await fetch(`${address}${path.slice(0, -2)}xx`)).status).toBe(404);
    });

    it('gets one reply when the response to a send is lost, also when the program is killed meanwhile', async () => {
      platform.faults.on('message.reply', { kind: 'drop-response', times: 1 });
      const question = ask('血压多少算高');
      await replyTo(question);
      await running?.stop('SIGKILL');
      await start('webhook');
      await until(() => (platform.log.of('deduplicated').length > 0 ? true : null), 'repeated send', 20_000);
      expect(posts(question)).toHaveLength(1);
    });
    return;
  }

  const paper = textPdf([
    {
      lines: [
        '本研究比较两种降压药对老年患者血压的影响。',
        '共纳入四百二十名六十五岁以上的患者。',
        '两种降压药都降低了老年患者的血压。',
      ].map((text, at) => ({ text, x: 60, y: 760 - at * 20 })),
    },
  ]);
  const quoting = (file: string) => ({ mentionBot: true, replyTo: file });

  it('has a file read when somebody asks about it, for its own group alone', async () => {
    const file = platform.say(chatId, li.openId, { file: paper, name: '试验.pdf' }).messageId;
    const summary = await replyTo(platform.say(chatId, li.openId, '总结一下这篇', quoting(file)).messageId);
    expect(summary.text).toMatch(/降压药/);
    expect(summary.text).toMatch(/试验\.pdf.*第 1 页/);
    const detail = await replyTo(
      platform.say(chatId, wang.openId, '这篇论文纳入了多少名患者', { mentionBot: true }).messageId,
    );
    expect(detail.text).toMatch(/四百二十/);

    const other = platform.addChat({ name: '另一群', members: [li], appIds: [appId] }).chatId;
    const elsewhere = platform.say(other, li.openId, '这篇论文纳入了多少名患者', { mentionBot: true }).messageId;
    expect((await replyTo(elsewhere)).text).not.toMatch(/四百二十/);
  });

  it('is told kindly of a file that cannot be read, which is left alone where nobody asks', async () => {
    const file = platform.say(chatId, li.openId, { file: Buffer.from('%PDF-1.4 torn'), name: '坏.pdf' }).messageId;
    const asked = platform.say(chatId, li.openId, '总结一下这篇', quoting(file)).messageId;
    expect((await replyTo(asked)).text).toMatch(/打不开/);
    expect(platform.repliesTo(file)).toEqual([]);
  });
});

describe('a configuration that cannot work', () => {
  it.each([
    [{ mode: 'webhook' }, { FENNELBEAN_FEISHU__APP_SECRET: 'x' }, 'FENNELBEAN_FEISHU__ENCRYPT_KEY'],
    [{ mode: 'connection' }, {}, 'FENNELBEAN_FEISHU__APP_SECRET'],
    [{ mode: 'connection', assistant: 'nobody' }, { FENNELBEAN_FEISHU__APP_SECRET: 'x' }, 'feishu.assistant'],
  ])('keeps the program from starting and says what is missing: %j', async (options, given, named) => {
    const folder = new ProgramFolder().withSmallKnowledge();
    folder.config.feishu = { appId: 'cli_1', ...options };
    const { exitCode, stderr } = await startInVain(folder, given);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(named);
    expect(stderr).not.toContain('    at ');
    folder.remove();
  });
});
