import { FeishuServer } from '../../../test/fakes/feishu-server/feishu-server';
import { FieldLogger } from '../../../test/fakes/journey';
import type { ChannelHandlers } from '../../core/ports/channel';
import { systemClock } from '../../observability/system-clock';
import { LarkFeishuApi } from './api/lark-feishu-api';
import { FeishuApp, type FeishuSender } from './feishu-app';
import type { FeishuAppConfig } from './feishu.config';
import { SharedChats } from './inbound/shared-chats';
import { QuietLog } from '../quiet-log';

const app = { appId: 'cli_00000000000000a1', appSecret: 'secret' };

describe.each(['webhook', 'connection'] as const)('the health of an app in the mode %s', (mode) => {
  let server: FeishuServer;
  let sut: FeishuApp;
  let api: LarkFeishuApi;

  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const open = (askPause: number): void => {
    api = new LarkFeishuApi({ ...app, domain: server.domain });
    const config = { ...app, mode, domain: server.domain, assistant: 'a', groups: {} } as unknown as FeishuAppConfig;
    const [clock, logger] = [systemClock, new FieldLogger()];
    const log = new QuietLog(logger, clock);
    sut = new FeishuApp({
      config,
      api,
      sender: {} as FeishuSender,
      clock,
      logger,
      log,
      shared: new SharedChats(clock),
      askPause,
    });
    sut.start({} as ChannelHandlers);
  };

  beforeEach(async () => {
    server = await new FeishuServer().start();
    server.addApp({ ...app, events: { mode: 'websocket' } });
  });
  afterEach(async () => {
    await sut.stop();
    await server.stop();
  });

  it('tells of a revoked secret while nothing is sent, and of a new one', async () => {
    open(20);
    await until(() => sut.health().state === 'ok');
    server.revokeSecret(app.appId);
    await until(() => sut.health().state === 'failed');
    expect(sut.health().problem).toMatch(/access token.*code 10014/);
    server.revokeSecret(app.appId, app.appSecret);
    await until(() => sut.health().state === 'ok');
    expect(sut.health().problem).toBeNull();
  });

  it('tells of a revoked secret as soon as something is sent', async () => {
    open(600_000);
    await until(() => sut.health().state === 'ok');
    server.revokeSecret(app.appId);
    await api.getChat('oc_1').catch(() => undefined);
    expect(sut.health()).toMatchObject({ state: 'failed', problem: expect.stringContaining('10014') as string });
    await sut.stop();
    expect(sut.health().state).toBe('stopped');
  });

  it('is not failed by a platform that cannot be reached for a while', async () => {
    open(20);
    await until(() => sut.health().state === 'ok');
    server.faults.on('bot.info', { kind: 'server-error' });
    await until(() => sut.health().problem !== null);
    expect(sut.health()).toMatchObject({ state: 'ok', problem: expect.stringContaining('bot/v3/info') as string });
    server.faults.clear();
    await until(() => sut.health().problem === null);
  });
});
