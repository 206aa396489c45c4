import type { OwnMessage } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore } from '../core/ports/outbox-store';
import type { NoteHanded } from './groups/note-handed';

export interface NoteOwnMessageOptions {
  outbox: Pick<OutboxStore, 'latest' | 'finish'>;
  handed: Pick<NoteHanded, 'noteOwn'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

/** Replies of unknown result that are compared. */
const UNKNOWN = 20;

/**
 * Matches what the bot's own account shows with replies of which nobody knew whether the group saw them. What the
 * program did not send was sent by a person, and may be a draft that it offered.
 */
export class NoteOwnMessage {
  constructor(private readonly options: NoteOwnMessageOptions) {}

  async note({ conversation, app, platformMessageId, text }: OwnMessage): Promise<void> {
    const { outbox, handed, clock, logger } = this.options;
    const known = await outbox.latest(conversation, ['sent'], UNKNOWN);
    if (known.some((item) => item.platformMessageId === platformMessageId)) return;
    const unknown = await outbox.latest(conversation, ['sending', 'uncertain'], UNKNOWN);
    const shown = foldBlanks(text);
    // The oldest first: of two that say the same, it was sent first.
    const item = unknown.reverse().find((one) => one.app === app && saysTheSame(one, shown));
    if (!item) {
      if (!known.some((one) => saysTheSame(one, shown))) await handed.noteOwn(conversation, text);
      return;
    }
    await outbox.finish(item.sendKey, {
      from: ['sending', 'uncertain'],
      to: 'sent',
      platformMessageId,
      closes: { kind: 'uncertain-send', at: clock.now() },
    });
    logger.info({ sendKey: item.sendKey, questionId: item.questionId }, 'A reply of unknown result was seen');
  }
}

/** The channel may have put a line above it, such as the asker's name. */
const saysTheSame = ({ text }: OutboxItem, shown: string): boolean => shown.endsWith(foldBlanks(text));

const foldBlanks = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
