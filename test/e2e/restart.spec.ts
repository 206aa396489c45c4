import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ProgramFolder } from './program-folder';
import { startProgram } from './run-program';

let folder: ProgramFolder;
beforeEach(() => {
  folder = new ProgramFolder().withSampleKnowledge('patients');
});
afterEach(() => {
  folder.remove();
});

/** Looks into the database of a program that is not running. */
function stored<Row>(sql: string): Row[] {
  const database = new BetterSqlite3(join(folder.path, 'data', 'test.sqlite'), { readonly: true });
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}
const pending = () => stored('SELECT id FROM inbox WHERE question_id IS NULL').length;

const texts = ['血压多少算高', '早上好各位', '一天能吃多少盐', '哈哈哈哈'];

describe('the program is killed while it works', () => {
  it('takes up what it had received, and answers exactly once', async () => {
    const first = await startProgram(folder, { ready: false });
    const receipts = await Promise.all(texts.map((text, at) => first.page.post(text, { clientId: `m${at}` })));
    await first.stop('SIGKILL');
    expect(pending()).toBeGreaterThan(0);

    const second = await startProgram(folder, { ready: false });
    const again = await second.page.post(texts[0] ?? '', { clientId: 'm0' });
    expect(again).toEqual({ messageId: receipts[0]?.messageId, status: 'duplicate' });
    const outcomes = await Promise.all(receipts.map(({ messageId }) => second.page.explanation(messageId)));
    expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(['answered', 'silent', 'answered', 'silent']);
    expect((await second.stop()).exitCode).toBe(0);

    expect(pending()).toBe(0);
    const replies = stored<{ reply_to: string; state: string }>('SELECT reply_to, state FROM outbox');
    expect(replies.map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(new Set(replies.map(({ reply_to }) => reply_to)).size).toBe(2);
  });
});

describe('the program is told to stop', () => {
  it('finishes what it began, ends with 0 in time, and leaves nothing unanswered', async () => {
    const running = await startProgram(folder, { ready: false });
    const live = await running.page.listen('group');
    const posts = texts.map((text) => running.page.post(text).catch(() => null));
    const received = (await Promise.all(posts)).filter((receipt) => receipt !== null);
    const begun = performance.now();
    const { exitCode, stderr } = await running.stop('SIGTERM');
    expect(performance.now() - begun).toBeLessThan(25_000);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    live.close();
    expect(stored('SELECT id FROM inbox')).toHaveLength(received.length);
    expect(pending()).toBe(0);
    expect(stored("SELECT send_key FROM outbox WHERE state <> 'sent'")).toEqual([]);
  });

  it('stops on Ctrl+C, too, also when it is told twice', async () => {
    const running = await startProgram(folder.withSmallKnowledge());
    void running.stop('SIGINT');
    expect((await running.stop('SIGINT')).exitCode).toBe(0);
  });
});
