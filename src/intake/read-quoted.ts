import type { Message, QuotedMessage } from '../core/message';
import type { Channel } from '../core/ports/channel';
import type { InboxStore, MessageRecord } from '../core/ports/inbox-store';
import type { OutboxStore } from '../core/ports/outbox-store';

export interface ReadQuotedOptions {
  inbox: Pick<InboxStore, 'findByPlatformId'>;
  outbox: Pick<OutboxStore, 'findByPlatformId'>;
  channels: readonly Pick<Channel, 'name' | 'fetchQuoted'>[];
}

/** Finds the words of what a message quotes: among our own replies, among what members wrote, else on the platform. */
export class ReadQuoted {
  constructor(private readonly options: ReadQuotedOptions) {}

  /** The message with these words; as it is when it quotes nothing or they cannot be had. */
  async read(message: Message): Promise<Message> {
    const { details } = message;
    if (details?.quoted?.text !== null) return message;
    return { ...message, details: { ...details, quoted: await this.wordsOf(message, details.quoted) } };
  }

  private async wordsOf(message: Message, quoted: QuotedMessage): Promise<QuotedMessage> {
    const { inbox, outbox, channels } = this.options;
    const { channel } = message.conversation;
    const { platformMessageId } = quoted;
    const reply = await outbox.findByPlatformId({ channel, app: message.app, platformMessageId });
    if (reply) return { ...quoted, text: reply.body.text, isFromBot: true };
    const record = await inbox.findByPlatformId({ channel, app: message.app, platformMessageId });
    if (record) return { ...quoted, ...saidIn(record), isFromBot: false };
    const wired = channels.find(({ name }) => name === channel);
    return (await wired?.fetchQuoted?.(message)) ?? quoted;
  }
}

function saidIn({
  message: { text, member, details },
}: MessageRecord): Pick<QuotedMessage, 'text' | 'memberId' | 'attachments'> {
  return { text, memberId: member.id, attachments: details?.attachments ?? [] };
}
