import { setTimeout as pause } from 'node:timers/promises';
import { composeFeishu } from '../../src/app/compose-feishu';
import type { FeishuChannel } from '../../src/channels/feishu/feishu.channel';
import { loadConfig } from '../../src/config/load-config';
import type { Attachment, IncomingMessage } from '../../src/core/message';
import { AttachmentError, type AttachmentFailure } from '../../src/core/ports/channel';
import { systemClock } from '../../src/observability/system-clock';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import type { Said } from '../fakes/feishu-server/said';
import { FieldLogger } from '../fakes/journey';
import { opusOf } from '../support/sounds';

const app = { appId: 'cli_00000000000000e1', appSecret: 'planted-secret' };
const li = { openId: 'ou_li', name: '李阿姨' };
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)]);
const voice = { voice: opusOf(2.5), milliseconds: 2500 };

let platform: FeishuServer;
let channel: FeishuChannel;
let chatId: string;
let logger: FieldLogger;
let messages: IncomingMessage[];

beforeEach(async () => {
  platform = await new FeishuServer().start();
  platform.addApp({ ...app, events: { mode: 'websocket' }, callbacks: { mode: 'websocket' } });
  chatId = platform.addChat({ name: '血压群', members: [li], appIds: [app.appId] }).chatId;
  logger = new FieldLogger();
  const environment = { FENNELBEAN_FEISHU: JSON.stringify({ ...app, domain: platform.domain }) };
  const timings = { check: 5, firstPause: 5, longestPause: 20 };
  const composed = composeFeishu({ config: loadConfig({ environment }), clock: systemClock, logger, timings });
  if (!composed) throw new Error('The app is not configured');
  channel = composed;
  messages = [];
  await channel.start({
    onMessage: (message) => {
      messages.push(message);
      return Promise.resolve({ messageId: 'm1', status: 'claimed' });
    },
    onRecalled: () => Promise.resolve(),
    onFeedback: () => Promise.resolve(true),
    onWithdraw: () => Promise.resolve(true),
    onOwnMessage: () => Promise.resolve(),
  });
  while (channel.list()[0]?.state !== 'ok') await pause(2);
});
afterEach(async () => {
  await channel.stop();
  await platform.stop();
});

async function receive(said: Said, replyTo?: string): Promise<IncomingMessage> {
  await platform.say(chatId, li.openId, said, { ...(replyTo !== undefined && { replyTo }) }).delivered;
  const message = messages.at(-1);
  if (!message) throw new Error('A message is expected');
  return message;
}

const attachmentOf = ({ details }: Pick<IncomingMessage, 'details'>): Attachment => {
  const [attachment] = details?.attachments ?? [];
  if (!attachment) throw new Error('An attachment is expected');
  return attachment;
};

const fetching = (message: IncomingMessage, maxBytes = 1_000_000, signal?: AbortSignal) =>
  channel.fetchAttachment(message, attachmentOf(message), { maxBytes, ...(signal && { signal }) });

async function expectFailure(work: Promise<unknown>, failure: AttachmentFailure): Promise<void> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AttachmentError);
  expect(error).toMatchObject({ failure });
  expect(String(error)).not.toContain('planted-secret');
}

it('tells kinds of messages apart', async () => {
  const link = { tag: 'a', href: 'https://mp.weixin.qq.com/s/x', text: '全文' };
  const said: Said[] = [
    voice,
    { sticker: png },
    { card: { title: '化疗期间怎么吃', elements: [[link]] } },
    { video: Buffer.from('film'), name: '复查.mp4' },
    { image: png },
    { file: Buffer.from('pdf'), name: '报告.pdf' },
  ];
  const received = [];
  for (const each of said) received.push(await receive(each));
  const shapes = received.map(({ text, details }) => [
    details?.kind,
    text,
    details?.attachments.map(({ kind, seconds }) => (seconds === undefined ? kind : `${kind} of ${seconds} s`)),
    details?.links?.map(({ url, title }) => `${title}: ${url}`),
  ]);
  expect(shapes).toEqual([
    ['voice', '', ['voice of 2.5 s'], undefined],
    ['sticker', '', [], undefined],
    ['link', '', [], ['化疗期间怎么吃: https://mp.weixin.qq.com/s/x']],
    ['other', '', ['file'], undefined],
    ['image', '', ['image'], undefined],
    ['file', '', ['file'], undefined],
  ]);
});

it('fetches pictures, files and sounds', async () => {
  expect(await fetching(await receive({ image: png }))).toEqual({ bytes: png, mediaType: 'image/png', name: 'image' });
  const json = Buffer.from('{"code": 7}');
  expect(await fetching(await receive({ file: json, name: '报告 1.json' }))).toMatchObject({
    bytes: json,
    name: '报告 1.json',
  });
  expect((await fetching(await receive(voice))).bytes).toEqual(voice.voice);
});

it('fetches what a quoted message attaches, and tells who wrote it', async () => {
  const first = await receive({ image: png });
  const follow = await receive('这个片子怎么看', first.platformMessageId);
  const quoted = await channel.fetchQuoted(follow);
  expect(quoted).toMatchObject({ text: null, isFromBot: false, memberId: li.openId });
  const [picture] = quoted?.attachments ?? [];
  if (!quoted || !picture) throw new Error('A quoted picture is expected');
  const place = { app: follow.app, platformMessageId: quoted.platformMessageId };
  expect((await channel.fetchAttachment(place, picture, { maxBytes: 1000 })).bytes).toEqual(png);
});

it('reads no more of a file than is asked for', async () => {
  const message = await receive({ file: Buffer.alloc(20_000_000), name: '大.zip' });
  await expectFailure(fetching(message, 5_000_000), 'too-large');
  platform.faults.on('resource.get', { kind: 'endless' });
  await expectFailure(fetching(message, 5_000_000), 'too-large');
  expect(logger.lines).toHaveLength(1);
  expect(logger.lines[0]?.fields).toMatchObject({ kind: 'file too large', messageId: message.platformMessageId });
});

it('knows what will never be had', async () => {
  const message = await receive({ image: png });
  await expectFailure(
    channel.fetchAttachment(message, { kind: 'image', key: 'img_0', name: null }, { maxBytes: 1000 }),
    'gone',
  );
  platform.recall(message.platformMessageId, false);
  await expectFailure(fetching(message), 'gone');
  const other = await receive(voice);
  await platform.changeBot('deleted', chatId, app.appId, li.openId);
  await expectFailure(fetching(other), 'gone');
  await expectFailure(fetching({ ...other, app: 'cli_other' }), 'gone');
});

it.each(['server-error', 'refuse', 'too-many-requests', 'html'] as const)(
  'may have it another time after %s',
  async (kind) => {
    const message = await receive({ image: png });
    platform.faults.on('resource.get', { kind, status: 502, times: 1 });
    await expectFailure(fetching(message), 'failed');
    expect((await fetching(message)).bytes).toEqual(png);
  },
);

it('gives up when the caller does', async () => {
  const message = await receive({ image: png });
  platform.faults.on('resource.get', { kind: 'hang' });
  const caller = new AbortController();
  const work = fetching(message, 1000, caller.signal);
  caller.abort();
  await expectFailure(work, 'failed');
});

it('says in the log which scope is missing', async () => {
  const message = await receive({ image: png });
  const { scopes } = platform.platform.apps.get(app.appId);
  for (const scope of ['im:message', 'im:message:readonly', 'im:resource']) scopes.delete(scope);
  await expectFailure(fetching(message), 'failed');
  expect(logger.lines.at(-1)?.message).toContain('it needs the scope im:message');
});
