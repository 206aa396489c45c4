import type { Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';
import type { OutboxItem, OutboxStore } from '../../core/ports/outbox-store';

/** An answer counts as just given for so long. */
const JUST_MILLISECONDS = 10 * 60_000;
/** The group's latest replies that are looked through. */
const REPLIES = 10;
/** The group's latest messages that are looked through. */
const MESSAGES = 30;

export interface CommandTargetOptions {
  inbox: Pick<InboxStore, 'findByPlatformId' | 'history'>;
  outbox: Pick<OutboxStore, 'findByPlatformId' | 'latest'>;
  clock: Pick<Clock, 'now'>;
}

/** Finds what a command is about. */
export class CommandTarget {
  constructor(private readonly options: CommandTargetOptions) {}

  /** Whether the bot has just answered this very member, and nobody else since. */
  async isAfterAnswer({ conversation, member }: Message): Promise<boolean> {
    const { outbox, clock } = this.options;
    const shown = await outbox.latest(conversation, ['sent'], REPLIES);
    const latest = shown.find(({ replyTo }) => replyTo !== '');
    if (latest?.body.askedBy !== member.id) return false;
    return clock.now() - latest.createdAt < JUST_MILLISECONDS;
  }

  /** Whether it quotes a reply of the bot. Who quotes another member talks to that member. */
  async quotesBot({ conversation, app, details }: Message): Promise<boolean> {
    const { quoted } = details ?? {};
    if (!quoted) return false;
    const { isFromBot, platformMessageId } = quoted;
    if (isFromBot !== null) return isFromBot;
    const reply = { channel: conversation.channel, app, platformMessageId };
    const { outbox } = this.options;
    // What was told to a group of staff may name no app.
    return ((await outbox.findByPlatformId(reply)) ?? (await outbox.findByPlatformId({ ...reply, app: '' }))) !== null;
  }

  /** The reply that is quoted, else the member's latest one, else the group's. */
  async reply(message: Message): Promise<OutboxItem | null> {
    const { outbox } = this.options;
    const { conversation, app, details, member } = message;
    const { quoted } = details ?? {};
    if (quoted) {
      const { platformMessageId } = quoted;
      return outbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
    }
    const latest = await outbox.latest(conversation, ['sent'], REPLIES);
    const answers = latest.filter(({ body }) => body.writer !== 'fixed');
    return answers.find(({ body }) => body.askedBy === member.id) ?? answers[0] ?? null;
  }

  /** The message that is quoted, else the latest one of the group that the bot kept silent about. */
  async silence(message: Message): Promise<MessageRecord | null> {
    const { inbox } = this.options;
    const { conversation, app, details } = message;
    const { quoted } = details ?? {};
    if (quoted) {
      const { platformMessageId } = quoted;
      return inbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
    }
    const history = await inbox.history(conversation, MESSAGES, message.id);
    return history.findLast(({ outcome }) => outcome !== null && outcome.answer === null) ?? null;
  }
}
