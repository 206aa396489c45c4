import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import { outcome } from '../../test/fakes/journey';
import { OutboxStore } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { DecideHeld } from '../intake/decide-held.use-case';
import { DraftsController } from './drafts.controller';

describe('DraftsController', () => {
  let app: NestFastifyApplication;
  let decided: unknown[] = [];
  let held = true;

  beforeAll(async () => {
    const outcomes = {
      findQuestion: (id: string) => Promise.resolve(id === 'q 1' ? { questionId: id, outcome: outcome() } : null),
    };
    const outbox = {
      itemsOf: (id: string) => {
        const state = held ? 'held' : 'handed';
        const parts = [
          { text: '可以吃。[1]', state },
          { text: '煮熟就行。\n\n来源：指南', state },
        ];
        return Promise.resolve(id === 'q 1' ? parts : []);
      },
    };
    const decideHeld = {
      decide: (id: string, decision: unknown) => {
        decided.push([id, decision]);
        return Promise.resolve(held);
      },
    };
    app = await adminApi(DraftsController, [
      { provide: OutcomeStore, useValue: outcomes },
      { provide: OutboxStore, useValue: outbox },
      { provide: DecideHeld, useValue: decideHeld },
    ]);
  });
  beforeEach(() => {
    decided = [];
    held = true;
  });
  afterAll(() => app.close());

  const url = (id: string) => `/api/questions/${encodeURIComponent(id)}/draft`;
  const post = (payload: object, id = 'q 1') => app.inject({ method: 'POST', url: url(id), payload });

  it('shows all parts of the draft as the bot would send them', async () => {
    const { statusCode, body } = await app.inject({ method: 'GET', url: url('q 1') });
    expect([statusCode, JSON.parse(body)]).toEqual([200, { text: '可以吃。[1]\n煮熟就行。\n\n来源：指南' }]);
  });

  it('shows none where none waits', async () => {
    expect((await app.inject({ method: 'GET', url: url('q 2') })).statusCode).toBe(404);
    held = false;
    expect((await app.inject({ method: 'GET', url: url('q 1') })).statusCode).toBe(404);
  });

  it.each([
    [{ decision: 'send' }, { to: 'pending', text: null, by: 'page' }],
    [{ decision: 'drop' }, { to: 'cancelled', text: null, by: 'page' }],
    [
      { decision: 'handed', text: null },
      { to: 'handed', text: null, by: 'page' },
    ],
    [
      { decision: 'handed', text: ' 可以，煮熟。 ' },
      { to: 'handed', text: '可以，煮熟。', by: 'page' },
    ],
  ])('passes a decision on: %j', async (body, decision) => {
    const { statusCode, body: answer } = await post(body);
    expect([statusCode, JSON.parse(answer)]).toEqual([200, { decided: true }]);
    expect(decided).toEqual([['q 1', decision]]);
  });

  it('says when somebody has decided before', async () => {
    held = false;
    expect((await post({ decision: 'send' })).json()).toEqual({ decided: false });
  });

  it('knows no other question', async () => {
    expect((await post({ decision: 'send' }, 'q2')).statusCode).toBe(404);
    expect(decided).toEqual([]);
  });

  it.each([
    {},
    { decision: 'burn' },
    { decision: 'handed' },
    { decision: 'handed', text: ' ' },
    { decision: 'handed', text: 'x'.repeat(10_001) },
    { decision: 'send', text: 'words of a stranger' },
  ])('refuses %j', async (body) => {
    const refused = await post(body);
    expect(refused.statusCode).toBe(400);
    expect(refused.body).not.toContain('stranger');
    expect(decided).toEqual([]);
  });
});
