import { createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { FeishuServer, type FeishuServerOptions } from '../fakes/feishu-server/feishu-server';

/** The real SDK against the fake platform: what the fake promises to specs that build on it. */

const silent = () => undefined;
const logger = { error: silent, warn: silent, info: silent, debug: silent, trace: silent };
const ann = { openId: 'ou_ann', name: '安' };
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('0000000200000002', 'hex'),
]);

let server: FeishuServer;
let appId: string;
let chatId: string;
let client: Client;
const closers: (() => unknown)[] = [];

async function open(options: FeishuServerOptions = {}): Promise<void> {
  server = await new FeishuServer(options).start();
  // The SDK keeps tokens by app in one place for all clients, so each test has an app of its own.
  appId = `cli_${randomBytes(8).toString('hex')}`;
  server.addApp({ appId, appSecret: 'secret', encryptKey: 'key', verificationToken: 'v-token', botName: 'Fennel' });
  chatId = server.addChat({ name: 'g', members: [ann], appIds: [appId] }).chatId;
  client = clientWith('secret');
}
const clientWith = (appSecret: string) =>
  new Client({ appId, appSecret, domain: server.domain, logger, loggerLevel: LoggerLevel.fatal });
beforeEach(() => open());
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await server.stop();
});

const ask = (text = '血压多少算高') => server.say(chatId, ann.openId, text, { mentionBot: true }).messageId;
const reply = (messageId: string, text: string, uuid?: string) =>
  client.im.v1.message.reply({
    path: { message_id: messageId },
    data: { msg_type: 'text', content: JSON.stringify({ text }), ...(uuid !== undefined && { uuid }) },
  });

interface Refusal {
  status: number | undefined;
  code: number | undefined;
  headers: Record<string, string>;
}

/** What the platform refused with; fails when it did not. */
async function refusal(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    const { response } = error as {
      response?: { status: number; data: { code: number }; headers: Refusal['headers'] };
    };
    return { status: response?.status, code: response?.data.code, headers: response?.headers ?? {} };
  }
  throw new Error('The platform did not refuse.');
}

/** Waits for something that comes by itself. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1000) throw new Error('It did not come.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('tokens', () => {
  it('gives one for the right secret and says 10014 for a wrong one', async () => {
    await expect(clientWith('other').im.v1.chat.get({ path: { chat_id: chatId } })).rejects.toThrow('10014');
    expect((await client.im.v1.chat.get({ path: { chat_id: chatId } })).data?.name).toBe('g');
    expect(server.log.of('token-issued')).toHaveLength(1);
    expect(server.log.rejections(10014)).toHaveLength(1);
  });

  it('refuses one that has expired on the platform', async () => {
    const messageId = ask();
    await reply(messageId, '一');
    server.clock.advance(2 * 60 * 60 * 1000);
    expect(await refusal(reply(messageId, '二'))).toMatchObject({ status: 400, code: 99991663 });
    expect(server.repliesTo(messageId)).toHaveLength(1);
  });

  it('refuses all of an app whose secret was revoked, until it has a new one', async () => {
    await client.im.v1.chat.get({ path: { chat_id: chatId } });
    server.revokeSecret(appId);
    expect(await refusal(client.im.v1.chat.get({ path: { chat_id: chatId } }))).toMatchObject({ code: 99991663 });
    server.revokeSecret(appId, 'newer');
    expect(server.tokens.issue(appId, 'newer').expire).toBe(7200);
  });

  it('names the scopes that are missing', async () => {
    server.addApp({ appId, appSecret: 'secret', scopes: ['im:chat:readonly'] });
    expect(await refusal(reply(ask(), '一'))).toMatchObject({ status: 400, code: 99991672 });
  });
});

describe('the application', () => {
  it('tells its bot, its scopes and where its events go', async () => {
    server.addApp({ appId, appSecret: 'secret', pendingScopes: ['im:message.group_msg'], botOpenId: 'ou_bot' });
    server.subscribe(appId, { mode: 'webhook', url: 'http://127.0.0.1:9/feishu' });
    const bot: unknown = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(bot).toMatchObject({ code: 0, bot: { open_id: 'ou_bot' } });
    const scopes = await client.application.v6.scope.list({});
    expect(scopes.data?.scopes).toContainEqual({
      scope_name: 'im:message.group_msg',
      grant_status: 2,
      scope_type: 'tenant',
    });
    const app = await client.application.v6.application.get({ path: { app_id: 'me' }, params: { lang: 'zh_cn' } });
    expect(app.data?.app?.event).toEqual({
      subscription_type: 'webhook',
      request_url: 'http://127.0.0.1:9/feishu',
      subscribed_events: ['im.message.receive_v1'],
    });
  });
});

describe('replies', () => {
  it('are one message for one uuid within an hour, and another one later', async () => {
    const messageId = ask();
    const first = await reply(messageId, '到140/90算高', 'uuid-1');
    const again = await reply(messageId, '到140/90算高', 'uuid-1');
    expect(again.data?.message_id).toBe(first.data?.message_id);
    expect(server.repliesTo(messageId)).toHaveLength(1);
    expect(server.log.of('deduplicated')).toHaveLength(1);
    server.clock.advance(60 * 60 * 1000);
    await reply(messageId, '到140/90算高', 'uuid-1');
    expect(server.repliesTo(messageId)).toHaveLength(2);
  });

  it('are posted once when their answer was lost and the uuid comes again', async () => {
    const messageId = ask();
    server.faults.on('message.reply', { kind: 'drop-response', times: 1 });
    await expect(reply(messageId, '到140/90算高', 'uuid-1')).rejects.toThrow();
    expect(server.repliesTo(messageId)).toHaveLength(1);
    await reply(messageId, '到140/90算高', 'uuid-1');
    expect(server.repliesTo(messageId)).toHaveLength(1);
  });

  it('are refused to a recalled message, out of the chat, and with content that is none', async () => {
    const messageId = ask();
    const bad = { path: { message_id: messageId }, data: { msg_type: 'text', content: 'no json' } };
    expect(await refusal(client.im.v1.message.reply(bad))).toMatchObject({ status: 400, code: 230001 });
    const long = '长'.repeat(60_000);
    expect(await refusal(reply(messageId, long))).toMatchObject({ code: 230025 });
    server.recall(messageId);
    expect(await refusal(reply(messageId, '一'))).toMatchObject({ code: 230011 });
    const second = ask();
    await server.changeBot('deleted', chatId, appId, ann.openId);
    expect(await refusal(reply(second, '一'))).toMatchObject({ code: 230002 });
    expect(server.visibleIn(chatId).filter((message) => message.byBot)).toEqual([]);
  });

  it('go into a topic, whose parent is its root', async () => {
    const root = ask();
    const path = { message_id: root };
    const data = { msg_type: 'text', content: '{"text":"一"}', reply_in_thread: true };
    const first = (await client.im.v1.message.reply({ path, data })).data;
    const inTopic = server.say(chatId, ann.openId, '还有呢', { replyTo: root }).messageId;
    const second = (await reply(inTopic, '二')).data;
    expect(second).toMatchObject({ parent_id: root, root_id: root, thread_id: first?.thread_id });
    expect(server.repliesTo(inTopic).map((message) => message.text)).toEqual(['二']);
    const list = (type: string, id: string) =>
      client.im.v1.message.list({ params: { container_id_type: type, container_id: id } });
    expect((await list('chat', chatId)).data?.items?.map((item) => item.message_id)).toEqual([root]);
    expect((await list('thread', first?.thread_id ?? '')).data?.items).toHaveLength(4);
  });

  it('show names, can be edited, listed by page and taken back', async () => {
    const messageId = ask();
    const sent = (await reply(messageId, `<at user_id="${ann.openId}"></at> 一`)).data?.message_id ?? '';
    expect(server.shown(sent)).toBe('@安 一');
    const path = { message_id: sent };
    await client.im.v1.message.update({ path, data: { msg_type: 'text', content: '{"text":"二"}' } });
    expect(server.log.statesOf(sent)).toEqual(['@安 一', '二']);
    expect((await client.im.v1.message.get({ path })).data?.items?.[0]).toMatchObject({ updated: true });
    const page = { container_id_type: 'chat', container_id: chatId, page_size: 1 };
    const first = (await client.im.v1.message.list({ params: page })).data;
    expect(first).toMatchObject({ has_more: true, items: [{ message_id: messageId }] });
    const token = first?.page_token ?? '';
    const rest = (await client.im.v1.message.list({ params: { ...page, page_token: token } })).data;
    expect(rest).toMatchObject({ has_more: false, items: [{ message_id: sent }] });
    await client.im.v1.message.delete({ path });
    expect(server.repliesTo(messageId)).toEqual([]);
  });

  it('come with reactions', async () => {
    const path = { message_id: ask() };
    const data = { reaction_type: { emoji_type: 'OnIt' } };
    const added = await client.im.v1.messageReaction.create({ path, data });
    expect((await client.im.v1.messageReaction.list({ path })).data?.items).toHaveLength(1);
    const reactionId = added.data?.reaction_id ?? '';
    await client.im.v1.messageReaction.delete({ path: { ...path, reaction_id: reactionId } });
    expect(server.log.of('reaction-removed')).toMatchObject([{ emoji: 'OnIt', by: appId }]);
  });
});

describe('pictures', () => {
  it('are uploaded, sent and read', async () => {
    const uploaded = await client.im.v1.image.create({ data: { image_type: 'message', image: png } });
    const content = JSON.stringify({ image_key: uploaded?.image_key });
    const params = { receive_id_type: 'open_id' as const };
    await client.im.v1.message.create({ params, data: { receive_id: ann.openId, msg_type: 'image', content } });
    expect(server.log.of('posted')).toMatchObject([{ messageType: 'image', text: '[image]', appId }]);
    const said = server.say(chatId, ann.openId, { image: png });
    const key = (JSON.parse((said.event.body.event.message as { content: string }).content) as { image_key: string })
      .image_key;
    const path = { message_id: said.messageId, file_key: key };
    const read = await client.im.v1.messageResource.get({ path, params: { type: 'image' } });
    const chunks: Buffer[] = [];
    for await (const chunk of read.getReadableStream() as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(png);
  });

  it('are refused when they are none or too large', async () => {
    const upload = (image: Buffer) => client.im.v1.image.create({ data: { image_type: 'message', image } });
    expect(await refusal(upload(Buffer.from('<svg/>')))).toMatchObject({ code: 234011 });
    expect(await refusal(upload(Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)])))).toMatchObject({ code: 234006 });
  });
});

describe('cards', () => {
  const card = {
    schema: '2.0',
    config: { streaming_mode: true, update_multi: true },
    body: {
      elements: [
        { tag: 'markdown', element_id: 'answer', content: '…' },
        {
          tag: 'button',
          text: { tag: 'plain_text', content: '有用' },
          behaviors: [{ type: 'callback', value: { v: 1 } }],
        },
      ],
    },
  };
  const create = async () => {
    const made = await client.cardkit.v1.card.create({ data: { type: 'card_json', data: JSON.stringify(card) } });
    const cardId = made.data?.card_id ?? '';
    const content = JSON.stringify({ type: 'card', data: { card_id: cardId } });
    const data = { msg_type: 'interactive', content };
    const sent = await client.im.v1.message.reply({ path: { message_id: ask() }, data });
    return { cardId, messageId: sent.data?.message_id ?? '' };
  };
  const stream = (cardId: string, content: string, sequence: number) =>
    client.cardkit.v1.cardElement.content({
      path: { card_id: cardId, element_id: 'answer' },
      data: { content, sequence },
    });
  const close = (cardId: string, sequence: number) =>
    client.cardkit.v1.card.settings({
      path: { card_id: cardId },
      data: { settings: JSON.stringify({ config: { streaming_mode: false } }), sequence },
    });

  it('stream while they may, in rising order, and keep each state that a member saw', async () => {
    const { cardId, messageId } = await create();
    await stream(cardId, '到140', 1);
    await stream(cardId, '到140/90算高', 2);
    expect(await refusal(stream(cardId, '到140', 2))).toMatchObject({ status: 400, code: 300317 });
    await close(cardId, 3);
    expect(await refusal(stream(cardId, '更多', 4))).toMatchObject({ code: 300309 });
    expect(server.log.statesOf(messageId)).toEqual(['…\n有用', '到140\n有用', '到140/90算高\n有用']);
  });

  it('stop streaming by themselves', async () => {
    const { cardId } = await create();
    server.clock.advance(11 * 60 * 1000);
    expect(await refusal(stream(cardId, '一', 1))).toMatchObject({ code: 200850 });
  });

  it('change in part, whole or not at all', async () => {
    const { cardId, messageId } = await create();
    const update = (actions: unknown[], sequence: number) =>
      client.cardkit.v1.card.batchUpdate({
        path: { card_id: cardId },
        data: { actions: JSON.stringify(actions), sequence },
      });
    const add = { type: 'append', elements: [{ tag: 'markdown', content: '来源' }] };
    await update([{ action: 'add_elements', params: add }], 1);
    expect(server.shown(messageId)).toBe('…\n有用\n来源');
    const broken = [
      { action: 'partial_update_element', params: { element_id: 'answer', partial_element: { content: '改' } } },
      { action: 'delete_elements', params: { element_ids: ['nowhere'] } },
    ];
    expect(await refusal(update(broken, 2))).toMatchObject({ code: 300313 });
    expect(server.shown(messageId)).toBe('…\n有用\n来源');
  });

  it('send what was pressed to the program and show its toast', async () => {
    const { messageId } = await create();
    const hook = await listen(() => ({
      status: 200,
      body: JSON.stringify({ toast: { type: 'info', content: '谢谢' } }),
    }));
    server.subscribe(appId, { mode: 'webhook', url: hook.url });
    expect(await server.press(messageId, ann.openId, { v: 1 })).toMatchObject({ ok: true, toast: '谢谢' });
    expect(hook.events()[0]).toMatchObject({
      header: { event_type: 'card.action.trigger', token: 'v-token' },
      event: { action: { value: { v: 1 } }, context: { open_message_id: messageId, open_chat_id: chatId } },
    });
    await expect(server.press(messageId, ann.openId, { v: 2 })).rejects.toThrow('no button');
  });
});

describe('limits', () => {
  it('are five a second for a chat', async () => {
    const messageId = ask();
    // A longer second, for busy machines.
    expect(server.limits.perChat).toEqual({ count: 5, milliseconds: 1000 });
    server.limits.perChat.milliseconds = 60_000;
    const sent = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) =>
        reply(messageId, String(number)).then(
          () => 'posted',
          (error: unknown) => (error as { response: { data: { code: number } } }).response.data.code,
        ),
      ),
    );
    expect(sent.filter((one) => one === 'posted')).toHaveLength(5);
    expect(sent).toContain(230020);
    expect(server.log.rejections()).toMatchObject([{ code: 230020, status: 400, appId }]);
  });

  it('are fifty a second for an interface, with the seconds to wait', async () => {
    const read = () => client.im.v1.chat.get({ path: { chat_id: chatId } });
    expect(server.limits.perApi[0]).toEqual({ count: 50, milliseconds: 1000 });
    server.limits.perApi = [{ count: 50, milliseconds: 60_000 }];
    await Promise.all(Array.from({ length: 50 }, read));
    const refused = await refusal(read());
    expect(refused).toMatchObject({ status: 429, code: 99991400 });
    expect(Number(refused.headers['x-ogw-ratelimit-reset'])).toBeGreaterThan(0);
  });
});

describe('faults', () => {
  it('happen as scripted, and leave no trace where the request was not carried out', async () => {
    const messageId = ask();
    server.faults
      .on('message.reply', { kind: 'refuse', times: 1 })
      .on('message.reply', { kind: 'too-many-requests', times: 1, seconds: 7 })
      .on('message.reply', { kind: 'server-error', times: 1, status: 503 })
      .on('message.reply', { kind: 'expired-token', times: 1 });
    expect((await refusal(reply(messageId, '一'))).status).toBeUndefined();
    const limited = await refusal(reply(messageId, '一'));
    expect(limited).toMatchObject({ status: 429, headers: { 'x-ogw-ratelimit-reset': '7' } });
    expect(await refusal(reply(messageId, '一'))).toMatchObject({ status: 503 });
    expect(await refusal(reply(messageId, '一'))).toMatchObject({ code: 99991663 });
    expect(server.repliesTo(messageId)).toEqual([]);
    await reply(messageId, '一');
    expect(server.repliesTo(messageId)).toHaveLength(1);
  });

  it('come by chance the same way for the same seed', () => {
    const drawn = () => {
      server.faults.clear();
      server.faults.seed(7).on('*', { kind: 'slow', probability: 0.5 });
      return Array.from({ length: 40 }, () => server.faults.next('token') !== undefined);
    };
    const first = drawn();
    expect(drawn()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});

describe('events by webhook', () => {
  it('are encrypted and signed over the raw body', async () => {
    const hook = await listen(() => ({ status: 200, body: '{}' }));
    server.subscribe(appId, { mode: 'webhook', url: hook.url });
    const said = server.say(chatId, ann.openId, '血压多少算高？😀', { mentionBot: true });
    expect(await said.delivered).toMatchObject([{ ok: true, status: 200 }]);
    const { headers, body } = hook.received[0] as Received;
    const timestamp = String(headers['x-lark-request-timestamp']);
    expect(timestamp).toMatch(/^\d{10}$/);
    const signed = `${timestamp}${String(headers['x-lark-request-nonce'])}key${body}`;
    expect(headers['x-lark-signature']).toBe(createHash('sha256').update(signed).digest('hex'));
    expect(hook.events()[0]).toMatchObject({
      schema: '2.0',
      header: { event_id: said.event.eventId, token: 'v-token', app_id: appId, event_type: 'im.message.receive_v1' },
      event: {
        sender: { sender_id: { open_id: ann.openId }, sender_type: 'user' },
        message: { message_id: said.messageId, chat_type: 'group', mentions: [{ key: '@_user_1', name: 'Fennel' }] },
      },
    });
  });

  it('are pushed again by the schedule until the answer is 200', async () => {
    let answers = 0;
    const hook = await listen(() => ({ status: ++answers < 3 ? 500 : 200, body: '{}' }));
    server.subscribe(appId, { mode: 'webhook', url: hook.url });
    server.clock.speed = 0;
    const said = server.say(chatId, ann.openId, '在吗');
    await said.delivered;
    server.clock.advance(14_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hook.received).toHaveLength(1);
    server.clock.advance(1_000);
    await until(() => server.log.deliveriesOf(said.event.eventId).length === 2);
    server.clock.advance(5 * 60 * 1000);
    await until(() => server.delivery.pending === 0);
    const pushes = server.log.deliveriesOf(said.event.eventId);
    expect(pushes.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 200],
    ]);
    expect(new Set(hook.events().map((event) => event.header.event_id)).size).toBe(1);
  });

  it('are given up after four more pushes, with time running fast', async () => {
    await server.stop();
    await open({ speed: 1_000_000, retries: 'older' });
    const hook = await listen(() => ({ status: 500, body: '' }));
    server.subscribe(appId, { mode: 'webhook', url: hook.url });
    server.say(chatId, ann.openId, '在吗');
    await until(() => server.log.of('gave-up').length === 1);
    expect(server.log.of('gave-up')).toMatchObject([{ attempts: 5 }]);
    expect(hook.received).toHaveLength(5);
  });

  it('come several times and in any order when the test says so', async () => {
    const hook = await listen(() => ({ status: 200, body: '{}' }));
    server.subscribe(appId, { mode: 'webhook', url: hook.url });
    const events = ['一', '二', '三'].map((text) => server.say(chatId, ann.openId, text, { deliver: false }).event);
    await server.deliver(events, { times: 3, concurrently: true, shuffled: true });
    expect(hook.received).toHaveLength(9);
    expect(new Set(hook.events().map((event) => event.header.event_id)).size).toBe(3);
  });

  it('stay out of the chat of an app that may not read it', async () => {
    const hook = await listen(() => ({ status: 200, body: '{}' }));
    const scopes = ['im:message.group_at_msg:readonly'];
    server.addApp({ appId, appSecret: 's', scopes, events: { mode: 'webhook', url: hook.url } });
    expect(await server.say(chatId, ann.openId, '大家好').delivered).toEqual([]);
    expect(await server.say(chatId, ann.openId, '在吗', { mentionBot: true }).delivered).toHaveLength(1);
  });

  it('begin with a challenge', async () => {
    const hook = await listen((event) => ({ status: 200, body: JSON.stringify({ challenge: event.challenge }) }));
    const outcome = await server.challenge(appId, hook.url);
    expect(outcome).toMatchObject({ ok: true, answer: { challenge: hook.events()[0]?.challenge } });
    expect(hook.events()[0]).toMatchObject({ type: 'url_verification', token: 'v-token' });
  });
});

describe('events by long connection', () => {
  const connect = async (
    handle: (data: { message: { message_id: string } }) => unknown = silent,
    wsConfig: { pingTimeout?: number } = {},
  ) => {
    server.subscribe(appId, { mode: 'websocket' });
    const states: string[] = [];
    const socket = new WSClient({
      appId,
      appSecret: 'secret',
      domain: server.domain,
      logger,
      wsConfig,
      onReady: () => states.push('ready'),
      onReconnected: () => states.push('reconnected'),
      onError: () => states.push('failed'),
    });
    closers.push(() => {
      socket.close({ force: true });
    });
    const dispatcher = new EventDispatcher({ logger }).register({ 'im.message.receive_v1': handle });
    await socket.start({ eventDispatcher: dispatcher });
    await until(() => states.length > 0);
    return states;
  };
  beforeEach(() => {
    server.connections.clientConfig = {
      PingInterval: 0.4,
      ReconnectCount: -1,
      ReconnectInterval: 0.02,
      ReconnectNonce: 0,
    };
  });

  it('are delivered to one of the connections and acknowledged', async () => {
    const got: string[] = [];
    const handle = ({ message }: { message: { message_id: string } }) => got.push(message.message_id);
    await connect(handle);
    await connect(handle);
    server.connections.fragmentBytes = 100;
    const said = Array.from({ length: 20 }, () => server.say(chatId, ann.openId, '在吗'));
    await Promise.all(said.map((one) => one.delivered));
    expect([...got].sort()).toEqual(said.map((one) => one.messageId).sort());
    const acknowledged = server.log.of('acknowledged');
    expect(acknowledged).toHaveLength(20);
    expect(new Set(acknowledged.map((entry) => entry.connection)).size).toBe(2);
  });

  it('are pushed again when the program failed', async () => {
    let calls = 0;
    await connect(() => {
      if (++calls === 1) throw new Error('database is down');
    });
    const said = server.say(chatId, ann.openId, '在吗');
    expect(await said.delivered).toMatchObject([{ ok: false, status: 500 }]);
    server.clock.advance(15_000);
    await until(() => server.delivery.pending === 0);
    expect(server.log.deliveriesOf(said.event.eventId).map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('come after all when the connection was half open', async () => {
    server.delivery.answerWithin = 300;
    const got: string[] = [];
    // The SDK looks for the silence only while this is shorter than the pause between its pings.
    const states = await connect(({ message }) => got.push(message.message_id), { pingTimeout: 0.2 });
    await until(() => server.connections.pings(appId) > 0);
    server.halfOpen();
    const before = states.length;
    const said = server.say(chatId, ann.openId, '在吗');
    await until(() => states.length > before);
    expect(await said.delivered).toMatchObject([{ ok: false, status: 0 }]);
    server.clock.advance(15_000);
    await until(() => got.length === 1);
    expect(got).toEqual([said.messageId]);
  });

  it('go on after dropped sockets and refused connections', async () => {
    const states = await connect();
    server.refuseConnections();
    server.dropSockets({ how: 'destroy' });
    await until(() => server.log.rejections(1_000_040_343).length > 1);
    server.acceptConnections();
    await until(() => states.includes('reconnected'));
    expect(await server.say(chatId, ann.openId, '在吗').delivered).toMatchObject([{ ok: true }]);
  });

  it('need the right secret', async () => {
    server.revokeSecret(appId);
    expect(await connect()).toEqual(['failed']);
    expect(server.log.rejections(514)).toHaveLength(1);
  });

  it('bring back what the program answers to a pressed button', async () => {
    server.subscribe(appId, { mode: 'websocket' });
    const content = JSON.stringify({ elements: [{ tag: 'button', text: { content: '有用' }, value: { v: 1 } }] });
    const path = { message_id: ask() };
    const sent = await client.im.v1.message.reply({ path, data: { msg_type: 'interactive', content } });
    const socket = new WSClient({ appId, appSecret: 'secret', domain: server.domain, logger });
    closers.push(() => {
      socket.close({ force: true });
    });
    const answer = { 'card.action.trigger': () => ({ toast: { type: 'info', content: '谢谢' } }) };
    await socket.start({ eventDispatcher: new EventDispatcher({ logger }).register(answer) });
    await until(() => server.connections.count(appId) === 1);
    expect(await server.press(sent.data?.message_id ?? '', ann.openId, { v: 1 })).toMatchObject({ toast: '谢谢' });
  });
});

it('keeps twenty thousand messages', () => {
  server.limits.enabled = false;
  for (let number = 0; number < 20_000; number++) {
    server.say(chatId, ann.openId, String(number), { deliver: false });
  }
  expect(server.visibleIn(chatId).at(-1)?.text).toBe('19999');
  expect(server.log.of('posted')).toHaveLength(20_000);
});

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}
interface Opened {
  header: Record<string, string>;
  challenge?: string;
}

/** A program's webhook, which answers as the test says. */
async function listen(answer: (event: Opened) => { status: number; body: string }) {
  const received: Received[] = [];
  const hook: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body });
      const { status, body: text } = answer(decrypted(body));
      response.writeHead(status).end(text);
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    hook.closeAllConnections();
    hook.close();
  });
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/feishu`;
  return { url, received, events: () => received.map(({ body }) => decrypted(body)) };
}

function decrypted(body: string): Opened {
  const bytes = Buffer.from((JSON.parse(body) as { encrypt?: string }).encrypt ?? '', 'base64');
  if (bytes.length === 0) return JSON.parse(body) as Opened;
  const key = createHash('sha256').update('key').digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString()) as Opened;
}
