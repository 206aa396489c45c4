import { createHash } from 'node:crypto';
import { type TemplateCard, WSClient } from '@wecom/aibot-node-sdk';
import { startWeComServer, type WeComServer } from '../fakes/wecom-server/wecom-server';

const chatid = 'wrGroup1';
const from = 'liayi';
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let server: WeComServer;
let client: WSClient;
const frames: { headers: { req_id: string }; body?: unknown }[] = [];

beforeEach(async () => {
  frames.length = 0;
  server = await startWeComServer();
  client = new WSClient({ ...server.credentials, wsUrl: server.url, logger: silent });
  client.on('message', (frame) => frames.push(frame));
  client.connect();
  await server.connected();
});
afterEach(async () => {
  client.disconnect();
  await server.close();
});

const asked = async () => {
  const { requestId } = await server.deliver({ chatid, from, text: '血压多少算高' });
  return { headers: { req_id: requestId } };
};

it('shows a stream as one message that is written anew, and ends it', async () => {
  const frame = await asked();
  await client.replyStream(frame, 's1', '达');
  await client.replyStream(frame, 's1', '达到');
  await client.replyStream(frame, 's2', '第二条', true);
  await client.replyStream(frame, 's1', '达到 140/90', true, undefined, { id: 'late' });
  expect(server.seen(chatid)).toMatchObject([
    { text: '达到 140/90', states: ['达', '达到', '达到 140/90'], isFinished: true, feedbackId: null },
    { text: '第二条', isFinished: true },
  ]);
  await expect(client.replyStream(frame, 's1', '再来', true)).rejects.toMatchObject({ errcode: 846608 });
});

it('delivers what the pages describe, with a name in groups', async () => {
  await server.deliver({ chatid, from, mixed: [Buffer.from('x'), '看看'], quote: { voice: '吃药' } });
  await server.deliver({ from, text: '在吗' });
  while (frames.length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(frames.map(({ body }) => body)).toMatchObject([
    {
      chatid,
      chattype: 'group',
      msgtype: 'mixed',
      mixed: { msg_item: [{ msgtype: 'image' }, { msgtype: 'text', text: { content: '@小茴香 看看' } }] },
      quote: { msgtype: 'voice', voice: { content: '吃药' } },
    },
    { chattype: 'single', msgtype: 'text', text: { content: '在吗' } },
  ]);
  await expect(server.deliver({ chatid, from, image: Buffer.from('x') })).rejects.toThrow('mentions');
});

it('encrypts files so that the SDK reads them, for five minutes', async () => {
  const bytes = Buffer.from('0123456789abcdef0123456789abcdef');
  await server.deliver({ from, file: { name: '化验单.pdf', bytes } });
  while (frames.length < 1) await new Promise((resolve) => setTimeout(resolve, 2));
  const { file } = frames[0]?.body as { file: { url: string; aeskey: string } };
  const loaded = await client.downloadFile(file.url, file.aeskey);
  expect([loaded.buffer.equals(bytes), loaded.filename]).toEqual([true, '化验单.pdf']);
  server.clock.advance(300_001);
  await expect(client.downloadFile(file.url, file.aeskey)).rejects.toThrow('403');
});

it('takes uploads in pieces and checks them', async () => {
  const bytes = Buffer.alloc(1_300_000, 7);
  const { media_id } = await client.uploadMedia(bytes, { type: 'image', filename: 'a.png' });
  await client.replyMedia(await asked(), 'image', media_id);
  expect(server.seen(chatid)[0]?.bytes?.equals(bytes)).toBe(true);
  const md5 = createHash('md5').update('other').digest('hex');
  const begun = { type: 'image', filename: 'a.png', total_size: 5, total_chunks: 1, md5 };
  const answer = await client.reply({ headers: { req_id: 'u1' } }, begun, 'aibot_upload_media_init');
  const { upload_id } = answer.body as { upload_id: string };
  const chunk = { upload_id, chunk_index: 0, base64_data: Buffer.from('12345').toString('base64') };
  await client.reply({ headers: { req_id: 'u2' } }, chunk, 'aibot_upload_media_chunk');
  const finished = client.reply({ headers: { req_id: 'u3' } }, { upload_id }, 'aibot_upload_media_finish');
  await expect(finished).rejects.toMatchObject({ errcode: 40058 });
});

describe('refuses', () => {
  const markdown = (content: string) => ({ msgtype: 'markdown' as const, markdown: { content } });
  const refused = (errcode: number) => expect.objectContaining({ errcode }) as object;

  it.each<[string, (frame: { headers: { req_id: string } }) => Promise<unknown>, number]>([
    [
      'pictures within a stream',
      (frame) => client.replyStream(frame, 's', 'x', true, [{ msgtype: 'image', image: { base64: '', md5: '' } }]),
      40058,
    ],
    ['plain text as an answer', (frame) => client.reply(frame, { msgtype: 'text', text: { content: 'x' } }), 40008],
    ['cards, which this server does not know', (frame) => client.replyTemplateCard(frame, {} as TemplateCard), 40008],
    ['more than 20,480 bytes', (frame) => client.replyStream(frame, 's', '字'.repeat(6827), true), 45002],
    ['an answer to nothing', () => client.replyStream({ headers: { req_id: 'r' } }, 's', 'x', true), 846605],
    [
      'a welcome to a message',
      (frame) => client.replyWelcome(frame, { msgtype: 'text', text: { content: 'x' } }),
      846605,
    ],
    ['a file that was not put up', (frame) => client.replyMedia(frame, 'image', 'x'), 40007],
    ['to write where nobody wrote', () => client.sendMessage('wrElse', markdown('x')), 93006],
  ])('%s', async (_, ask, errcode) => {
    const frame = await asked();
    await expect(ask(frame)).rejects.toEqual(refused(errcode));
    expect(server.seen(chatid)).toEqual([]);
  });

  it('an answer after a day, and a welcome after five seconds', async () => {
    const frame = await asked();
    const { requestId } = await server.enter(from);
    server.clock.advance(5_001);
    const welcome = { msgtype: 'text' as const, text: { content: 'x' } };
    await expect(client.replyWelcome({ headers: { req_id: requestId } }, welcome)).rejects.toEqual(refused(846605));
    await client.replyStream(frame, 's1', 'x', true);
    server.clock.advance(86_400_001);
    await expect(client.replyStream(frame, 's2', 'x', true)).rejects.toEqual(refused(846605));
    await client.sendMessage(chatid, markdown('x'));
  });

  it('more than 30 messages a minute in one conversation', async () => {
    const frame = await asked();
    for (let number = 1; number <= 30; number++) await client.replyStream(frame, 's', String(number));
    await expect(client.sendMessage(chatid, markdown('x'))).rejects.toEqual(refused(846607));
    server.clock.advance(60_001);
    await client.sendMessage(chatid, markdown('x'));
  });
});

it('serves one line a robot: the newer one ousts the older', async () => {
  const ousted = new Promise((resolve) => client.once('event.disconnected_event', resolve));
  const leave = await server.takeOver();
  await ousted;
  await expect(client.sendMessage(chatid, { msgtype: 'markdown', markdown: { content: 'x' } })).rejects.toThrow(
    'unable to send data',
  );
  leave();
});
