import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../test/fakes/admin-api';
import type { ConversationRef } from '../core/message';
import { type ConversationSettings, ConversationStore } from '../core/ports/conversation-store';
import { GroupPolicies } from '../intake/groups/resolve-group-policy.use-case';
import { GroupSettingsController, type GroupSettingsView } from './group-settings.controller';

const nothing: ConversationSettings = { mode: null, humanFirstSeconds: null, experts: null, silentUntil: null };
const keyOf = ({ channel, id }: ConversationRef): string => `${channel} ${id}`;

describe('GroupSettingsController', () => {
  let app: NestFastifyApplication;
  const rows = new Map<string, ConversationSettings>();

  beforeAll(async () => {
    const store: ConversationStore = {
      find: (conversation) => Promise.resolve(rows.get(keyOf(conversation)) ?? null),
      put: (conversation, changes) => {
        const row = { ...nothing, ...rows.get(keyOf(conversation)), ...changes };
        rows.set(keyOf(conversation), row);
        return Promise.resolve(row);
      },
    };
    const staff = { channel: 'feishu' as const, id: 'oc_staff' };
    const policies = new GroupPolicies(store, {
      defaults: { mode: 'answer', humanFirstSeconds: 0, experts: [] },
      list: [{ channel: 'wechat', id: '1@chatroom', mode: 'assist', humanFirstSeconds: 90, staff }],
    });
    app = await adminApi(GroupSettingsController, [
      { provide: ConversationStore, useValue: store },
      { provide: GroupPolicies, useValue: policies },
    ]);
  });
  beforeEach(() => {
    rows.clear();
  });
  afterAll(() => app.close());

  const url = (id = '1@chatroom') => `/api/groups/wechat/${encodeURIComponent(id)}/settings`;
  const read = async (id?: string) => (await app.inject({ method: 'GET', url: url(id) })).json<GroupSettingsView>();
  const put = (payload: object) => app.inject({ method: 'PUT', url: url(), payload });

  it('shows what the configuration says where an admin set nothing', async () => {
    const { settings, policy } = await read();
    expect(settings).toEqual(nothing);
    expect(policy).toMatchObject({ mode: 'assist', humanFirstSeconds: 90, staff: { id: 'oc_staff' } });
    expect((await read('other')).policy).toMatchObject({ mode: 'answer', humanFirstSeconds: 0, staff: null });
  });

  it('changes what is given, and nothing else', async () => {
    await put({ mode: 'listen' });
    const changed = await put({ experts: [' wxid_1 '], silentUntil: 5_000 });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({
      settings: { mode: 'listen', humanFirstSeconds: null, experts: ['wxid_1'], silentUntil: 5_000 },
      policy: { mode: 'listen', humanFirstSeconds: 90, experts: ['wxid_1'], silentUntil: 5_000 },
    });
    expect((await read('other')).policy.mode).toBe('answer');
  });

  it('gives a setting back to the configuration', async () => {
    await put({ mode: 'answer', humanFirstSeconds: 5, silentUntil: 5_000 });
    await put({ mode: null, humanFirstSeconds: null, silentUntil: null });
    const { settings, policy } = await read();
    expect(settings).toEqual(nothing);
    expect(policy).toMatchObject({ mode: 'assist', humanFirstSeconds: 90, silentUntil: null });
  });

  it.each([
    ['mode', { mode: 'shout' }],
    ['humanFirstSeconds', { humanFirstSeconds: -1 }],
    ['humanFirstSeconds', { humanFirstSeconds: 86_401 }],
    ['humanFirstSeconds', { humanFirstSeconds: '30' }],
    ['experts.0', { experts: [' '] }],
    ['silentUntil', { silentUntil: 1.5 }],
    ['body', { staff: { channel: 'web', id: 'x' } }],
  ])('refuses what is no setting, and names it: %s', async (field, body) => {
    const refused = await put({ mode: 'listen', ...body });
    expect(refused.statusCode).toBe(400);
    expect(JSON.stringify(refused.json())).toContain(field);
    expect(rows.size).toBe(0);
  });
});
