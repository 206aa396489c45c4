import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { adminApi } from '../../../test/fakes/admin-api';
import { notSetUp } from '../../../test/fakes/journey';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { IncomingMessage } from '../../core/message';
import { AssistantStore } from '../../core/ports/assistant-store';
import { ChatPictures } from '../../core/ports/chat-pictures';
import { Clock } from '../../core/ports/clock';
import { InboxStore } from '../../core/ports/inbox-store';
import { FolderChatPictures } from '../../stores/files/chat-pictures';
import { ChatPicturesController } from './chat-pictures.controller';
import { WebChatController } from './web-chat.controller';
import { WebChannel } from './web.channel';

const hex = (bytes: string): Buffer => Buffer.from(bytes, 'hex');
const starts = {
  jpg: hex('ffd8ffe0'),
  png: hex('89504e470d0a1a0a'),
  gif: Buffer.from('GIF89a'),
  webp: Buffer.concat([Buffer.from('RIFF'), hex('10000000'), Buffer.from('WEBPVP8 ')]),
  bmp: Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), hex('28000000')]),
};
const MEGABYTE = 1_048_576;

describe('pictures of the chat page', () => {
  const folder = new TemporaryFolder();
  const pictures = new FolderChatPictures(folder.path);
  const channel = new WebChannel(pictures);
  let app: NestFastifyApplication;
  let taken: IncomingMessage[] = [];

  beforeAll(async () => {
    await channel.start({
      onMessage: (message) => {
        taken.push(message);
        return Promise.resolve({ messageId: 'm1', status: 'claimed' });
      },
      onRecalled: notSetUp,
      onFeedback: notSetUp,
      onWithdraw: notSetUp,
      onOwnMessage: notSetUp,
    });
    const history = () => Promise.resolve(taken.map((message) => ({ message: { id: 'm1', ...message } })));
    app = await adminApi(
      [ChatPicturesController, WebChatController],
      [
        { provide: ChatPictures, useValue: pictures },
        { provide: WebChannel, useValue: channel },
        { provide: InboxStore, useValue: { history } },
        { provide: AssistantStore, useValue: { find: () => Promise.resolve({}) } },
        { provide: Clock, useValue: { now: () => 7 } },
      ],
    );
  });
  afterAll(async () => {
    await app.close();
    folder.remove();
  });
  beforeEach(() => {
    taken = [];
  });

  const upload = (payload: Buffer) =>
    app.inject({
      method: 'POST',
      url: '/api/chat-pictures',
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });
  const keyOf = async (payload: Buffer): Promise<string> => (await upload(payload)).json<{ key: string }>().key;
  const post = (text: string, keys: readonly string[]) =>
    app.inject({
      method: 'POST',
      url: '/api/conversations/group/messages',
      payload: { assistant: 'patients', clientId: 'c1', member: { id: 'li', name: '李阿姨' }, text, pictures: keys },
    });
  const fetched = (key: string, maxBytes = MEGABYTE) =>
    channel.fetchAttachment({ app: 'page', platformMessageId: 'p' }, { kind: 'image', key, name: null }, { maxBytes });

  it.each(Object.entries(starts))('takes %s by its first bytes and shows it as what it is', async (format, bytes) => {
    const key = await keyOf(bytes);
    const { headers, rawPayload } = await app.inject(`/api/chat-pictures/${key}`);
    expect(rawPayload).toEqual(bytes);
    expect(headers).toMatchObject({
      'content-type': `image/${format === 'jpg' ? 'jpeg' : format}`,
      'content-disposition': `inline; filename="${key}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it.each([
    ['picture-heic', 415, hex('00000018667479706865696300000000')],
    ['picture-unsupported', 415, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['picture-unsupported', 415, Buffer.alloc(0)],
    ['picture-too-large', 413, Buffer.alloc(20 * MEGABYTE + 1, starts.jpg)],
  ])('turns down with a kind line: %s (%i)', async (code, status, bytes) => {
    const reply = await upload(bytes);
    expect([reply.statusCode, reply.json()]).toEqual([
      status,
      {
        error: { code, message: expect.any(String) as string, messageZh: expect.stringMatching(/图片|JPEG/) as string },
      },
    ]);
  });

  it('says that a picture is not there', async () => {
    expect((await app.inject(`/api/chat-pictures/${'a'.repeat(32)}.jpg`)).statusCode).toBe(404);
    expect((await app.inject('/api/chat-pictures/..%2Fpackage.json')).statusCode).toBe(404);
  });

  it.each([
    ['', 'image'],
    ['这个高不高？', 'post'],
  ])('hands a message on with its pictures: %j is %s', async (text, kind) => {
    const keys = [await keyOf(starts.jpg), await keyOf(starts.png)];
    expect((await post(text, keys)).statusCode).toBe(202);
    const attachments = keys.map((key) => ({ kind: 'image', key, name: null }));
    expect(taken).toMatchObject([{ text, details: { kind, attachments, quoted: null } }]);
    expect((await app.inject('/api/conversations/group/messages')).json()).toMatchObject([{ text, pictures: keys }]);
    expect((await fetched(keys[1] ?? '')).bytes).toEqual(starts.png);
  });

  it('takes neither a message of nothing, nor pictures that are gone, nor more than ten', async () => {
    const gone = `${'a'.repeat(32)}.jpg`;
    const codes = [await post(' ', []), await post('看', [gone]), await post('看', Array<string>(11).fill(gone))].map(
      (reply) => reply.json<{ error: { code: string } }>().error.code,
    );
    expect(codes).toEqual(['empty-text', 'picture-gone', 'bad-request']);
    expect(taken).toEqual([]);
  });

  it('tells the reader of pictures what is gone and what is larger than asked for', async () => {
    await expect(fetched(`${'a'.repeat(32)}.jpg`)).rejects.toMatchObject({ failure: 'gone' });
    await expect(fetched(await keyOf(starts.jpg), 3)).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('leaves out the details of a message of words', async () => {
    await post('血压多少算高', []);
    expect(taken[0]?.details).toBeUndefined();
  });
});
