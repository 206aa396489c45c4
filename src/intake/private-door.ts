import type { IncomingMessage } from '../core/message';
import type { Clock } from '../core/ports/clock';
import type { ClaimOptions } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { MemberDataStore } from '../core/ports/member-data-store';
import type { Redactor } from '../core/ports/redactor';
import { redactMessage } from '../pipeline/safety/personal-data/redact-message.use-case';
import { recognisePrivacyCommand } from './commands/privacy-commands';

export interface PrivateDoorOptions {
  redactor: Redactor;
  members: Pick<MemberDataStore, 'optedOut'>;
  clock: Pick<Clock, 'now' | 'elapsed'>;
  logger: Logger;
  /** How long what placeholders stand for is kept. */
  keepRawHours: number;
}

/**
 * A message as it may be stored. `optedOut`: its member wants no words stored; the message is without any, and is
 * stored only where an emergency has to be answered.
 */
export type AtTheDoor =
  | { optedOut: false; message: IncomingMessage; claim: Pick<ClaimOptions, 'rawText' | 'placed'> }
  | { optedOut: true; message: IncomingMessage };

const HOUR_MILLISECONDS = 3_600_000;
/** Another program on the database may have been told meanwhile. */
const KNOWN_MILLISECONDS = 1_000;

/** Where personal data stays behind: whatever comes after it sees placeholders only. */
export class PrivateDoor {
  private readonly members = new Set<string>();
  private knownUntil = -Infinity;

  constructor(private readonly options: PrivateDoorOptions) {}

  /** Throws when it cannot be known who has opted out: then nothing may be stored. */
  async receive(incoming: IncomingMessage): Promise<AtTheDoor> {
    await this.lookAgain();
    const command = recognisePrivacyCommand(incoming);
    const isOut = this.members.has(keyOf(incoming.conversation.channel, incoming.member.id));
    if (isOut && command === null) return { optedOut: true, message: withoutWords(incoming) };
    return this.redacted(incoming);
  }

  /** What this program was told holds at once. */
  note({ channel, memberId }: { channel: string; memberId: string }, isOut: boolean): void {
    if (isOut) this.members.add(keyOf(channel, memberId));
    else this.members.delete(keyOf(channel, memberId));
  }

  private redacted(incoming: IncomingMessage): AtTheDoor {
    const { redactor, clock, logger, keepRawHours } = this.options;
    const rawText = incoming.text;
    try {
      const { message, placed } = redactMessage(incoming, redactor);
      const expiresAt = clock.now() + keepRawHours * HOUR_MILLISECONDS;
      const isChanged = message.text !== rawText;
      return {
        optedOut: false,
        message,
        claim: { ...(isChanged && { rawText }), ...(placed.length > 0 && { placed: { values: placed, expiresAt } }) },
      };
    } catch (error) {
      // The message of the error may hold words of the member.
      const name = error instanceof Error ? error.name : 'unknown';
      const { conversation, platformMessageId } = incoming;
      logger.error(
        { channel: conversation.channel, platformMessageId, error: name },
        'A message could not be redacted',
      );
      return { optedOut: false, message: withoutWords(incoming), claim: { rawText } };
    }
  }

  private async lookAgain(): Promise<void> {
    const { members, clock } = this.options;
    if (clock.elapsed() < this.knownUntil) return;
    const out = await members.optedOut();
    this.members.clear();
    for (const { channel, memberId } of out) this.members.add(keyOf(channel, memberId));
    this.knownUntil = clock.elapsed() + KNOWN_MILLISECONDS;
  }
}

const keyOf = (channel: string, memberId: string): string => JSON.stringify([channel, memberId]);

/** Nothing but ids and what kind of message it was. */
function withoutWords(message: IncomingMessage): IncomingMessage {
  const { details, member } = message;
  const bare = { ...message, text: '', member: { ...member, name: '' } };
  if (!details) return bare;
  const { kind, threadId, mentionsAll, isDirect } = details;
  return {
    ...bare,
    details: { kind, attachments: [], quoted: null, threadId, mentionsAll, mentionedOthers: [], isDirect },
  };
}
