import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FeishuServer } from '../../../../test/fakes/feishu-server/feishu-server';
import type { FeishuAppConfig } from '../feishu.config';
import { checkEvents, neededEvents } from './check-events';
import { diagnoseFeishu } from './diagnose-feishu';
import type { Finding } from './finding';
import { neededScopes } from './needed-scopes';

const appId = 'cli_00000000000000a1';
const scopes = neededScopes.map(({ anyOf }) => anyOf[0]);

describe('diagnoseFeishu', () => {
  let server: FeishuServer;

  const config = (changes: Partial<FeishuAppConfig> = {}): FeishuAppConfig => ({
    name: 'main',
    appId,
    appSecret: 'the-secret',
    encryptKey: undefined,
    verificationToken: undefined,
    mode: 'connection',
    assistant: 'patients',
    groups: {},
    requireMention: false,
    domain: server.domain,
    partCharacters: 2000,
    ...changes,
  });
  const wrong = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(({ check }) => check);

  beforeEach(async () => {
    server = await new FeishuServer().start();
    server.addApp({ appId, appSecret: 'the-secret', scopes });
    server.subscribe(appId, { mode: 'websocket', types: neededEvents }, { mode: 'websocket' });
  });

  afterEach(() => server.stop());

  it('finds an app that is set up well to be so', async () => {
    const findings = await diagnoseFeishu(config());
    expect(findings.map(({ check, ok, todo }) => ({ check, ok, todo }))).toEqual(
      ['credentials', 'bot', 'scopes', 'events', 'connection', 'clock'].map((check) => ({
        check,
        ok: true,
        todo: null,
      })),
    );
  });

  it('finds a wrong secret, and does not tell it', async () => {
    const findings = await diagnoseFeishu(config({ appSecret: 'another-secret' }));
    expect(wrong(findings)).toEqual(['credentials']);
    expect(findings[0]?.todo).toContain('FENNELBEAN_FEISHU__APP_SECRET');
    expect(JSON.stringify(findings)).not.toContain('another-secret');
  });

  it('finds a platform that cannot be reached', async () => {
    const findings = await diagnoseFeishu(config({ domain: 'http://127.0.0.1:1' }));
    expect(wrong(findings)).toEqual(['credentials']);
    expect(findings[0]?.what).toContain('ECONNREFUSED');
  });

  it('finds a missing scope and names it; a missing optional one is no fault', async () => {
    const app = server.platform.apps.get(appId);
    app.scopes.delete('im:message.group_msg');
    app.pendingScopes.add('im:message.group_msg');
    app.scopes.delete('cardkit:card:write');
    const findings = await diagnoseFeishu(config());
    expect(wrong(findings)).toEqual(['scopes']);
    const todo = findings.find(({ check }) => check === 'scopes')?.todo;
    expect(todo).toContain('im:message.group_msg');
    expect(todo).toContain('cardkit:card:write');
    app.scopes.add('im:message.group_msg');
    expect(wrong(await diagnoseFeishu(config()))).toEqual([]);
  });

  it.each([
    ['an event', neededEvents.slice(1), ['card.action.trigger'], 'websocket'],
    ['the callback', neededEvents, [], 'websocket'],
  ] as const)('finds that %s is not subscribed', async (_what, events, callbacks, mode) => {
    server.subscribe(appId, { mode, types: events }, { mode, types: callbacks });
    expect(wrong(await diagnoseFeishu(config()))).toEqual(['events']);
  });

  it('finds a subscription by a request URL where a long connection is configured', async () => {
    const webhook = { mode: 'webhook', url: 'https://example.org' } as const;
    server.subscribe(appId, { ...webhook, types: neededEvents }, webhook);
    expect(wrong(await diagnoseFeishu(config()))).toContain('events');
  });

  it('leaves the events to a person when the platform does not tell them', async () => {
    server.platform.apps.get(appId).scopes.delete('application:application:self_manage');
    const findings = await diagnoseFeishu(config());
    expect(wrong(findings)).toEqual([]);
    expect(findings.find(({ check }) => check === 'events')?.todo).toContain('im.message.receive_v1');
  });

  it('finds a connection that is refused', async () => {
    server.refuseConnections(1000040350);
    const findings = await diagnoseFeishu(config());
    expect(wrong(findings)).toEqual(['connection']);
    expect(findings.find(({ check }) => check === 'connection')?.what).toContain('1000040350');
  });

  it('says which URL to enter for a webhook, and that one needs a public address', async () => {
    const webhook = { mode: 'webhook', url: 'https://example.org' } as const;
    server.subscribe(appId, { ...webhook, types: neededEvents }, webhook);
    const app = config({ mode: 'webhook', name: 'second' });
    expect(wrong(await diagnoseFeishu(app))).toEqual(['connection']);
    const door = await new Promise<Server>((resolve) => {
      const created = createServer((_request, response) => {
        response.writeHead(401).end('{"error":{"code":"no-signature"}}');
      }).listen(0, '127.0.0.1', () => {
        resolve(created);
      });
    });
    const publicUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
    const findings = await diagnoseFeishu(app, { publicUrl });
    expect(findings.find(({ check }) => check === 'connection')).toMatchObject({
      ok: true,
      todo: expect.stringContaining(`${publicUrl}webhooks/feishu/second`) as string,
    });
    // The console has another address.
    expect(wrong(findings)).toEqual(['events']);
    const right = { mode: 'webhook', url: `${publicUrl}webhooks/feishu/second` } as const;
    server.subscribe(appId, { ...right, types: neededEvents }, right);
    expect(wrong(await diagnoseFeishu(app, { publicUrl }))).toEqual([]);
    door.close();
    expect(wrong(await diagnoseFeishu(app, { publicUrl }))).toEqual(['connection']);
    expect(wrong(await diagnoseFeishu(app, { publicUrl: server.domain }))).toEqual(['events', 'connection']);
  });

  it('needs no sensitive scope where the bot wants to be mentioned', async () => {
    server.platform.apps.get(appId).scopes.delete('im:message.group_msg');
    expect(wrong(await diagnoseFeishu(config({ requireMention: true })))).toEqual([]);
  });

  it('names the variable of an app that is one of several', async () => {
    const [credentials] = await diagnoseFeishu(config({ name: 'second', appSecret: 'another-secret' }));
    expect(credentials?.todo).toContain('FENNELBEAN_FEISHU__OTHER_APPS');
    expect(credentials?.todo).not.toContain('FENNELBEAN_FEISHU__APP_ID');
  });

  it.each([
    ['no events', { app: { event: { subscription_type: 'websocket' }, callback_info: {} } }],
    ['nothing', {}],
  ])('takes %s in the answer for not told, not for missing', async (_what, answer) => {
    const finding = await checkEvents({ call: () => Promise.resolve(answer) }, config());
    expect(finding).toMatchObject({ ok: true, todo: expect.stringContaining('Please look yourself') as string });
  });

  it('finds a clock that is off', async () => {
    const real = Date.now;
    const spy = jest.spyOn(Date, 'now').mockImplementation(() => real() + 120_000);
    const findings = await diagnoseFeishu(config()).finally(() => {
      spy.mockRestore();
    });
    expect(wrong(findings)).toContain('clock');
    expect(findings.find(({ check }) => check === 'clock')?.what).toMatch(/-1[12]\d/);
  });

  it('tells that it could not look when the platform breaks', async () => {
    server.faults.on('scope.list', { kind: 'server-error' });
    expect(wrong(await diagnoseFeishu(config()))).toEqual(['scopes']);
  });
});
