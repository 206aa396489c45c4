import { MovedClock } from '../../../../test/fakes/intake';
import { FieldLogger } from '../../../../test/fakes/journey';
import type { IncomingMessage } from '../../../core/message';
import { QuietLog } from '../../quiet-log';
import { FeishuEvents } from './feishu-events';
import { SharedChats } from './shared-chats';

const li = { key: '@_user_1', name: '李阿姨', id: { open_id: 'ou_li' } };
const bot = { key: '@_user_2', name: 'Bot', id: { open_id: 'ou_bot' } };

interface Settings {
  appId?: string;
  requireMention?: boolean;
  botInfo?: () => Promise<{ openId: string; name: string; activateStatus: number }>;
  getChat?: () => Promise<never>;
  shared?: SharedChats;
}

function world(settings: Settings = {}) {
  const clock = new MovedClock();
  const logger = new FieldLogger();
  const taken: IncomingMessage[] = [];
  const acts: object[] = [];
  const created: { chatId: string; uuid: string; content: string }[] = [];
  let store: () => Promise<void> = () => Promise.resolve();
  const events = new FeishuEvents({
    app: { appId: 'cli_1', assistant: 'patients', groups: { oc_lab: 'research' }, requireMention: false, ...settings },
    api: {
      botInfo: settings.botInfo ?? (() => Promise.resolve({ openId: 'ou_bot', name: 'Bot', activateStatus: 2 })),
      getChat:
        settings.getChat ??
        ((chatId) => Promise.resolve({ name: ` ${chatId}\n群 `, mode: 'group', groupMessageType: 'chat' })),
      listMembers: () => Promise.resolve([{ id: 'ou_wang', name: '王医生' }]),
      create: (chatId, { uuid, content }) => {
        created.push({ chatId, uuid, content });
        return Promise.resolve({ messageId: 'om_9', type: 'text' });
      },
    },
    clock,
    logger,
    log: new QuietLog(logger, clock),
    shared: settings.shared ?? new SharedChats(clock),
  });
  const act = async (it: object): Promise<boolean> => {
    await store();
    acts.push(it);
    return true;
  };
  events.handTo({
    onMessage: async (message) => {
      await store();
      taken.push(message);
      return { messageId: 'm', status: 'claimed' };
    },
    onRecalled: (message) => act(message).then(() => undefined),
    onFeedback: act,
    onWithdraw: (request) => act(request).then(() => request.memberId === 'ou_wang'),
    onOwnMessage: () => Promise.reject(new Error('The platform tells a bot nothing of its own messages')),
  });
  let number = 0;
  const receive = (type: string, event: unknown, header: object = {}, isLate = false): Promise<object> =>
    events.receive(
      {
        schema: '2.0',
        header: { event_id: `e${++number}`, event_type: type, create_time: String(clock.now()), ...header },
        event,
      },
      { isLate },
    );
  const say = (message: object = {}, sender: object = {}): Promise<object> =>
    receive('im.message.receive_v1', {
      sender: { sender_id: { open_id: 'ou_wang' }, sender_type: 'user', ...sender },
      message: { message_id: 'om_1', chat_id: 'oc_1', message_type: 'text', content: '{"text":"好"}', ...message },
    });
  const fail = (how: () => Promise<void>): void => {
    store = how;
  };
  return { clock, logger, taken, acts, created, events, receive, say, fail };
}

describe('a message', () => {
  it('is handed on with its group’s assistant and its member’s name', async () => {
    const { say, taken, events } = world();
    await say();
    await say(
      { message_id: 'om_2', chat_id: 'oc_lab', create_time: '1700000000000' },
      { sender_id: { open_id: 'ou_nobody' } },
    );
    expect(taken[0]).toMatchObject({
      conversation: { channel: 'feishu', id: 'oc_1' },
      app: 'cli_1',
      platformMessageId: 'om_1',
      assistant: 'patients',
      member: { id: 'ou_wang', name: '王医生' },
      text: '好',
      mentionsBot: false,
    });
    expect(taken[1]).toMatchObject({ assistant: 'research', member: { name: 'nobody' }, sentAt: 1700000000000 });
    expect(events.lastEventAt).not.toBeNull();
  });

  it('bears the name of its group, where there is one and it can be read', async () => {
    const { say, taken } = world();
    await say();
    await say({ message_id: 'om_2', chat_type: 'p2p' });
    expect(taken.map(({ details }) => details?.groupName)).toEqual(['oc_1 群', null]);
    const broken = world({ getChat: () => Promise.reject(new Error('no scope')) });
    await broken.say();
    expect(broken.taken).toMatchObject([{ member: { name: '王医生' }, details: { kind: 'text', groupName: null } }]);
  });

  it.each(['app', 'bot', 'system'])('of %s is not looked at', async (type) => {
    const { say, taken } = world();
    await say({}, { sender_type: type });
    expect(taken).toEqual([]);
  });

  it('is answered and left alone when it lacks what it needs', async () => {
    const { say, receive, taken, logger, events } = world();
    expect(await say({ content: 'no JSON' })).toEqual({});
    expect(await say({ message_id: undefined })).toEqual({});
    expect(await say({ message_id: 'x'.repeat(300) })).toEqual({});
    expect(await receive('im.message.receive_v1', {})).toEqual({});
    expect(await events.receive({ header: {} }, { isLate: false })).toEqual({});
    expect(taken).toEqual([]);
    expect(logger.lines.map(({ fields }) => fields.kind)).toEqual([
      'message unreadable',
      'message malformed',
      'malformed',
    ]);
  });

  it('must mention the bot where that is wanted, or be in a direct chat', async () => {
    const { say, taken } = world({ requireMention: true });
    const content = '{"text":"@_user_1 @_user_2 好"}';
    await say({ message_id: 'om_1' });
    await say({ message_id: 'om_2', content, mentions: [li] });
    await say({ message_id: 'om_3', content: '{"text":"@_all 好"}' });
    await say({ message_id: 'om_4', content, mentions: [li, bot] });
    await say({ message_id: 'om_5', chat_type: 'p2p' });
    expect(taken.map(({ platformMessageId, text }) => [platformMessageId, text])).toEqual([
      ['om_4', '@李阿姨 好'],
      ['om_5', '好'],
    ]);
  });

  it('is not acknowledged when it could not be stored', async () => {
    const { say, fail } = world();
    fail(() => Promise.reject(new Error('locked')));
    await expect(say()).rejects.toThrow('locked');
  });

  it('that mentions somebody waits for the platform to tell who the bot is', async () => {
    const { say, taken } = world({ botInfo: () => Promise.reject(new Error('no answer')) });
    await expect(say({ mentions: [bot] })).rejects.toThrow('no answer');
    await say({ message_id: 'om_2' });
    expect(taken.map(({ platformMessageId }) => platformMessageId)).toEqual(['om_2']);
  });

  it('is refused before the start and after the stop', async () => {
    const { say, events } = world();
    events.handTo(null);
    await expect(say()).rejects.toThrow('not started');
  });
});

it('hands recalls on', async () => {
  const { receive, acts } = world();
  await receive('im.message.recalled_v1', { message_id: 'om_1', chat_id: 'oc_1', recall_type: 'message_owner' });
  await receive('im.message.recalled_v1', { message_id: 'om_1' });
  expect(acts).toEqual([{ conversation: { channel: 'feishu', id: 'oc_1' }, app: 'cli_1', platformMessageId: 'om_1' }]);
});

it('leaves reactions, edits and events of other kinds alone', async () => {
  const { receive, acts, taken, logger } = world();
  for (const type of ['im.message.reaction.created_v1', 'im.message.updated_v1', 'contact.user.created_v3']) {
    expect(await receive(type, { message_id: 'om_1' })).toEqual({});
  }
  expect([acts, taken]).toEqual([[], []]);
  expect(logger.lines.map(({ fields }) => fields.type)).toEqual(['contact.user.created_v3']);
});

describe('coming to a group', () => {
  const added = 'im.chat.member.bot.added_v1';

  it('is followed by one greeting in both languages', async () => {
    const { receive, created } = world();
    await receive(added, { chat_id: 'oc_1' }, { event_id: 'e' });
    await receive(added, { chat_id: 'oc_1' }, { event_id: 'e' });
    expect(created).toHaveLength(1);
    expect(created[0]?.uuid.length).toBeLessThanOrEqual(50);
    expect(created[0]?.content).toMatch(/^\{"text":".*知识助手.*\\n.*sources.*"\}$/);
  });

  it('long ago is followed by none, since the platform would not know it again', async () => {
    const { receive, created, clock } = world();
    await receive(added, { chat_id: 'oc_1' }, { create_time: String(clock.now() - 3_600_000) });
    await receive(added, { chat_id: 'oc_1' }, {}, true);
    expect(created).toEqual([]);
  });
});

describe('two apps of one program', () => {
  const second = { key: '@_user_3', name: 'Second', id: { open_id: 'ou_second' } };

  function apps(settings: Settings = {}) {
    const clock = new MovedClock();
    const shared = new SharedChats(clock);
    const botOf = (openId: string, name: string) => () => Promise.resolve({ openId, name, activateStatus: 2 });
    const one = world({ ...settings, shared, botInfo: botOf('ou_bot', 'Bot') });
    const two = world({ appId: 'cli_2', shared, botInfo: botOf('ou_second', 'Second') });
    const takenBy = () => [one, two].map(({ taken }) => taken.map(({ platformMessageId }) => platformMessageId));
    return { clock, one, two, takenBy };
  }

  it.each([['two'], ['one']] as const)('take a message once, though %s hears of it first', async (first) => {
    const { one, two, takenBy } = apps();
    const order = first === 'one' ? [one, two] : [two, one];
    for (const app of order) await app.say();
    for (const app of order) await app.say();
    expect(takenBy().flat()).toEqual(['om_1', 'om_1']);
    expect(takenBy()).toContainEqual([]);
  });

  it('leave a chat to the first of them that is in it', async () => {
    const { one, two, takenBy } = apps();
    await one.say();
    await two.say({ message_id: 'om_2' });
    await one.say({ message_id: 'om_2' });
    await two.say({ message_id: 'om_3', chat_id: 'oc_lab' });
    expect(takenBy()).toEqual([['om_1', 'om_2'], ['om_3']]);
    await one.receive('im.chat.member.bot.deleted_v1', { chat_id: 'oc_1' });
    await two.say({ message_id: 'om_4' });
    expect(takenBy()[1]).toEqual(['om_3', 'om_4']);
  });

  it('do not leave it to one that wants to be mentioned', async () => {
    const { one, two, takenBy } = apps({ requireMention: true });
    await one.say();
    await two.say();
    expect(takenBy()).toEqual([[], ['om_1']]);
  });

  it.each([
    ['by its id', 'ou_second', 'Another name'],
    ['by its name, as its id differs from app to app', 'ou_x', 'Second'],
  ])('leave a message to the one that it mentions, known %s', async (_how, openId, name) => {
    const { one, two, takenBy } = apps();
    await one.say({ mentions: [{ ...second, name, id: { open_id: openId } }] });
    await two.say({ mentions: [second] });
    expect(takenBy()).toEqual([[], ['om_1']]);
  });

  it('both take what mentions both, and direct messages', async () => {
    const { one, two, takenBy } = apps();
    await one.say({ mentions: [bot, second] });
    await two.say({ mentions: [bot, second] });
    await two.say({ message_id: 'om_2', chat_type: 'p2p' });
    await one.say({ message_id: 'om_3', chat_type: 'p2p' });
    expect(takenBy()).toEqual([
      ['om_1', 'om_3'],
      ['om_1', 'om_2'],
    ]);
  });

  it('tell who else is mentioned', async () => {
    const { say, taken } = world();
    await say({ mentions: [li] });
    expect(taken[0]?.details?.mentionedOthers).toEqual(['李阿姨']);
  });
});

describe('a press on a card', () => {
  const press = (value: unknown, more: object = {}, form?: object) => ({
    operator: { open_id: 'ou_wang' },
    context: { open_message_id: 'om_9', open_chat_id: 'oc_1' },
    action: { tag: 'button', value, ...(form && { form_value: form }) },
    ...more,
  });
  const card = 'card.action.trigger';
  const conversation = { channel: 'feishu', id: 'oc_1' };

  it.each([
    ['up', {}, null, '谢谢反馈'],
    ['down', { reason: ' 没答到点上 ' }, '没答到点上', '谢谢反馈'],
    ['report', { reason: ['错误', '过时'] }, '错误、过时', '已记下，会有人来看'],
  ])('%s is handed on with its reason', async (action, form, reason, said) => {
    const { receive, acts } = world();
    const answer = await receive(card, press({ action, questionId: 'q1', language: 'zh' }, {}, form));
    expect(acts).toEqual([{ questionId: 'q1', conversation, memberId: 'ou_wang', kind: action, reason }]);
    expect(answer).toEqual({ toast: { type: 'success', content: said } });
  });

  it('may withdraw one’s own question only', async () => {
    const { receive, acts } = world();
    const value = JSON.stringify({ action: 'withdraw', questionId: 'q1', language: 'en' });
    expect(await receive(card, press(value))).toEqual({
      toast: { type: 'success', content: 'It is being stopped or taken back' },
    });
    expect(await receive(card, press(value, { operator: { open_id: 'ou_li' } }))).toEqual({
      toast: { type: 'warning', content: 'Nothing is left to take back, or somebody else asked' },
    });
    expect(acts[0]).toEqual({ questionId: 'q1', conversation, memberId: 'ou_wang' });
  });

  it('counts once and in time, so that a replay cannot overrule a newer one', async () => {
    const { receive, acts } = world();
    const up = press({ action: 'up', questionId: 'q1', language: 'zh' });
    await receive(card, up, { event_id: 'e' });
    await receive(card, press({ action: 'down', questionId: 'q1', language: 'zh' }));
    expect(await receive(card, up, { event_id: 'e' })).toEqual({});
    expect(await receive(card, up, {}, true)).toEqual({});
    expect(acts.map((act) => (act as { kind: string }).kind)).toEqual(['up', 'down']);
  });

  it('from before the start is no new one', async () => {
    const { receive, acts, clock } = world();
    const up = press({ action: 'up', questionId: 'q1', language: 'en' });
    const before = { toast: expect.objectContaining({ type: 'error' }) as object };
    expect(await receive(card, up, { create_time: String(clock.now() - 60_000) })).toEqual(before);
    expect(acts).toEqual([]);
    await receive(card, up);
    expect(acts).toHaveLength(1);
  });

  it('that could not be stored is told so', async () => {
    const { receive, fail } = world();
    fail(() => Promise.reject(new Error('locked')));
    expect(await receive(card, press({ action: 'up', questionId: 'q1', language: 'en' }))).toEqual({
      toast: { type: 'error', content: 'That did not work, please try again later' },
    });
  });

  it('on another card means nothing', async () => {
    const { receive, acts } = world();
    expect(await receive(card, press({ action: 'order', questionId: 'q1' }))).toEqual({});
    expect(await receive(card, press('{"action":"up"'))).toEqual({});
    expect(acts).toEqual([]);
  });
});
