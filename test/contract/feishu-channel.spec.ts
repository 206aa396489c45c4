import { setTimeout as pause } from 'node:timers/promises';
import { composeFeishu } from '../../src/app/compose-feishu';
import type { FeishuChannel } from '../../src/channels/feishu/feishu.channel';
import { loadConfig } from '../../src/config/load-config';
import type { IncomingMessage } from '../../src/core/message';
import type { IncomingFeedback, PlatformMessageRef } from '../../src/core/ports/channel';
import { systemClock } from '../../src/observability/system-clock';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import { FieldLogger } from '../fakes/journey';
import { replyTo } from './channel.contract';

const app = { appId: 'cli_00000000000000d1', appSecret: 'planted-secret' };
const li = { openId: 'ou_li', name: '李阿姨' };
const timings = { check: 5, firstPause: 5, longestPause: 20 };

let platform: FeishuServer;
let channel: FeishuChannel;
let chatId: string;
let logger: FieldLogger;
let messages: IncomingMessage[];
let recalled: PlatformMessageRef[];
let feedback: IncomingFeedback[];

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2);
}

beforeEach(async () => {
  platform = await new FeishuServer().start();
  platform.addApp({ ...app, events: { mode: 'websocket' }, callbacks: { mode: 'websocket' } });
  chatId = platform.addChat({ name: '血压群', members: [li], appIds: [app.appId] }).chatId;
  logger = new FieldLogger();
  const environment = { FENNELBEAN_FEISHU: JSON.stringify({ ...app, domain: platform.domain }) };
  const composed = composeFeishu({ config: loadConfig({ environment }), clock: systemClock, logger, timings });
  if (!composed) throw new Error('The app is not configured');
  channel = composed;
  messages = [];
  recalled = [];
  feedback = [];
  await channel.start({
    onMessage: (message) => {
      messages.push(message);
      return Promise.resolve({ messageId: 'm1', status: 'claimed' });
    },
    onRecalled: (message) => {
      recalled.push(message);
      return Promise.resolve();
    },
    onFeedback: (given) => {
      feedback.push(given);
      return Promise.resolve(true);
    },
    onWithdraw: ({ memberId }) => Promise.resolve(memberId === li.openId),
    onOwnMessage: () => Promise.reject(new Error('The platform tells a bot nothing of its own messages')),
  });
  await until(() => channel.list()[0]?.state === 'ok');
});
afterEach(async () => {
  await channel.stop();
  await platform.stop();
});

it('reads what members write, and knows when they mean the bot', async () => {
  const first = platform.say(chatId, li.openId, '血压多少算高', { mentionBot: true });
  await first.delivered;
  await platform.say(chatId, li.openId, '<at user_id="all"></at> 开会', { replyTo: first.messageId }).delivered;
  const direct = platform.addDirectChat(app.appId, li);
  await platform.say(direct.chatId, li.openId, '在吗').delivered;
  await platform.say(chatId, 'ou_bot', '我是另一个机器人', { senderType: 'app' }).delivered;
  expect(messages.map(({ text, mentionsBot, member }) => [text, mentionsBot, member.name])).toEqual([
    ['血压多少算高', true, '李阿姨'],
    ['@所有人 开会', false, '李阿姨'],
    ['在吗', true, 'ou_li'],
  ]);
  expect(messages.map(({ details }) => details?.groupName)).toEqual(['血压群', '血压群', null]);
  expect(messages[1]?.details?.quoted).toMatchObject({ platformMessageId: first.messageId, text: null });
});

it('fetches what a message quotes', async () => {
  const { messageId, delivered } = platform.say(chatId, li.openId, '血压多少算高');
  await delivered;
  await platform.say(chatId, li.openId, '然后呢', { replyTo: messageId }).delivered;
  const [question, follow] = messages;
  if (!question || !follow) throw new Error('Two messages are expected');
  expect(await channel.fetchQuoted(question)).toBeNull();
  expect(await channel.fetchQuoted(follow)).toMatchObject({ text: '血压多少算高', isFromBot: false });
});

it('tells of recalls, presses and greetings', async () => {
  const { messageId, delivered } = platform.say(chatId, li.openId, '血压多少算高');
  await delivered;
  const [question] = messages;
  if (!question) throw new Error('A message is expected');
  const { platformMessageId } = await channel.send(replyTo(question, 's1'));
  const value = { action: 'down', questionId: 'q1', language: 'zh' };
  const pressed = await platform.press(platformMessageId, li.openId, value, { reason: '没答到点上' });
  expect(pressed.toast).toBe('谢谢反馈');
  expect(feedback).toMatchObject([{ questionId: 'q1', memberId: li.openId, kind: 'down', reason: '没答到点上' }]);
  await platform.recall(messageId).delivered;
  expect(recalled).toMatchObject([{ platformMessageId: messageId, app: app.appId }]);
  await platform.changeBot('added', chatId, app.appId, li.openId);
  await until(() => platform.visibleIn(chatId).some(({ text }) => text.includes('知识助手')));
});

it('sends nothing to a group that it was taken out of, or for an app that it has not', async () => {
  await platform.say(chatId, li.openId, '血压多少算高').delivered;
  const [question] = messages;
  if (!question) throw new Error('A message is expected');
  await platform.changeBot('deleted', chatId, app.appId, li.openId);
  await expect(channel.send(replyTo(question, 's1'))).rejects.toMatchObject({ failure: 'refused' });
  const another = replyTo({ ...question, app: 'cli_other' }, 's2');
  await expect(channel.send(another)).rejects.toMatchObject({ failure: 'refused' });
});

it('answers again after it was taken out of a group and came back, whatever order the events have', async () => {
  await platform.say(chatId, li.openId, '血压多少算高').delivered;
  const [question] = messages;
  if (!question) throw new Error('A message is expected');
  const removed = platform.event(app.appId, 'im.chat.member.bot.deleted_v1', { chat_id: chatId });
  await platform.changeBot('added', chatId, app.appId, li.openId);
  await platform.deliver(removed);
  await channel.send(replyTo(question, 's1'));
  expect(platform.repliesTo(question.platformMessageId)).toHaveLength(1);
});

it('says how its line does', async () => {
  expect(channel.list()).toMatchObject([
    {
      channel: 'feishu',
      app: app.appId,
      mode: 'connection',
      state: 'ok',
      reconnects: 0,
      problem: null,
      lastEventAt: null,
    },
  ]);
  await platform.say(chatId, li.openId, '好').delivered;
  expect(channel.list()[0]?.lastEventAt).not.toBeNull();
  platform.revokeSecret(app.appId);
  platform.dropSockets();
  await until(() => channel.list()[0]?.state === 'failed');
  expect(channel.list()[0]?.problem).toMatch(/code=514/);
  platform.revokeSecret(app.appId, app.appSecret);
  await until(() => channel.list()[0]?.state === 'ok');
  await channel.stop();
  expect(channel.list()[0]?.state).toBe('stopped');
  expect(logger.text()).not.toContain(app.appSecret);
});
