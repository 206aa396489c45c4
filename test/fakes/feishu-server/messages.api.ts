import { refusals } from './api-error';
import { type Chat } from './chats';
import { checkContent } from './message-content';
import { viewOf } from './message-view';
import { type Message } from './messages';
import { type ApiRoute, type Call, type Platform } from './platform';

const toSend = ['im:message', 'im:message:send_as_bot', 'im:message:send'];
const toRead = ['im:message', 'im:message:readonly'];
const day = 24 * 60 * 60 * 1000;

/** Pages "发送消息", "回复消息", "获取指定消息的内容", "获取会话历史消息", "编辑消息", "更新应用发送的消息卡片", "撤回消息". */
export function messageRoutes(platform: Platform): ApiRoute[] {
  const { chats, messages, limits } = platform;

  const send = (call: Call, chat: Chat, inReplyTo?: Message) => {
    const { json } = call.body;
    const uuid = typeof json.uuid === 'string' && json.uuid !== '' ? json.uuid : undefined;
    if (uuid !== undefined && uuid.length > 50) throw refusals.parameter('uuid is too long');
    chats.writable(chat, call.app);
    const checked = checkContent(platform, call.app, json.msg_type, json.content);
    const earlier = messages.sentBefore(call.app.appId, uuid, call.name);
    if (earlier !== undefined) return viewOf(earlier);
    limits.chat(chat.chatId);
    const message = messages.post({
      chat,
      sender: { appId: call.app.appId },
      type: String(json.msg_type),
      ...checked,
      inReplyTo,
      inThread: json.reply_in_thread === true,
      uuid,
      request: call.name,
    });
    return viewOf(message);
  };

  /** The message and its chat, where the bot is. */
  const reach = (call: Call) => {
    const message = messages.find(call.path.message_id ?? '');
    const chat = chats.get(message.chatId);
    if (chat.dissolved) throw refusals.chatDissolved();
    if (!chat.appIds.has(call.app.appId)) throw refusals.botOutsideChat();
    return { message, chat };
  };

  /** One of the bot's own that may still be changed. */
  const reachOwn = (call: Call) => {
    const { message } = reach(call);
    if (message.recalled) throw refusals.recalled();
    if (!('appId' in message.sender) || message.sender.appId !== call.app.appId) throw refusals.notSender();
    if (platform.clock.now() - message.postedAt > 14 * day) throw refusals.tooOldToUpdate();
    limits.message(message.messageId);
    return message;
  };

  return [
    {
      name: 'message.create',
      method: 'POST',
      path: '/im/v1/messages',
      scopes: toSend,
      handle: (call) => send(call, receiver(platform, call)),
    },
    {
      name: 'message.reply',
      method: 'POST',
      path: '/im/v1/messages/:message_id/reply',
      scopes: toSend,
      handle: (call) => {
        const { message, chat } = reach(call);
        if (message.recalled) throw refusals.recalled();
        return send(call, chat, message);
      },
    },
    {
      name: 'message.get',
      method: 'GET',
      path: '/im/v1/messages/:message_id',
      scopes: toRead,
      handle: (call) => ({ items: [viewOf(reach(call).message)] }),
    },
    {
      name: 'message.list',
      method: 'GET',
      path: '/im/v1/messages',
      scopes: toRead,
      handle: (call) => listMessages(platform, call),
    },
    {
      name: 'message.update',
      method: 'PUT',
      path: '/im/v1/messages/:message_id',
      scopes: [...toSend, 'im:message:update'],
      handle: (call) => {
        const message = reachOwn(call);
        // Page "编辑消息": text and rich text only, twenty times at most.
        const { json } = call.body;
        if (json.msg_type !== 'text' && json.msg_type !== 'post') throw refusals.parameter('invalid msg_type');
        if (message.edits >= 20) throw refusals.tooManyEdits();
        const { content, mentions } = checkContent(platform, call.app, json.msg_type, json.content);
        messages.change(message, content, mentions, call.name);
        return viewOf(message);
      },
    },
    {
      name: 'message.patch',
      method: 'PATCH',
      path: '/im/v1/messages/:message_id',
      scopes: [...toSend, 'im:message:update'],
      handle: (call) => {
        const message = reachOwn(call);
        if (message.type !== 'interactive') throw refusals.parameter('This message is NOT a card.');
        const { content } = checkContent(platform, call.app, 'interactive', call.body.json.content);
        messages.change(message, content, [], call.name);
        return {};
      },
    },
    {
      name: 'message.delete',
      method: 'DELETE',
      path: '/im/v1/messages/:message_id',
      scopes: [...toSend, 'im:message:recall'],
      handle: (call) => {
        const { message } = reach(call);
        if (message.recalled) throw refusals.recalled();
        if (!('appId' in message.sender) || message.sender.appId !== call.app.appId) throw refusals.mayNotRecall();
        messages.recall(message, call.app.appId);
        return {};
      },
    },
  ];
}

function receiver(platform: Platform, { app, query, body }: Call): Chat {
  const id = typeof body.json.receive_id === 'string' ? body.json.receive_id : '';
  const idType = query.get('receive_id_type');
  if (idType === 'chat_id') {
    const chat = platform.chats.all.get(id);
    if (chat === undefined) throw refusals.invalidReceiver();
    return chat;
  }
  if (idType !== 'open_id') throw refusals.parameter('invalid receive_id_type');
  const member = platform.chats.member(id);
  if (member === undefined) throw refusals.noAvailability();
  return platform.chats.direct(app, member);
}

/**
 * Page "获取会话历史消息": 1 to 50 a page, 20 by default; times in seconds, both inclusive; of a group only the roots of
 * topics, of a topic all of it. That recalled ones stay in the list with `deleted` is what the page's example shows.
 */
function listMessages(platform: Platform, { app, query }: Call) {
  const { chats, messages } = platform;
  const id = query.get('container_id') ?? '';
  const type = query.get('container_id_type');
  if (type !== 'chat' && type !== 'thread') throw refusals.parameter('invalid container_id_type');
  const ids = type === 'chat' ? chats.all.get(id)?.messageIds : messages.inThread(id);
  if (ids === undefined) throw refusals.parameter('invalid container_id');
  const all = ids.map((messageId) => messages.find(messageId));
  const chat = chats.get(type === 'chat' ? id : (all[0]?.chatId ?? ''));
  if (!chat.appIds.has(app.appId)) throw refusals.botOutsideChat();
  const from = Number(query.get('start_time') ?? 0) * 1000;
  const until = query.has('end_time') ? Number(query.get('end_time')) * 1000 + 999 : Number.POSITIVE_INFINITY;
  const wanted = all
    .filter((message) => message.createdAt >= from && message.createdAt <= until)
    .filter((message) => type === 'thread' || message.threadId === undefined || message.rootId === undefined);
  if (query.get('sort_type') === 'ByCreateTimeDesc') wanted.reverse();
  const size = Number(query.get('page_size') ?? 20);
  if (!Number.isInteger(size) || size < 1 || size > 50) throw refusals.parameter('invalid page_size');
  return paged(wanted.map(viewOf), size, query.get('page_token'));
}

/** A page, and the token of the next. */
export function paged<T>(all: readonly T[], size: number, token: string | null) {
  const start = token === null || token === '' ? 0 : Number(Buffer.from(token, 'base64url').toString());
  const end = start + size;
  const more = end < all.length;
  return {
    items: all.slice(start, end),
    has_more: more,
    page_token: more ? Buffer.from(String(end)).toString('base64url') : '',
  };
}
