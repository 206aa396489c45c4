import { adminApi } from '../../test/fakes/admin-api';
import { SteppingClock } from '../../test/fakes/journey';
import { type Alarm, AlarmStore } from '../core/ports/alarm-store';
import { Clock } from '../core/ports/clock';
import { InboxStore } from '../core/ports/inbox-store';
import { AlarmsController } from './alarms.controller';

const alarm = (questionId: string, acknowledgedAt: number | null): Alarm => ({
  questionId,
  assistant: 'patients',
  class: 'stroke',
  conversation: { channel: 'web', id: 'group' },
  raisedAt: 1,
  notifications: 1,
  notifiedAt: 1,
  acknowledgedAt,
  acknowledgedBy: acknowledgedAt === null ? null : '刘护士',
});

it('shows open emergencies first, with the group’s name, and takes note of one once', async () => {
  const [open, closed] = [alarm('open', null), alarm('closed', 5)];
  const taken: unknown[] = [];
  const alarms = {
    open: () => Promise.resolve([open]),
    latest: () => Promise.resolve([closed, open]),
    acknowledge: (...args: [string, string, number]) => Promise.resolve(args[0] === 'open' && taken.push(args) === 1),
  };
  const inbox = { conversations: () => Promise.resolve([{ conversation: open.conversation, name: '慢病群' }]) };
  const app = await adminApi(AlarmsController, [
    { provide: AlarmStore, useValue: alarms },
    { provide: InboxStore, useValue: inbox },
    { provide: Clock, useValue: new SteppingClock(5, 4242) },
  ]);
  expect((await app.inject('/api/alarms')).json()).toMatchObject([
    { questionId: 'open', groupName: '慢病群', acknowledgedBy: null },
    { questionId: 'closed', acknowledgedBy: '刘护士' },
  ]);
  const acknowledge = (id: string) => app.inject({ method: 'POST', url: `/api/alarms/${id}/acknowledge` });
  expect((await acknowledge('open')).json()).toEqual({ acknowledged: true });
  expect((await acknowledge('open')).json()).toEqual({ acknowledged: false });
  expect(taken[0]).toEqual(['open', 'page', 4242]);
  expect((await acknowledge('unknown')).statusCode).toBe(404);
  await app.close();
});
