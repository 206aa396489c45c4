import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import type { ModelReport } from '../core/model-report';
import { InboxStore } from '../core/ports/inbox-store';
import type { EndpointState } from '../core/ports/model-health';
import { ModelStates } from '../core/ports/model-states';
import { type ModelUsage, ModelUsageStore } from '../core/ports/model-usage-store';
import { ModelsController } from './models.controller';

const state = (changes: Partial<EndpointState>): EndpointState => ({
  kind: 'chat',
  endpoint: 'local',
  model: 'qwen',
  breaker: 'closed',
  failures: 0,
  running: 0,
  ...changes,
});
const usage = (changes: Partial<ModelUsage>): ModelUsage => ({
  day: '2026-11-21',
  channel: 'feishu',
  conversationId: 'oc_1',
  assistant: 'patients',
  endpoint: 'local',
  calls: 1,
  promptTokens: 100,
  completionTokens: 20,
  cost: 0.5,
  ...changes,
});
const embedding = { kind: 'embedding', endpoint: 'bge', model: 'bge-m3' } as const;
const total = { calls: 9, tokens: 900, cost: 1.5, isCostKnown: true };

describe('ModelsController', () => {
  let app: NestFastifyApplication;
  let rows: ModelUsage[];

  beforeAll(async () => {
    const states = {
      endpoints: () => [state({}), state({ endpoint: 'far', breaker: 'open', failures: 7 }), state(embedding)],
      today: () => '2026-11-21',
      budget: { tokensPerDay: 1000 },
    };
    const store = {
      list: (day: string) => Promise.resolve(rows.filter((row) => row.day === day)),
      ofDay: () => Promise.resolve(total),
    };
    const conversation = { channel: 'feishu', id: 'oc_1' };
    const conversations = () => Promise.resolve([{ conversation, name: '高血压互助' }]);
    app = await adminApi(ModelsController, [
      { provide: ModelStates, useValue: states },
      { provide: ModelUsageStore, useValue: store },
      { provide: InboxStore, useValue: { conversations } },
    ]);
  });
  beforeEach(() => {
    rows = [];
  });
  afterAll(() => app.close());

  const read = async () => (await app.inject('/api/models')).json<ModelReport>();

  it('tells how each endpoint does, and what is left of the budget, before anything was asked', async () => {
    const { day, endpoints, groups, total: sum, budget } = await read();
    expect(endpoints.map(({ endpoint, state: found }) => [endpoint, found?.breaker, found?.failures])).toEqual([
      ['local', 'closed', 0],
      ['far', 'open', 7],
      ['bge', 'closed', 0],
    ]);
    expect([day, sum, budget, groups]).toEqual(['2026-11-21', total, { tokensPerDay: 1000 }, []]);
  });

  it('counts by endpoint; one that is not configured any more is told, too', async () => {
    rows = [
      usage({}),
      usage({ conversationId: 'oc_2', promptTokens: 50, cost: null }),
      usage({ endpoint: 'embedding/bge', promptTokens: 8, completionTokens: 0, cost: 0 }),
      usage({ endpoint: 'rerank/old' }),
      usage({ day: '2026-11-20', calls: 77 }),
    ];
    const { endpoints } = await read();
    expect(endpoints.map(({ kind, endpoint, used }) => [kind, endpoint, used.calls, used.tokens])).toEqual([
      ['chat', 'local', 2, 190],
      ['chat', 'far', 0, 0],
      ['embedding', 'bge', 1, 8],
      ['rerank', 'old', 1, 120],
    ]);
    expect(endpoints.map(({ state: found, used }) => [found !== null, used.isCostKnown])).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it('counts by group as the budget does, those that used most first, and work for no group', async () => {
    rows = [
      usage({}),
      usage({ endpoint: 'embedding/bge', promptTokens: 8000 }),
      usage({ assistant: 'research', endpoint: 'far', promptTokens: 30 }),
      usage({ channel: '', conversationId: '', assistant: '', promptTokens: 900 }),
    ];
    const { groups, moreGroups } = await read();
    expect(groups.map(({ id, name, assistants, used }) => [id, name, assistants, used.calls, used.tokens])).toEqual([
      ['', null, [], 1, 920],
      ['oc_1', '高血压互助', ['patients', 'research'], 3, 170],
    ]);
    expect(moreGroups).toBe(0);
  });

  it('leaves out those that used least where there are very many', async () => {
    rows = Array.from({ length: 53 }, (_, at) => usage({ conversationId: `oc_${at}`, promptTokens: at }));
    const { groups, moreGroups } = await read();
    expect([groups.length, groups[0]?.id, moreGroups]).toEqual([50, 'oc_52', 3]);
  });
});
