import { cpSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { IngestReport } from '../../src/knowledge/ingest-report';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { command, type RunningProgram, startInVain, startProgram } from './run-program';

const question = '血压多少算高';
const folders: ProgramFolder[] = [];
const newFolder = (): ProgramFolder => {
  const folder = new ProgramFolder();
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) folder.remove();
});

describe('messages', () => {
  let running: RunningProgram;
  beforeAll(async () => {
    running = await startProgram(newFolder().withSmallKnowledge());
  });
  afterAll(async () => {
    await running.stop();
  });
  const post = (body: unknown, conversation = 'bad') =>
    running.page.call(`/api/conversations/${conversation}/messages`, { method: 'POST', body });
  let count = 0;
  const said = (changes: object) => ({
    assistant: 'patients',
    clientId: `bad${++count}`,
    member: { id: 'li', name: '李阿姨' },
    text: question,
    ...changes,
  });

  it.each(['', '   ', '\n\t　'])('of nothing are refused: %j', async (text) => {
    const response = await post(said({ text }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'empty-text', messageZh: '内容是空的。' } });
  });

  it.each([
    ['zero-width characters', '\u200b\u200d\ufeff', 'empty-message'],
    ['control characters', '\u0000\u0001\u001b\u007f', 'empty-message'],
    ['direction marks', '\u202e\u2066', 'empty-message'],
    ['half a character', '\ud83d', 'no-words'],
    ['emoji', '😀😀👍🏽', 'no-words'],
    ['stickers', '[微笑][强]', 'no-words'],
    ['punctuation', '？？？！！', 'no-words'],
  ])('of %s are met with silence', async (_name, text, reason) => {
    const { kind, reason: stored, answer } = await running.page.say(text);
    expect([kind, stored, answer]).toEqual(['silent', reason, null]);
  });

  it.each(['\u200b', '😀', '？'])('of nothing to find get a kind line where they mention the bot: %j', async (text) => {
    const { kind, answer } = await running.page.say(text, { mention: true });
    expect([kind, answer?.writer]).toEqual(['answered', 'fixed']);
  });

  it('with what cannot be seen between their words are understood', async () => {
    const { kind } = await running.page.say(`\u202e血\u200b压\u0000多少\ufeff算高`);
    expect(kind).toBe('answered');
  });

  it.each([
    ['words', question.repeat(17_000)],
    ['spaces and a word', `${' '.repeat(100_000)}好`],
    ['one character', '血'.repeat(100_000)],
    ['at-signs', '@'.repeat(100_000)],
    ['emoji', '😀'.repeat(50_000)],
  ])('of 100 kB of %s are kept whole and hold nobody up', async (_name, text) => {
    const started = performance.now();
    await running.page.say(question);
    const begun = performance.now();
    const { messageId } = await running.page.post(text, { conversation: 'long' });
    const { outcome } = await running.page.explanation(messageId);
    // On a busy machine a usual message takes longer, too.
    expect(performance.now() - begun).toBeLessThan(2000 + 10 * (begun - started));
    expect(outcome.answer?.text.length ?? 0).toBeLessThan(200);
    const history = await running.page.json<{ id: string; text: string }[]>('/api/conversations/long/messages');
    expect(history.find(({ id }) => id === messageId)?.text).toBe(text);
  });

  it('that are larger than anything are refused', async () => {
    const response = await post(said({ text: 'x'.repeat(1_100_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'too-large' } });
  });

  it('to an assistant that there is not are refused', async () => {
    const response = await post(said({ assistant: 'nobody' }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'unknown-assistant' } });
  });

  it.each([
    ['a list', [], 'body'],
    ['a text in place of a truth value', said({ mentionsBot: 'yes' }), 'mentionsBot'],
    ['a number for a text', said({ text: 5 }), 'text'],
    ['no member', said({ member: undefined }), 'member'],
    ['a name without end', said({ member: { id: 'x', name: 'x'.repeat(61) } }), 'member.name'],
    ['an id without end', said({ clientId: 'x'.repeat(101) }), 'clientId'],
  ])('that are malformed are refused with the field: %s', async (_name, body, field) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-request', detail: field } });
  });

  it('with JSON that breaks off, or with a conversation without end, are refused', async () => {
    expect((await post('{"text": "血压')).status).toBe(400);
    const { status } = await post(said({}), 'x'.repeat(101));
    expect([400, 414]).toContain(status);
  });

  it('leave the program as it was', async () => {
    expect((await running.page.say(question)).kind).toBe('answered');
    expect(await running.page.json('/health')).toMatchObject({ status: 'ok' });
    expect(running.log()).toBe('');
  });
});

describe('knowledge files', () => {
  it('that cannot be used are named, each in a line, and the rest is read', async () => {
    // GBK for: # 胰岛素, 冷藏保存，不要冷冻。
    const gbk = Buffer.from('2320d2c8b5bacbd80a0ac0e4b2d8b1a3b4e6a3acb2bbd2aac0e4b6b3a1a30a', 'hex');
    const folder = newFolder()
      .withSmallKnowledge()
      .write({
        'knowledge/patients/documents/gbk.md': gbk,
        'knowledge/patients/documents/picture.md': Buffer.from([
          0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 255, 254,
        ]),
        'knowledge/patients/good-questions.txt': '血压多少算高\n一天吃多少盐\n血压多少算高？\n收到\n',
        'knowledge/patients/qa-pairs.csv':
          'question,answer\n能喝酒吗,最好不喝。\n能抽烟吗,"不能\n咸菜能吃吗,少吃。,多,了\n',
        'knowledge/stray.md': '# 没有归属\n',
        'knowledge/half/notes.md': '# 没有清单\n',
      });
    const { exitCode, stdout, stderr } = await command(folder, ['ingest', '--json']);
    expect(exitCode).toBe(2);
    const report = JSON.parse(stdout) as IngestReport;
    const lines = report.problems.map(
      ({ file, line, severity }) => `${severity} ${file}${line === undefined ? '' : `:${line}`}`,
    );
    expect(lines.sort()).toEqual([
      'error half',
      'error patients/documents/picture.md',
      'error patients/qa-pairs.csv:3',
      'error patients/qa-pairs.csv:4',
      'warning patients/good-questions.txt:3',
      'warning patients/good-questions.txt:4',
      'warning stray.md',
    ]);
    for (const { message } of report.problems) expect(message).not.toContain('\n');
    expect(stderr).toContain('error: patients/documents/picture.md: Not read: a binary file, not a text.');
    expect(stderr).toMatch(/error: patients\/qa-pairs\.csv:3: Row left out: a quote is opened and never closed/);

    const [fromGbk, inBothLists] = await Promise.all([
      command(folder, ['ask', '@茴香豆 胰岛素要不要冷藏保存', '--mention']),
      command(folder, ['ask', '收到', '--json']),
    ]);
    expect(fromGbk.stdout).toContain('冷藏保存，不要冷冻。[1]');
    expect(inBothLists.exitCode).toBe(3);
    expect(JSON.parse(inBothLists.stdout)).toMatchObject({ kind: 'silent', reason: 'listed-bad', answer: null });
  });

  it('that are missing or empty as a whole leave a program that runs, keeps silent and says so', async () => {
    const empty = newFolder().write({ 'knowledge/.keep': '' });
    await Promise.all([
      runsWithout(newFolder(), /^\S+ error The knowledge folder cannot be read: it does not exist\. file=\S+$/),
      runsWithout(empty, /^\S+ warn The knowledge folder is empty\. What was read before is kept\. file=\S+$/),
    ]);
  });

  async function runsWithout(folder: ProgramFolder, logged: RegExp): Promise<void> {
    const running = await startProgram(folder, { variables: { FENNELBEAN_LOG__LEVEL: 'warn' } });
    expect(await running.page.say(question)).toMatchObject({ kind: 'silent', reason: 'no-knowledge' });
    expect((await running.page.say('@茴香豆 在吗', { mention: true })).answer?.writer).toBe('fixed');
    const [unsigned, ...others] = running.log().trim().split('\n');
    expect(unsigned).toContain('A clinician has yet to sign');
    expect(others.join('\n')).toMatch(logged);

    // As soon as there is some, it is in force, whoever read it.
    expect((await command(folder.withSmallKnowledge(), ['ingest'])).exitCode).toBe(0);
    const isAnswered = async () => ((await running.page.say(question)).kind === 'answered' ? true : null);
    await until(isAnswered, 'answer', 2000);
    expect((await running.stop()).exitCode).toBe(0);
  }
});

/** How a start ended that must not succeed: one line on standard error, and nothing else. */
async function refusal(folder: ProgramFolder, variables: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await startInVain(folder, variables);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return { exitCode, line: stderr.trim() };
}

describe('a start in vain', () => {
  it('is for a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { exitCode, line } = await refusal(newFolder().withSmallKnowledge(), {
      FENNELBEAN_SERVER__PORT: String(port),
    });
    other.close();
    expect(exitCode).toBe(1);
    expect(line).toBe(
      `The port ${port} is in use. Stop the other program, or set another port in FENNELBEAN_SERVER__PORT.`,
    );
  });

  it('is for a database that is corrupt, newer, held or of another program, which is left as it is', async () => {
    const [corrupt, foreign] = [newFolder(), newFolder()];
    const [newer, held] = [newFolder().withSmallKnowledge(), newFolder().withSmallKnowledge()];
    const fileOf = (folder: ProgramFolder) => join(folder.path, 'data', 'test.sqlite');
    const change = (folder: ProgramFolder, sql: string) => {
      const handle = new BetterSqlite3(fileOf(folder));
      handle.exec(sql);
      handle.close();
    };
    corrupt.write({ 'data/test.sqlite': 'this is no database '.repeat(100) });
    change(foreign.write({ 'data/.keep': '' }), 'CREATE TABLE books (id INTEGER)');
    expect((await command(held, ['ingest'])).exitCode).toBe(0);
    cpSync(join(held.path, 'data'), join(newer.path, 'data'), { recursive: true });
    change(newer, "INSERT INTO fennelbean_migrations (timestamp, name) VALUES (9000000000000, 'Later9000000000000')");

    const all = [corrupt, foreign, newer, held];
    const before = all.map((folder) => readFileSync(fileOf(folder)));
    // After reading: closing a file gives up this process's locks on it.
    const holder = new BetterSqlite3(fileOf(held));
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const ended = await Promise.all(all.map((folder) => refusal(folder)));
    holder.close();
    expect(ended).toEqual([
      { exitCode: 1, line: expect.stringMatching(/is damaged or not a database: restore it/) as string },
      { exitCode: 1, line: expect.stringMatching(/is a database of another program: name another file/) as string },
      { exitCode: 1, line: expect.stringMatching(/newer/) as string },
      { exitCode: 1, line: expect.stringMatching(/is locked by another program: stop that program/) as string },
    ]);
    all.forEach((folder, at) => {
      expect(readFileSync(fileOf(folder)).equals(before[at] ?? Buffer.of())).toBe(true);
    });
  });

  it('is for a folder that cannot be written', async () => {
    const folder = newFolder().write({ data: 'a file where a folder is wanted' });
    const { exitCode, line } = await refusal(folder);
    expect(exitCode).toBe(1);
    expect(line).toMatch(/cannot be written/);
  });

  it('is for a wrong key of the configuration, all of them named at once', async () => {
    const folder = newFolder();
    folder.config.answer = { maxCharacter: 100, maxPassages: 'three' };
    folder.config.modles = {};
    const { exitCode, stderr } = await startInVain(folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('answer.maxCharacter: found an unknown option. Did you mean answer.maxCharacters?');
    expect(stderr).toMatch(/answer\.maxPassages: found .*three.*Allowed: /);
    expect(stderr).toContain('Did you mean models?');
    expect(stderr).not.toContain('    at ');
  });
});
