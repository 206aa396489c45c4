import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { type App, tenantKey } from './apps';
import { type Chat } from './chats';
import { type Mention } from './mentions';
import { type Message } from './messages';

/** What is pushed to one app. A retry is the same object: same `event_id`, same body. */
export interface FeishuEvent {
  appId: string;
  eventId: string;
  eventType: string;
  messageId?: string | undefined;
  /** Callbacks have an address of their own, want an answer, and are not pushed again. */
  callback: boolean;
  body: { schema: '2.0'; header: Record<string, string>; event: Record<string, unknown> };
}

export interface EventParts {
  app: App;
  eventId: string;
  eventType: string;
  event: Record<string, unknown>;
  messageId?: string | undefined;
  callback?: boolean;
}

/** Page "事件结构", version 2.0. `create_time` is in real milliseconds. */
export function buildEvent({ app, eventId, eventType, event, messageId, callback = false }: EventParts): FeishuEvent {
  const header = {
    event_id: eventId,
    token: app.verificationToken,
    create_time: String(Date.now()),
    event_type: eventType,
    tenant_key: tenantKey,
    app_id: app.appId,
  };
  return { appId: app.appId, eventId, eventType, messageId, callback, body: { schema: '2.0', header, event } };
}

/** A person's three ids. */
export const userId = (openId: string) => ({
  open_id: openId,
  union_id: `on_${openId.slice(3)}`,
  user_id: openId.slice(-8),
});

/**
 * Page "接收消息". Fields that do not apply are left out. The page of the event for edited messages was not found: bots on
 * GitHub subscribe to `im.message.updated_v1` and read only `message.message_id` of it, so here it has the same shape.
 */
export function messageEvent(message: Message, chat: Chat): Record<string, unknown> {
  const { sender } = message;
  const openId = 'openId' in sender ? sender.openId : '';
  return {
    sender: {
      sender_id: userId(openId),
      sender_type: 'senderType' in sender ? sender.senderType : 'app',
      tenant_key: tenantKey,
    },
    message: {
      message_id: message.messageId,
      ...(message.rootId !== undefined && { root_id: message.rootId }),
      ...(message.parentId !== undefined && { parent_id: message.parentId }),
      create_time: String(message.createdAt),
      update_time: String(message.updatedAt),
      chat_id: message.chatId,
      ...(message.threadId !== undefined && { thread_id: message.threadId }),
      chat_type: chat.type,
      message_type: message.type,
      content: message.content,
      ...(message.mentions.length > 0 && { mentions: message.mentions.map(viewOfMention) }),
    },
  };
}

const viewOfMention = ({ key, openId, name }: Mention) => ({
  key,
  id: userId(openId),
  name,
  tenant_key: tenantKey,
});

/**
 * Page "Encrypt Key 加密策略": AES-256-CBC under the SHA-256 of the key, PKCS#7, a random vector in front, Base64.
 */
export function encrypt(text: string, encryptKey: string): string {
  const vector = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), vector);
  return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

export interface SigningOptions {
  /** Seconds since 1970, real ones by default. */
  timestamp?: string;
  nonce?: string;
  /** Another than the app's. */
  encryptKey?: string;
}

/** The raw bytes of a push with their headers. */
export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

/**
 * Page "Encrypt Key 加密策略": the signature is the SHA-256 in hex of timestamp, nonce, key and raw body in a row. Without
 * a key the body is in the clear and nothing is signed.
 */
export function signedRequest(app: App, content: unknown, options: SigningOptions = {}): SignedRequest {
  const { timestamp = String(Math.floor(Date.now() / 1000)), nonce = randomBytes(8).toString('hex') } = options;
  const encryptKey = options.encryptKey ?? app.encryptKey;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': randomBytes(16).toString('hex'),
  };
  const text = JSON.stringify(content);
  if (encryptKey === '') return { headers, body: text };
  const body = JSON.stringify({ encrypt: encrypt(text, encryptKey) });
  return { headers: { ...headers, ...signatureHeaders(body, timestamp, nonce, encryptKey) }, body };
}

export const signatureHeaders = (body: string, timestamp: string, nonce: string, encryptKey: string) => ({
  'x-lark-request-timestamp': timestamp,
  'x-lark-request-nonce': nonce,
  'x-lark-signature': createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex'),
});
