import { tenantKey } from './apps';
import { type Message } from './messages';

/** A message as the interfaces give it. Pages "获取指定消息的内容", "获取会话历史消息", "回复消息". */
export function viewOf(message: Message) {
  const { sender } = message;
  const recalledText = JSON.stringify('This message was recalled');
  return {
    message_id: message.messageId,
    ...(message.rootId !== undefined && { root_id: message.rootId }),
    ...(message.parentId !== undefined && { parent_id: message.parentId }),
    ...(message.threadId !== undefined && { thread_id: message.threadId }),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt),
    deleted: message.recalled,
    updated: message.edits > 0,
    chat_id: message.chatId,
    sender:
      'appId' in sender
        ? { id: sender.appId, id_type: 'app_id', sender_type: 'app', tenant_key: tenantKey }
        : { id: sender.openId, id_type: 'open_id', sender_type: sender.senderType, tenant_key: tenantKey },
    body: { content: message.recalled ? recalledText : message.content },
    ...(message.mentions.length > 0 && {
      mentions: message.mentions.map(({ key, openId, name }) => ({
        key,
        id: openId,
        id_type: 'open_id',
        name,
        tenant_key: tenantKey,
      })),
    }),
  };
}
