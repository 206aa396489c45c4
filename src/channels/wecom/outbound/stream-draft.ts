import { setTimeout as pause } from 'node:timers/promises';
import type { OutgoingReply, ReplyDraft } from '../../../core/ports/channel';
import type { Logger } from '../../../core/ports/logger';
import { callErrorOf, sendErrorOf } from '../connection/call-error';
import type { WeComLine } from '../connection/wecom-line';
import type { ConversationPace } from './conversation-pace';
import { draftWords } from './reply-words';
import { streamBody } from './stream-body';

export interface StreamDraftOptions {
  line: Pick<WeComLine, 'respond'>;
  pace: ConversationPace;
  logger: Logger;
  /** Between two states that are shown, in milliseconds. */
  pauseMilliseconds?: number;
}

const PAUSE_MILLISECONDS = 2_000;

/** Words that grow in a stream. The latest state wins; one that comes too fast, or is refused, is left out. */
export class StreamDraft implements ReplyDraft {
  private waiting: string | null = null;
  private work: Promise<void> = Promise.resolve();
  private isWorking = false;
  private readonly ended = new AbortController();

  constructor(
    private readonly reply: OutgoingReply,
    private readonly requestId: string,
    private readonly options: StreamDraftOptions,
  ) {}

  show(text: string): void {
    if (this.ended.signal.aborted || text.trim() === '') return;
    this.waiting = text;
    if (!this.isWorking) this.work = this.run();
  }

  async settle(): Promise<void> {
    this.ended.abort();
    await this.work;
  }

  private async run(): Promise<void> {
    this.isWorking = true;
    const { signal } = this.ended;
    const { pace, pauseMilliseconds = PAUSE_MILLISECONDS } = this.options;
    while (this.waiting !== null && !signal.aborted) {
      await pause(pauseMilliseconds, undefined, { signal, ref: false }).catch(() => undefined);
      if (this.ended.signal.aborted || !pace.takeForDraft(this.reply.conversation.id)) continue;
      const text: string = this.waiting;
      this.waiting = null;
      await this.showState(text);
    }
    this.isWorking = false;
  }

  /** What may pass is left to the next state; anything else ends the showing, and the finished reply comes all the same. */
  private async showState(text: string): Promise<void> {
    const { line, logger } = this.options;
    const content = draftWords(text, this.reply.body.language);
    try {
      await line.respond(this.requestId, streamBody(this.reply, { content, finish: false }));
    } catch (error) {
      if (sendErrorOf(error).failure === 'retry') return;
      this.ended.abort();
      const fields = { sendKey: this.reply.sendKey, error: callErrorOf(error).message };
      logger.warn(fields, 'A draft on WeCom is not shown any further');
    }
  }
}
