import type { IncomingMessage, QuotedMessage } from '../../../core/message';
import { withoutLead } from '../outbound/lead-line';
import type { PuppetMessage, WeChatPuppet } from '../puppet/puppet';
import { readMentions } from './mentions';
import { type MessageContent, readContent } from './message-content';
import type { Quote } from './quote';
import type { RecentMessages } from './recent-messages';
import { sentAtOf } from './sent-at';
import type { WeChatNames } from './wechat-names';

export interface ReadMessageOptions {
  puppet: Pick<WeChatPuppet, 'messageUrl'>;
  names: WeChatNames;
  recent: RecentMessages;
  /** Of the account that is logged in. */
  botId: string;
  /** Epoch milliseconds. */
  now: number;
}

/** A member's message as the channel hands it on; it is then among the recent ones. */
export async function readMessage(
  message: PuppetMessage,
  assistant: string,
  { puppet, names, recent, botId, now }: ReadMessageOptions,
): Promise<IncomingMessage> {
  const roomId = message.roomId ?? null;
  const conversation = roomId ?? message.talkerId;
  const content = await readContent(message, puppet);
  const name = await names.ofMember(roomId, message.talkerId);
  const ids = message.mentionIdList ?? [];
  const mayNameBot = content.quote !== null || ids.length > 0 || /[@＠]/.test(content.text);
  const botNames = mayNameBot ? await names.ofBot(roomId, botId) : [];
  const nameOf = (memberId: string) => names.ofMember(roomId, memberId);
  const mentions = await readMentions({ text: content.text, ids, botId, botNames, nameOf });
  const quoted = content.quote && readQuoted(content.quote, { conversation, recent, botId, botNames });
  const { id, talkerId } = message;
  recent.add(conversation, { id, memberId: talkerId, name, text: mentions.text, attachments: content.attachments });
  return {
    conversation: { channel: 'wechat', id: conversation },
    app: botId,
    platformMessageId: id,
    assistant,
    member: { id: talkerId, name },
    text: mentions.text,
    mentionsBot: roomId === null || mentions.mentionsBot,
    sentAt: sentAtOf(message.timestamp, now),
    details: {
      ...plainDetails(content),
      quoted,
      threadId: null,
      mentionsAll: mentions.mentionsAll,
      mentionedOthers: mentions.others,
      isDirect: roomId === null,
      groupName: roomId === null ? null : await names.ofGroup(roomId),
    },
  };
}

const plainDetails = ({ kind, attachments, links }: MessageContent) => ({
  kind,
  attachments,
  ...(links.length > 0 && { links }),
});

interface Quoting {
  conversation: string;
  recent: RecentMessages;
  botId: string;
  botNames: readonly string[];
}

/** The id is empty where neither the puppet nor our memory knows which message is meant. */
function readQuoted(quote: Quote, { conversation, recent, botId, botNames }: Quoting): QuotedMessage {
  const byId = quote.messageId === null ? null : recent.find(conversation, quote.messageId);
  const found = byId ?? recent.findQuoted(conversation, quote);
  const memberId = found ? found.memberId : quote.memberId === botId ? null : quote.memberId;
  const isFromBot = found ? found.memberId === null : quote.memberId === botId || botNames.includes(quote.name);
  const id = quote.messageId ?? found?.id ?? '';
  const words = found?.text === '' ? '' : quote.text;
  return {
    platformMessageId: id,
    rootPlatformMessageId: id,
    text: isFromBot ? withoutLead(words) : words,
    isFromBot,
    ...(memberId !== null && { memberId }),
    ...(found && found.attachments.length > 0 && { attachments: found.attachments }),
  };
}
