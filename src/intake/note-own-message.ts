import type { OwnMessage } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutboxItem, OutboxStore } from '../core/ports/outbox-store';
import type { Redactor } from '../core/ports/redactor';
import type { NoteHanded } from './groups/note-handed';
import type { RestorePlaceholders } from './restore-placeholders';

export interface NoteOwnMessageOptions {
  outbox: Pick<OutboxStore, 'latest' | 'finish'>;
  handed: Pick<NoteHanded, 'noteOwn'>;
  restore: Pick<RestorePlaceholders, 'of'>;
  redactor: Redactor;
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
    const { outbox, handed, clock, logger, redactor } = this.options;
    const known = await outbox.latest(conversation, ['sent'], UNKNOWN);
    if (known.some((item) => item.platformMessageId === platformMessageId)) return;
    const unknown = await outbox.latest(conversation, ['sending', 'uncertain'], UNKNOWN);
    const shown = foldBlanks(text);
    // The oldest first: of two that say the same, it was sent first.
    const item = await this.shownAs(
      unknown.reverse().filter((one) => one.app === app),
      shown,
    );
    if (!item) {
      if (await this.shownAs(known, shown)) return;
      await handed.noteOwn(conversation, redactor.redact(text, { conversation, memberId: '' }).text);
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

  /** The first that says what is shown, once it says what it said to its member. */
  private async shownAs(items: readonly OutboxItem[], shown: string): Promise<OutboxItem | null> {
    for (const item of items) if (saysTheSame(await this.options.restore.of(item), shown)) return item;
    return null;
  }
}

/** The channel may have put a line above it, such as the asker's name. */
const saysTheSame = ({ text }: OutboxItem, shown: string): boolean => shown.endsWith(foldBlanks(text));

const foldBlanks = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
