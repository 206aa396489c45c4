import type { Message } from '../core/message';
import type { Channel, OutgoingReply, ReplyDraft } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxStore } from '../core/ports/outbox-store';
import { languageOf } from '../text/language';
import { type LateOptions, withLateLine } from './late-line';
import { sendKeyOf } from './question-ids';
import type { SendPacing } from './send-pacing';

export interface LiveDraftOptions {
  message: Message;
  questionId: string;
  channel: Channel;
  pacing: SendPacing;
  outbox: OutboxStore;
  clock: Clock;
  logger: Logger;
  late: LateOptions;
}

type Opened = ReplyDraft | 'not-yet' | null;

/**
 * The first part of a reply, shown while a model writes it. Its row is stored before the channel begins, under the key by
 * which the finished reply will be sent; so whatever happens, there is one reply. A channel that cannot show drafts, or
 * fails to, costs nothing: the reply is then sent when it is finished.
 */
export class LiveDraft {
  private opening: Promise<Opened> | null = null;
  private latest = '';

  constructor(private readonly options: LiveDraftOptions) {}

  show(text: string): void {
    this.latest = text;
    this.opening ??= this.open().catch((error: unknown) => {
      const { logger, message } = this.options;
      logger.warn({ messageId: message.id, error: String(error) }, 'A reply cannot be shown while it is written');
      return null;
    });
    void this.opening.then((draft) => {
      if (draft === 'not-yet') this.opening = null;
      else draft?.show(this.reply().text);
    });
  }

  /** Resolves when nothing of it is under way any more. */
  async settle(): Promise<void> {
    const draft = await this.opening;
    if (draft !== 'not-yet') await draft?.settle();
  }

  private async open(): Promise<Opened> {
    const { channel, outbox, message, pacing, clock, questionId } = this.options;
    if (!channel.openDraft) return null;
    // Replies to earlier questions come first; more of the text is another occasion.
    if (await outbox.nextItem(message.conversation)) return 'not-yet';
    const reply = this.reply();
    const now = clock.now();
    const stored = await outbox.openDraft({
      ...reply,
      questionId,
      assistant: message.assistant,
      nextAttemptAt: now,
      createdAt: now,
      express: false,
    });
    if (stored.state !== 'drafting') return null;
    const turn = await pacing.turn(message.conversation, message.app);
    try {
      return await channel.openDraft({ ...reply, draft: stored.draft }, (draft, platformMessageId) =>
        outbox.noteDraft(reply.sendKey, draft, platformMessageId),
      );
    } finally {
      turn();
    }
  }

  private reply(): OutgoingReply {
    const { message, questionId, late, clock } = this.options;
    const askedAt = message.sentAt;
    const language = languageOf(message.text);
    const text = withLateLine(this.latest, { part: 1, askedAt, language }, { ...late, now: clock.now() });
    return {
      sendKey: sendKeyOf(questionId, 1),
      conversation: message.conversation,
      app: message.app,
      replyTo: message.platformMessageId,
      text,
      body: {
        text,
        citations: [],
        writer: 'model',
        language,
        questionId,
        askedBy: message.member.id,
        askedAt,
        part: 1,
        parts: 1,
      },
      draft: null,
    };
  }
}
