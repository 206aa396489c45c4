import { openSqlite } from '../../stores/typeorm/sqlite-database';
import { createStores } from '../../stores/typeorm/stores';
import { JoinNotice } from './join-notice';

it('tells a group once what is kept, for how long, and how to opt out', async () => {
  const database = await openSqlite(':memory:', 1_000);
  const { outbox } = createStores(database);
  const woken: string[] = [];
  const notice = new JoinNotice({
    outbox,
    wakeSender: ({ id }) => woken.push(id),
    clock: { now: () => 1_000 },
    keepHours: 720,
    keepRawHours: 72,
  });
  const group = (id: string) => ({ conversation: { channel: 'feishu', id }, app: 'bot', assistant: 'patients' });
  await Promise.all([notice.tell(group('g1')), notice.tell(group('g1'))]);
  await notice.tell(group('g2'));
  const item = await outbox.nextItem({ channel: 'feishu', id: 'g1' });
  expect(item).toMatchObject({ state: 'pending', replyTo: '', app: 'bot' });
  for (const words of ['30 天', '3 天内删除', '退出记录', '删除我的数据', '30 days', 'opt out']) {
    expect(item?.text).toContain(words);
  }
  expect(new Set(woken)).toEqual(new Set(['g1', 'g2']));
  await outbox.begin(item?.sendKey ?? '', 1_000);
  await outbox.finish(item?.sendKey ?? '', { from: ['sending'], to: 'sent', platformMessageId: 'p' });
  await notice.tell(group('g1'));
  expect(await outbox.nextItem({ channel: 'feishu', id: 'g1' })).toBeNull();
  await database.close();
});
