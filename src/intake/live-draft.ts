import type { Message } from '../core/message';
import type { Channel, OutgoingReply, ReplyDraft } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxStore } from '../core/ports/outbox-store';
import { languageOf } from '../text/language';
import { type LateOptions, withLateLine } from './late-line';
import { sendKeyOf } from './question-ids';
import type { RestoredDraft, RestorePlaceholders } from './restore-placeholders';
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
  restore: Pick<RestorePlaceholders, 'forDraft'>;
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

  private readonly restored: RestoredDraft;

  constructor(private readonly options: LiveDraftOptions) {
    const { restore, message } = options;
    this.restored = restore.forDraft(message.conversation, message.member.id);
  }

  show(text: string): void {
    this.latest = text;
    this.opening ??= this.open().catch((error: unknown) => this.failed(error));
    void this.opening.then((draft) => this.showLatest(draft)).catch((error: unknown) => this.failed(error));
  }

  private async showLatest(draft: Opened): Promise<void> {
    if (draft === 'not-yet') this.opening = null;
    else draft?.show(await this.restored.show(() => this.reply().text));
  }

  private failed(error: unknown): null {
    const { logger, message } = this.options;
    logger.warn({ messageId: message.id, error: String(error) }, 'A reply cannot be shown while it is written');
    return null;
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
      const text = await this.restored.show(() => reply.text);
      const shown = { ...reply, text, body: { ...reply.body, text }, draft: stored.draft };
      return await channel.openDraft(shown, (draft, platformMessageId) =>
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
