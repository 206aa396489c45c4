import { join } from 'node:path';
import { message, pendingDraft, settlement } from '../../../test/contract/stores/samples';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { Database } from './database';
import { databaseConfig } from './database.config';
import { openDatabase } from './open-database';
import { createStores, type Stores } from './stores';

let folder: TemporaryFolder;
let database: Database;

beforeAll(async () => {
  folder = new TemporaryFolder();
  database = await openDatabase(databaseConfig.parse({ sqlite: { file: join(folder.path, 'test.sqlite') } }));
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

const group = { channel: 'web', id: 'group-1' };
const due = { channels: ['web', 'feishu'], now: 9000, limit: 10 };
const burst = { key: 'member-1', joinsUntil: 9000, closesAt: 9000 };
const decision = { to: 'pending', text: null, by: 'a', at: 1 } as const;
const platform = { channel: 'web', app: 'bot', platformMessageId: 'x' };

/** What a query must not do: it would take longer with every message that ever came. */
const goesThroughHistory =
  /^SCAN (inbox|jobs|outbox|questions|review_items|alarms)|\((channel|state)=\?\)$|^SEARCH inbox USING INDEX inbox_by_question/;
/** Few items are unfinished, so looking for these states is fine, though not once for every message. */
const unfinished = /outbox_by_state|jobs_by_state/;

/** A burst of two messages, and the id of its job. */
async function sayTwo({ inbox }: Stores, key: string): Promise<string> {
  for (const id of [`${key}-1`, `${key}-2`]) await inbox.claim(message(id), { runAt: 8000, burst: { ...burst, key } });
  const waiting = await inbox.waiting(group, 100);
  return waiting.find(({ burstId }) => burstId === `${key}-1`)?.id ?? '';
}

async function settleDrafts({ inbox, outbox }: Stores): Promise<void> {
  await inbox.claim(message('m3'));
  await outbox.openDraft(pendingDraft('draft', { questionId: 'q3' }));
  await inbox.settle(settlement('q3', { messageIds: ['m3'] }));
}

it.each<[string, (stores: Stores) => Promise<unknown>]>([
  ['a claim', ({ inbox }) => inbox.claim(message('m1'))],
  ['a claim that joins', ({ inbox }) => inbox.claim(message('m4'), { burst })],
  ['the begin of a job', async (stores) => stores.inbox.beginJob(await sayTwo(stores, 'begun'))],
  ['what waits', ({ inbox }) => inbox.waiting(group, 10)],
  ['a shift of what waits', ({ inbox }) => inbox.shiftWaits(1, 1)],
  ['an end of a message', ({ inbox }) => inbox.dismiss('m4', 'withdrawn')],
  [
    'an end of a burst',
    async (stores) => {
      await sayTwo(stores, 'ended');
      await stores.inbox.dismissBurst('ended-1', 'withdrawn');
    },
  ],
  ['due conversations of the inbox', ({ inbox }) => inbox.dueConversations(due)],
  ['the next job', ({ inbox }) => inbox.nextJob(group, 9000)],
  ['what is pending', ({ inbox }) => inbox.countPending(group)],
  ['a settlement', ({ inbox }) => inbox.settle(settlement('q2', { messageIds: ['m1', 'm2'] }))],
  ['a settlement of drafts', settleDrafts],
  ['a history', ({ inbox }) => inbox.history(group, 10)],
  ['a message by its platform id', ({ inbox }) => inbox.findByPlatformId(platform)],
  ['a twin', ({ inbox }) => inbox.findTwin(message('m1'))],
  [
    'recent questions',
    ({ inbox }) => inbox.recentQuestions({ conversation: group, memberId: 'a', since: 1, notices: [] }),
  ],
  ['what can be deleted', ({ inbox }) => inbox.deleteSettled(1, 10)],
  ['due conversations of the outbox', ({ outbox }) => outbox.dueConversations(due)],
  ['the next item', ({ outbox }) => outbox.nextItem(group)],
  ['due emergencies', ({ outbox }) => outbox.dueExpress(due)],
  ['emergencies of a conversation', ({ outbox }) => outbox.expressItems(group)],
  ['open alarms', ({ alarms }) => alarms.open(10)],
  ['a closed review item', ({ outcomes }) => outcomes.closeReviewItem('x', 1)],
  ['an item', ({ outbox }) => outbox.find('x')],
  ['the items of a question', ({ outbox }) => outbox.itemsOf('q1')],
  ['a reply by its platform id', ({ outbox }) => outbox.findByPlatformId(platform)],
  ['a withdrawal', ({ outbox }) => outbox.withdraw('q1', 1)],
  ['a decision on what is held', ({ outbox }) => outbox.decideHeld('q1', decision)],
  ['what is held', ({ outbox }) => outbox.heldIn(group, 10)],
  ['the latest replies', ({ outbox }) => outbox.latest(group, ['sent', 'handed'], 1)],
  ['settings', ({ conversations }) => conversations.put(group, { mode: 'listen' })],
  ['a lease', ({ leases }) => leases.acquire({ conversation: group, owner: 'a', now: 1, until: 2 })],
  ['feedback', ({ feedback }) => feedback.of('q1')],
])('%s is found by an index', async (_name, read) => {
  const query = jest.spyOn(database.dataSource, 'query');
  const write = jest.spyOn(database.writer, 'write');
  await read(createStores(database));
  const asked = [
    ...query.mock.calls.map(([sql, parameters]) => ({ sql, parameters })),
    ...write.mock.calls.flatMap(([unit]) =>
      unit.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(Number) })),
    ),
  ];
  query.mockRestore();
  write.mockRestore();
  expect(asked).not.toEqual([]);
  for (const { sql, parameters } of asked) {
    const plan: { detail: string }[] = await database.dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    const lines = plan
      .map(({ detail }) => detail)
      .filter((line, index, all) => !unfinished.test(line) || all[index - 1]?.startsWith('CORRELATED'));
    expect(lines.filter((line) => goesThroughHistory.test(line))).toEqual([]);
  }
});
