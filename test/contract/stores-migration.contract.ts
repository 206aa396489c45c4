import type { DataSource, MigrationInterface } from 'typeorm';
import type { Database } from '../../src/stores/typeorm/database';
import { Initial1763683200000 } from '../../src/stores/typeorm/migrations/1763683200000-initial';
import { migrationsTable } from '../../src/stores/typeorm/migrations/migrations';
import { createStores } from '../../src/stores/typeorm/stores';
import { group, message, outcome, strangeText } from './stores/samples';

interface Migrations {
  migrations: (new () => MigrationInterface)[];
  migrationsTableName: string;
}

/** An empty database, to be opened by an older version and then by this one. */
export interface OldDatabase {
  connect(migrations: Migrations): Promise<DataSource>;
  open(): Promise<Database>;
  remove(): Promise<void>;
}

const { answer, trace } = outcome();
const rows: [table: string, row: Record<string, string | number | null>][] = [
  ['assistants', { name: 'patients', title: 'x', language: 'en', strictness: 0.05, origin: 'file', removed: 0 }],
  ...['m1', 'm2', 'm3', 'm4'].map((id, index): (typeof rows)[number] => [
    'inbox',
    inboxRow(id, ['q1', 'q2', null, null][index]),
  ]),
  ...['m1', 'm2', 'm3', 'm4'].map((id, index): (typeof rows)[number] => [
    'jobs',
    {
      id: `job-${id}`,
      message_id: id,
      kind: 'question',
      state: index < 2 ? 'done' : 'pending',
      run_at: 1000,
      created_at: 1000,
    },
  ]),
  ['questions', questionRow('q1', 'answered', JSON.stringify(answer))],
  ['questions', questionRow('q2', 'failed', null)],
  ['outbox', outboxRow('key-1', 'q1', 'sending')],
  ['outbox', outboxRow('key-2', 'q2', 'pending')],
  [
    'review_items',
    {
      id: 'review',
      kind: 'failure',
      assistant: 'patients',
      outcome_id: 'q2',
      reason: 'internal-error',
      created_at: 2000,
    },
  ],
];

function inboxRow(id: string, questionId: string | null = null) {
  return {
    id,
    channel: 'web',
    app: 'bot',
    platform_message_id: `platform-${id}`,
    conversation_id: 'group-1',
    assistant: 'patients',
    member_id: 'member-1',
    member_name: '王阿姨😀',
    raw_text: `text of ${id}`,
    mentions_bot: 0,
    sent_at: 995,
    received_at: 1000,
    question_id: questionId,
  };
}

function questionRow(id: string, kind: string, storedAnswer: string | null) {
  return {
    id,
    assistant: 'patients',
    channel: 'web',
    conversation_id: 'group-1',
    member_id: 'member-1',
    text: strangeText,
    outcome: kind,
    reason: 'evidence-found',
    answer: storedAnswer,
    trace: JSON.stringify(trace),
    created_at: 2000,
  };
}

function outboxRow(sendKey: string, questionId: string, state: string) {
  return {
    send_key: sendKey,
    question_id: questionId,
    channel: 'web',
    conversation_id: 'group-1',
    app: 'bot',
    reply_to: 'platform-m1',
    text: `text of ${sendKey}`,
    state,
    platform_message_id: null,
    created_at: 2000,
  };
}

/** What the released versions of the program have written is there, whole, in this one. */
export function describeMigration(name: string, makeDatabase: () => Promise<OldDatabase>): void {
  describe(`a database of the first version on ${name}`, () => {
    let old: OldDatabase;
    let database: Database;

    beforeAll(async () => {
      old = await makeDatabase();
      const first = await old.connect({ migrations: [Initial1763683200000], migrationsTableName: migrationsTable });
      await first.runMigrations();
      for (const [table, row] of rows) {
        const columns = Object.keys(row).map((column) => first.driver.escape(column));
        const values = columns.map(() => '?').join();
        await first.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${values})`, Object.values(row));
      }
      await first.destroy();
      database = await old.open();
    });
    afterAll(async () => {
      await database.close();
      await old.remove();
    });

    it('keeps its messages, each with what became of it', async () => {
      const { inbox } = createStores(database);
      const history = await inbox.history(group, 10);
      expect(history.map((record) => record.message)).toStrictEqual(['m1', 'm2', 'm3', 'm4'].map((id) => message(id)));
      expect(history.map(({ questionId, reason }) => [questionId, reason])).toEqual([
        ['q1', null],
        ['q2', null],
        [null, null],
        [null, null],
      ]);
    });

    it('goes on with its pending jobs, in their order', async () => {
      const { inbox } = createStores(database);
      expect(await inbox.dueConversations({ channels: ['web'], now: 1000, limit: 10 })).toStrictEqual([group]);
      expect(await inbox.nextJob(group, 1000)).toStrictEqual({
        id: 'job-m3',
        kind: 'question',
        burstId: 'm3',
        messages: [message('m3')],
        runAt: 1000,
        attempts: 0,
        isDeferred: false,
        backlog: 0,
      });
      expect(await inbox.countPending(group)).toStrictEqual({ inConversation: 2, inAll: 2 });
    });

    it('keeps its replies, which say what the question was answered', async () => {
      const { outbox } = createStores(database);
      const item = {
        assistant: 'patients',
        conversation: group,
        app: 'bot',
        replyTo: 'platform-m1',
        draft: null,
        handed: null,
        platformMessageId: null,
        nextAttemptAt: 2000,
        createdAt: 2000,
      };
      const body = {
        ...answer,
        language: 'en',
        questionId: 'q1',
        askedBy: 'member-1',
        askedAt: 995,
        part: 1,
        parts: 1,
      };
      expect(await outbox.find('key-1')).toStrictEqual({
        ...item,
        sendKey: 'key-1',
        questionId: 'q1',
        text: 'text of key-1',
        body,
        state: 'sending',
        attempts: 1,
        firstAttemptAt: 2000,
      });
      expect(await outbox.find('key-2')).toStrictEqual({
        ...item,
        sendKey: 'key-2',
        questionId: 'q2',
        text: 'text of key-2',
        body: { ...body, text: 'text of key-2', citations: [], writer: 'fixed', questionId: 'q2' },
        state: 'pending',
        attempts: 0,
        firstAttemptAt: null,
      });
      expect((await outbox.nextItem(group))?.sendKey).toBe('key-1');
    });

    it('keeps its outcomes and what waits for a person', async () => {
      const { outcomes } = createStores(database);
      expect((await outcomes.findQuestion('q1'))?.outcome).toStrictEqual(outcome());
      expect(await outcomes.listReviewItems(10)).toMatchObject([{ id: 'review', kind: 'failure', messageId: 'm2' }]);
    });

    it('takes what is new behind what was there', async () => {
      const { inbox, outbox } = createStores(database);
      expect(await inbox.claim(message('m5', { platformMessageId: 'platform-m1' }))).toBe('duplicate');
      expect(await inbox.claim(message('m6'))).toBe('claimed');
      const recent = { conversation: group, memberId: 'member-1', since: 0, notices: [] };
      expect(await inbox.recentQuestions(recent)).toMatchObject({ byMember: 0, byConversation: 0 });
      expect((await inbox.history(group, 1)).map((record) => record.message.id)).toEqual(['m6']);
      expect(await inbox.dismiss('m3', 'withdrawn')).toBe(true);
      await outbox.finish('key-1', { from: ['sending'], to: 'sent' });
      expect(await inbox.deleteSettled(9000, 10)).toBe(2);
      const jobs: object[] = await database.dataSource.query('SELECT message_id FROM jobs ORDER BY message_id');
      expect(jobs.map((job) => ({ ...job }))).toEqual([
        { message_id: 'm2' },
        { message_id: 'm4' },
        { message_id: 'm6' },
      ]);
    });
  });
}
