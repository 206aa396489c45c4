import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { addWebhookRoutes } from '../../src/app/webhook-routes';
import { QuietLog } from '../../src/channels/quiet-log';
import { FeishuEvents } from '../../src/channels/feishu/inbound/feishu-events';
import { SharedChats } from '../../src/channels/feishu/inbound/shared-chats';
import { FeishuWebhook } from '../../src/channels/feishu/webhook/feishu-webhook';
import type { IncomingMessage } from '../../src/core/message';
import type { ChannelHandlers } from '../../src/core/ports/channel';
import type { Database } from '../../src/stores/typeorm/database';
import { openSqlite } from '../../src/stores/typeorm/sqlite-database';
import { createStores } from '../../src/stores/typeorm/stores';
import { MovedClock } from '../fakes/intake';
import { FieldLogger } from '../fakes/journey';
import { type Attack, attackClasses, attacks, POLLUTION } from '../fixtures/feishu-webhook/attacks';
import { genuineEvents } from '../fixtures/feishu-webhook/genuine';

const secrets = { appId: 'cli_a1b2c3d4e5f60718', encryptKey: 'an-encrypt-key', verificationToken: 'a-token' };
const bot = { openId: 'ou_bot', name: 'Bot', activateStatus: 2 };

/** The program's own door and inbox; what would be worked on is in `taken`. */
class Door {
  readonly clock = new MovedClock();
  readonly logger = new FieldLogger();
  readonly taken: IncomingMessage[] = [];
  /** Recalls, presses and greetings. */
  readonly acts: unknown[] = [];
  webhook!: FeishuWebhook;
  private database!: Database;
  private app!: FastifyInstance;

  async open(): Promise<void> {
    this.database = await openSqlite(':memory:', 1_000);
    const { inbox } = createStores(this.database);
    const { clock, logger } = this;
    const act = (it: unknown): Promise<boolean> => Promise.resolve(this.acts.push(it) > 0);
    const handlers: ChannelHandlers = {
      onMessage: async (message) => {
        const messageId = message.platformMessageId;
        const status = await inbox.claim({ ...message, id: messageId, receivedAt: clock.now() });
        if (status === 'claimed') this.taken.push(message);
        return { messageId, status };
      },
      onRecalled: (message) => act(message).then(() => undefined),
      onFeedback: act,
      onWithdraw: act,
      onOwnMessage: () => Promise.reject(new Error('The platform tells a bot nothing of its own messages')),
    };
    const log = new QuietLog(logger, clock);
    const events = new FeishuEvents({
      app: { appId: secrets.appId, assistant: 'patients', groups: {}, requireMention: false },
      api: {
        botInfo: () => Promise.resolve(bot),
        getChat: () => Promise.resolve({ name: '', mode: 'group', groupMessageType: 'chat' }),
        listMembers: () => Promise.resolve([]),
        create: (chatId) => act(chatId).then(() => ({ messageId: 'om_1', type: 'text' })),
      },
      clock,
      logger,
      log,
      shared: new SharedChats(clock),
    });
    events.handTo(handlers);
    this.webhook = new FeishuWebhook({ apps: [{ name: 'main', ...secrets, events }], clock, log });
    this.webhook.isOpen = true;
    this.app = fastify({ bodyLimit: 1_048_576, forceCloseConnections: true });
    addWebhookRoutes(this.app, { webhooks: [this.webhook], clock, logger });
    await this.app.listen({ port: 0, host: '127.0.0.1' });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }

  post({ headers, body }: { headers: Record<string, string | string[]>; body: Buffer }) {
    const { port } = this.app.server.address() as AddressInfo;
    return new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
      const isChunked = 'Transfer-Encoding' in headers;
      const length = isChunked ? {} : { 'Content-Length': String(body.length) };
      const options = { method: 'POST', agent: false, headers: { ...headers, ...length } };
      const sent = httpRequest(`http://127.0.0.1:${port}/webhooks/feishu/main`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
        });
      });
      // A server may close before it has read a body that is too large: what it answered comes all the same, or this.
      sent.on('error', (error) => {
        if (body.length > 1_048_576) resolve({ status: 413, text: '', headers: {} });
        else reject(error);
      });
      sent.end(body);
    });
  }

  isActedOn({ id }: Pick<Attack, 'id'>): boolean {
    return this.taken.some(({ text }) => text.includes(id));
  }
}

let door: Door;
beforeAll(async () => {
  door = new Door();
  await door.open();
});
afterAll(() => door.close());

const fits = (status: number, { expected, class: name }: Attack): boolean => {
  if (name === 'too-large') return status === 413;
  const isRefused = status >= 400 && status < 500;
  return expected === 'refused' ? isRefused : expected === 'ignored' ? status === 200 : isRefused || status === 200;
};

it.each(attackClasses)(
  'acts on no request of the class %s',
  async (name) => {
    const wrong: string[] = [];
    let count = 0;
    for (const attack of attacks(1)) {
      if (attack.class !== name) continue;
      count++;
      const now = door.clock.now();
      const context = { ...secrets, now };
      if (attack.deliverOriginFirst) {
        const { status } = await door.post(attack.origin(context));
        if (status !== 200 || !door.isActedOn(attack)) wrong.push(`${attack.id}: the origin was answered ${status}`);
      }
      const before = door.taken.length;
      door.clock.advance(attack.advanceMilliseconds);
      const { status, text } = await door.post(attack.build(context));
      const isActedOn = door.taken.length > before || door.acts.length > 0 || text.includes(attack.id);
      if (isActedOn) wrong.push(`${attack.id} (${attack.description}): acted on`);
      if (!fits(status, attack)) wrong.push(`${attack.id} (${attack.description}): ${status} ${text.slice(0, 100)}`);
      if (/\bat .*:\d+|node_modules|\.ts\b/.test(text) || text.length > 500) wrong.push(`${attack.id}: says ${text}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(100);
    expect(POLLUTION in {}).toBe(false);
  },
  120_000,
);

it('takes every genuine request once, and echoes every challenge', async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const genuine of genuineEvents(1)) {
    count++;
    const request = genuine.build({ ...secrets, now: door.clock.now(), botOpenId: bot.openId });
    const { status, text } = await door.post(request);
    if (status !== 200) wrong.push(`${genuine.id}: ${status} ${text}`);
    if (request.challenge !== undefined) {
      if (text !== JSON.stringify({ challenge: request.challenge })) wrong.push(`${genuine.id}: ${text}`);
      continue;
    }
    const [message, ...more] = door.taken.filter(({ platformMessageId }) => platformMessageId === request.messageId);
    if (!message || more.length > 0) wrong.push(`${genuine.id}: taken ${more.length + (message ? 1 : 0)} times`);
    const shown = [message?.text, ...(message?.details?.attachments ?? []).map(({ name }) => name)].join(' ');
    const isPicture = message?.details?.kind === 'image';
    if (!isPicture && !shown.includes(genuine.id)) wrong.push(`${genuine.id}: reads ${shown.slice(0, 100)}`);
    if (message?.details?.kind === 'text' && !message.mentionsBot) wrong.push(`${genuine.id}: mentions no bot`);
  }
  expect(wrong).toEqual([]);
  expect(count).toBe(1_000);
}, 120_000);

it('tells of what the server itself refuses', async () => {
  await door.post({ headers: { 'Content-Type': 'application/json' }, body: Buffer.alloc(1_200_000) });
  const lines = door.logger.lines.map(({ fields }) => fields);
  expect(lines).toContainEqual(expect.objectContaining({ reason: 'too-large' }));
});

it('tells of what it refuses in a few lines', () => {
  const lines = door.logger.lines.filter(({ message }) => message.includes('refused'));
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.length).toBeLessThan(200);
  expect(JSON.stringify(door.logger.lines)).not.toMatch(/an-encrypt-key|a-token/);
});
