import type { MessageDetails } from '../../../core/message';
import { type Mention, plainName } from './mentions';
import { readContent } from './message-content';
import type { MessageEvent } from './message-event';
import type { OtherMention } from './shared-chats';

/** A message of a member, without what only our own settings and lookups tell. */
export interface ParsedMessage {
  platformMessageId: string;
  chatId: string;
  senderId: string;
  text: string;
  mentionsBot: boolean;
  /** Epoch milliseconds; null when the platform did not tell. */
  sentAt: number | null;
  details: MessageDetails;
  /** Who is mentioned, without the bot itself and everybody. */
  others: readonly OtherMention[];
  /** Names by open id, as far as the event tells them. */
  names: ReadonlyMap<string, string>;
}

/** @param botId the bot's own open id @returns null when its content cannot be read */
export function parseMessage({ sender, message }: MessageEvent, botId: string | null): ParsedMessage | null {
  const mentions = (message.mentions ?? []).map(({ key, name, id }): Mention & { openId: string | null } => ({
    key,
    name: plainName(name ?? ''),
    openId: id?.open_id ?? null,
    isBot: botId !== null && id?.open_id === botId,
  }));
  const content = readContent(message.message_type, message.content, mentions);
  if (!content) return null;
  const others = mentions.filter(({ isBot, key }) => !isBot && key !== '@_all');
  const isDirect = message.chat_type === 'p2p';
  const { parent_id: parent, root_id: root } = message;
  return {
    platformMessageId: message.message_id,
    chatId: message.chat_id,
    senderId: sender.sender_id.open_id,
    text: content.text,
    mentionsBot: isDirect || mentions.some(({ isBot }) => isBot),
    sentAt: message.create_time,
    details: {
      kind: content.kind,
      attachments: content.attachments,
      ...(content.links && { links: content.links }),
      quoted: parent
        ? { platformMessageId: parent, rootPlatformMessageId: root ?? parent, text: null, isFromBot: null }
        : null,
      threadId: message.thread_id ?? null,
      mentionsAll: content.mentionsAll || mentions.some(({ key }) => key === '@_all'),
      mentionedOthers: others.map(({ name }) => name),
      isDirect,
    },
    others,
    names: new Map(mentions.flatMap(({ openId, name }) => (openId && name ? [[openId, name]] : []))),
  };
}
