import type { DataSource, MigrationInterface } from 'typeorm';
import type { Database } from '../../src/stores/typeorm/database';
import type { MessageDetails } from '../../src/core/message';
import { Initial1763683200000 } from '../../src/stores/typeorm/migrations/1763683200000-initial';
import { ExactlyOneReply1763769600000 } from '../../src/stores/typeorm/migrations/1763769600000-exactly-one-reply';
import { migrationsTable } from '../../src/stores/typeorm/migrations/migrations';
import { createStores } from '../../src/stores/typeorm/stores';
import { delivery, group, message, outcome, strangeText } from './stores/samples';

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
const details: MessageDetails = {
  kind: 'image',
  attachments: [{ kind: 'image', key: 'img_1', name: null }],
  quoted: { platformMessageId: 'om_1', rootPlatformMessageId: 'om_0', text: strangeText, isFromBot: true },
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
  groupName: '高血压群',
};
const rows: [table: string, row: Record<string, string | number | null>][] = [
  ['assistants', { name: 'patients', title: 'x', language: 'en', strictness: 0.05, origin: 'file', removed: 0 }],
  ...['m1', 'm2', 'm3', 'm4'].map((id, index): (typeof rows)[number] => [
    'inbox',
    inboxRow(id, ['q1', 'q2', null, null][index]),
  ]),
  ...['m1', 'm2', 'm3', 'm4'].map((id, index): (typeof rows)[number] => [
    'jobs',
    jobRow(id, index < 2 ? 'done' : 'pending'),
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

function jobRow(messageId: string, state: 'pending' | 'done') {
  return { id: `job-${messageId}`, message_id: messageId, kind: 'question', state, run_at: 1000, created_at: 1000 };
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

/** Rows that the second version wrote, which had jobs that were begun, parts and reviews of its own. */
const laterRows: typeof rows = [
  ['inbox', { ...inboxRow('n1'), details: JSON.stringify(details), reason: null }],
  ['inbox', { ...inboxRow('n2'), details: null, reason: 'withdrawn' }],
  ['inbox', { ...inboxRow('n3'), details: null, reason: null }],
  ['inbox', { ...inboxRow('n4', 'q4'), details: null, reason: null }],
  ...[
    { ...jobRow('n1', 'pending'), attempts: 2, backlog: 7, arrival: 1, run_at: 5000 },
    { ...jobRow('n2', 'done'), attempts: 0, backlog: 0, arrival: 2 },
    { ...jobRow('n3', 'pending'), attempts: 0, backlog: 1, arrival: 3 },
    { ...jobRow('n4', 'done'), attempts: 1, backlog: 2, arrival: 4 },
  ].map((row): (typeof rows)[number] => ['jobs', { ...row, channel: 'web', conversation_id: 'group-1' }]),
  ['questions', { ...questionRow('q4', 'answered', JSON.stringify(answer)), admitted: 1 }],
  ...['uncertain', 'pending'].map((state, index): (typeof rows)[number] => [
    'outbox',
    {
      ...outboxRow(`later-${index}`, 'q4', state),
      assistant: 'patients',
      body: JSON.stringify(delivery(`later-${index}`, { body: { part: index + 1, parts: 2 } }).body),
      part: index + 1,
      draft: index === 0 ? 'card' : null,
      attempts: 1 - index,
      first_attempt_at: index === 0 ? 2500 : null,
      next_attempt_at: 3000,
    },
  ]),
  ...[null, 4000].map((closedAt, index): (typeof rows)[number] => [
    'review_items',
    {
      id: `review-${index}`,
      kind: 'uncertain-send',
      assistant: 'patients',
      outcome_id: 'q4',
      reason: strangeText,
      created_at: 3000,
      closed_at: closedAt,
    },
  ]),
];

async function writeAs(version: Migrations['migrations'], old: OldDatabase, written: typeof rows): Promise<void> {
  const former = await old.connect({ migrations: version, migrationsTableName: migrationsTable });
  await former.runMigrations();
  for (const [table, row] of written) {
    const columns = Object.keys(row).map((column) => former.driver.escape(column));
    const values = columns.map(() => '?').join();
    await former.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${values})`, Object.values(row));
  }
  await former.destroy();
}

/** What the released versions of the program have written is there, whole, in this one. */
export function describeMigration(name: string, makeDatabase: () => Promise<OldDatabase>): void {
  describe(`a database of the first version on ${name}`, () => {
    let old: OldDatabase;
    let database: Database;

    beforeAll(async () => {
      old = await makeDatabase();
      await writeAs([Initial1763683200000], old, rows);
      database = await old.open();
    }, 60_000);
    afterAll(async () => {
      await database.close();
      await old.remove();
    });

    it('keeps its messages, each with what became of it', async () => {
      const { inbox } = createStores(database);
      const history = await inbox.history(group, 10);
      expect(history.map((record) => record.message)).toStrictEqual(['m1', 'm2', 'm3', 'm4'].map((id) => message(id)));
      expect(history.map(({ burstId, questionId, reason }) => [burstId, questionId, reason])).toEqual([
        ['m1', 'q1', null],
        ['m2', 'q2', null],
        ['m3', null, null],
        ['m4', null, null],
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
        express: false,
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

  describe(`a database of the second version on ${name}`, () => {
    let old: OldDatabase;
    let database: Database;

    beforeAll(async () => {
      old = await makeDatabase();
      await writeAs([Initial1763683200000, ExactlyOneReply1763769600000], old, laterRows);
      database = await old.open();
    }, 60_000);
    afterAll(async () => {
      await database.close();
      await old.remove();
    });

    it('keeps its messages, each alone, with what became of it', async () => {
      const history = await createStores(database).inbox.history(group, 10);
      expect(history.map((record) => record.message)).toStrictEqual([
        message('n1', { details }),
        ...['n2', 'n3', 'n4'].map((id) => message(id)),
      ]);
      expect(history.map(({ burstId, questionId, reason }) => [burstId, questionId, reason])).toEqual([
        ['n1', null, null],
        ['n2', null, 'withdrawn'],
        ['n3', null, null],
        ['n4', 'q4', null],
      ]);
    });

    it('goes on with its jobs: one that was begun and rests holds up the others, and none takes a message', async () => {
      const { inbox } = createStores(database);
      expect(await inbox.nextJob(group, 4999)).toBeNull();
      expect(await inbox.nextJob(group, 5000)).toStrictEqual({
        id: 'job-n1',
        kind: 'question',
        burstId: 'n1',
        messages: [message('n1', { details })],
        runAt: 5000,
        attempts: 2,
        isDeferred: false,
        backlog: 7,
      });
      const burst = { key: 'member-1', joinsUntil: 9000, closesAt: 9000 };
      await inbox.claim(message('new'), { runAt: 6000, burst });
      const waiting = await inbox.waiting(group, 10);
      expect(waiting.map(({ burstId, messages }) => [burstId, messages.length])).toEqual([
        ['n3', 1],
        ['new', 1],
      ]);
    });

    it('keeps its replies and what waits for a person', async () => {
      const { outbox, outcomes } = createStores(database);
      expect(await outbox.itemsOf('q4')).toMatchObject([
        { sendKey: 'later-0', state: 'uncertain', draft: 'card', attempts: 1, firstAttemptAt: 2500, handed: null },
        { sendKey: 'later-1', state: 'pending', draft: null, attempts: 0, firstAttemptAt: null, handed: null },
      ]);
      expect((await outbox.nextItem(group))?.sendKey).toBe('later-1');
      expect(await outcomes.listReviewItems(10)).toMatchObject([
        { id: 'review-0', reason: strangeText, detail: null, messageId: 'n4' },
      ]);
      expect((await outcomes.findQuestion('q4'))?.outcome).toStrictEqual(outcome());
    });

    it('has no settings of conversations, and takes some', async () => {
      const { conversations } = createStores(database);
      expect(await conversations.find(group)).toBeNull();
      expect(await conversations.put(group, { mode: 'listen' })).toMatchObject({ mode: 'listen', silentUntil: null });
    });

    it('can be opened again', async () => {
      await database.close();
      database = await old.open();
      expect(await createStores(database).inbox.countPending(group)).toEqual({ inConversation: 3, inAll: 3 });
    });
  });
}
