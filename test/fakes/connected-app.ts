import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConnectionTimings, LongConnection } from '../../src/channels/feishu/connection/long-connection';
import { QuietLog } from '../../src/channels/quiet-log';
import type { ChannelState } from '../../src/core/ports/channel-health';
import { systemClock } from '../../src/observability/system-clock';
import { FeishuServer } from './feishu-server/feishu-server';
import { FieldLogger } from './journey';

const member = { openId: 'ou_li', name: '李阿姨' };
const timings = { check: 5, pong: 60, firstPause: 5, longestPause: 40, steady: 0 };

/** One app on its long connection to a platform on this machine, with short pauses. */
export class ConnectedApp {
  readonly logger = new FieldLogger();
  /** Of messages that were stored. */
  readonly texts: string[] = [];
  begun = 0;
  /** What every event is answered. */
  answer: object = {};
  /** Instead of being stored. */
  fail: Error | null = null;
  /** What storing waits for. */
  hold: Promise<void> = Promise.resolve();
  readonly connection: LongConnection;

  private constructor(
    readonly server: FeishuServer,
    readonly appId: string,
    private readonly chatId: string,
    appSecret: string,
    changes: Partial<ConnectionTimings>,
  ) {
    this.connection = new LongConnection({
      app: { appId, appSecret, domain: server.domain },
      events: { receive: (payload) => this.receive(payload) },
      clock: systemClock,
      log: new QuietLog(this.logger, systemClock),
      timings: { ...timings, ...changes },
    });
  }

  static async open(changes: Partial<ConnectionTimings> = {}, { secret = 'secret' } = {}): Promise<ConnectedApp> {
    const server = await new FeishuServer().start();
    server.connections.clientConfig = {
      PingInterval: 0.1,
      ReconnectCount: -1,
      ReconnectInterval: 1,
      ReconnectNonce: 0,
    };
    const appId = `cli_${randomBytes(8).toString('hex')}`;
    server.addApp({ appId, appSecret: 'secret', events: { mode: 'websocket' } });
    const { chatId } = server.addChat({ members: [member], appIds: [appId] });
    const app = new ConnectedApp(server, appId, chatId, secret, changes);
    app.connection.start();
    return app;
  }

  async close(): Promise<void> {
    await this.connection.stop();
    await this.server.stop();
  }

  say(text: string) {
    return this.server.say(this.chatId, member.openId, text).delivered;
  }

  async is(state: ChannelState): Promise<void> {
    await this.until(() => this.connection.status.state === state);
  }

  /** Waits as long as the test may. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await pause(2);
  }

  private async receive(payload: Readonly<Record<string, unknown>>): Promise<object> {
    this.begun++;
    await this.hold;
    if (this.fail) throw this.fail;
    const { message } = payload.event as { message: { content: string } };
    this.texts.push((JSON.parse(message.content) as { text: string }).text);
    return this.answer;
  }
}
