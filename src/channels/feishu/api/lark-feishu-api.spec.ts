import { FeishuServer } from '../../../../test/fakes/feishu-server/feishu-server';
import { FeishuApiError } from './feishu-api-error';
import { LarkFeishuApi } from './lark-feishu-api';

const appId = 'cli_00000000000000a1';
const members = Array.from({ length: 230 }, (_, index) => ({ openId: `ou_${index}`, name: `成员 ${index}` }));
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40)]);

describe('LarkFeishuApi', () => {
  let server: FeishuServer;
  let chatId: string;
  let api: LarkFeishuApi;

  const failureOf = async (work: Promise<unknown>) => {
    const error = await work.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FeishuApiError);
    return (error as FeishuApiError).failure;
  };
  const say = (said: Parameters<FeishuServer['say']>[2]) =>
    server.say(chatId, 'ou_0', said, { deliver: false }).messageId;

  beforeEach(async () => {
    server = await new FeishuServer().start();
    server.addApp({ appId, appSecret: 'secret', botName: '小茴香' });
    chatId = server.addChat({ name: '血压群', members, appIds: [appId] }).chatId;
    api = new LarkFeishuApi({ appId, appSecret: 'secret', domain: server.domain, timeoutMilliseconds: 500 });
  });

  afterEach(() => server.stop());

  it('tells of the bot, the group and all its members', async () => {
    expect(await api.botInfo()).toMatchObject({ name: '小茴香', activateStatus: 2 });
    expect(await api.getChat(chatId)).toMatchObject({ name: '血压群' });
    expect(await api.listMembers(chatId)).toEqual(members.map(({ openId, name }) => ({ id: openId, name })));
  });

  it('fetches one access token for calls at the same time, and keeps it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => api.botInfo()));
    await api.botInfo();
    expect(server.log.of('token-issued')).toHaveLength(1);
  });

  it('reads a message as it stands there', async () => {
    const messageId = say('血压多少算高');
    expect(await api.getMessage(messageId)).toMatchObject({
      messageId,
      chatId,
      parentId: null,
      threadId: null,
      type: 'text',
      content: JSON.stringify({ text: '血压多少算高' }),
      senderId: 'ou_0',
      senderType: 'user',
      isDeleted: false,
    });
    server.recall(messageId, false);
    expect(await api.getMessage(messageId)).toMatchObject({ isDeleted: true });
  });

  it('fetches the bytes of a member’s picture', async () => {
    const messageId = say({ image: png });
    const { content } = (await api.getMessage(messageId)) ?? { content: '{}' };
    const { image_key: key } = JSON.parse(content) as { image_key: string };
    expect(await api.downloadResource(messageId, key, 'image')).toEqual({
      bytes: png,
      mediaType: 'image/png',
      name: 'image',
    });
  });

  it('reads no more of it than is asked for, and knows why it gets none', async () => {
    const messageId = say({ image: png });
    const { content } = (await api.getMessage(messageId)) ?? { content: '{}' };
    const { image_key: key } = JSON.parse(content) as { image_key: string };
    const download = (file: string) => failureOf(api.downloadResource(messageId, file, 'image', { maxBytes: 1000 }));
    expect(await download('img_none')).toMatchObject({ status: 400, code: 234003 });
    server.faults.on('resource.get', { kind: 'endless' });
    expect(await download(key)).toMatchObject({ status: null, network: 'too-large' });
  });

  it('writes, changes and takes back a message of its own', async () => {
    const text = (words: string) => ({ type: 'text' as const, content: JSON.stringify({ text: words }) });
    const { messageId } = await api.create(chatId, { ...text('大家好'), uuid: 'u1' });
    await api.update(messageId, text('各位好'));
    expect(server.shown(messageId)).toBe('各位好');
    await api.recall(messageId);
    expect(server.visibleIn(chatId)).toEqual([]);
  });

  it('uploads a picture', async () => {
    expect(server.platform.files.get(await api.uploadImage(png))?.bytes).toEqual(png);
  });

  it('uploads a file under its name', async () => {
    const key = await api.uploadFile(Buffer.from('a,b'), '论文.csv');
    expect(server.platform.files.get(key)).toMatchObject({ kind: 'file', name: '论文.csv', bytes: Buffer.from('a,b') });
  });

  it('takes no id for a part of the path', async () => {
    expect(await failureOf(api.recall('../../../bot/v3/info'))).toMatchObject({ stage: 'call' });
    expect(server.log.of('recalled')).toEqual([]);
  });

  it('tells how far the clocks are apart, to the second', async () => {
    expect(api.clockSkew).toBeNull();
    await api.botInfo();
    expect(Math.abs(api.clockSkew ?? Infinity)).toBeLessThan(3000);
  });

  it.each([
    ['hang', { status: null, code: null, network: 'timeout' }],
    ['drop-response', { status: null, code: null, network: 'ECONNRESET' }],
    ['server-error', { status: 502, network: null }],
    ['too-many-requests', { status: 429, code: 99991400, retryAfter: 4000 }],
    ['html', { code: null, network: null }],
  ] as const)('reports %s as it is, after one attempt', async (kind, expected) => {
    server.faults.on('chat.get', { kind, status: 502, seconds: 4 });
    expect(await failureOf(api.getChat(chatId))).toMatchObject({
      call: 'GET im/v1/chats/:id',
      stage: 'call',
      ...expected,
    });
    expect(server.log.of('faulted')).toHaveLength(1);
  });

  it('tries an access token that stays refused no more than twice', async () => {
    server.faults.on('chat.get', { kind: 'expired-token' });
    expect((await failureOf(api.getChat(chatId))).code).toBeGreaterThan(99991600);
    expect(server.log.of('faulted')).toHaveLength(2);
  });

  it('knows a refused secret from a refused call', async () => {
    const stranger = new LarkFeishuApi({ appId, appSecret: 'wrong', domain: server.domain });
    expect(await failureOf(stranger.botInfo())).toMatchObject({ stage: 'token' });
  });
});
