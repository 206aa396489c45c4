import { createHash } from 'node:crypto';
import type { Message } from '../../core/message';
import type { ClaimOptions } from '../../core/ports/inbox-store';
import { completenessOf } from '../../text/completeness';
import type { IntakeConfig } from '../intake.config';

export type BurstConfig = IntakeConfig['burst'];

const SECOND = 1_000;
/** An address with nothing behind it, looked for in so many characters at the end: a huge text costs no more. */
const ENDS_IN_LINK = /https?:\/\/\S+\s*$/i;
const LINK_CHARACTERS = 2_000;

/**
 * How long the member's next message is waited for after this one, and whose job it joins.
 * @param longestPause of the channel, in milliseconds; undefined where it sets none
 */
export function burstWindow(
  message: Message,
  config: BurstConfig,
  longestPause: number | undefined,
): Pick<ClaimOptions, 'runAt' | 'burst'> {
  const { receivedAt } = message;
  if (config.pauseSeconds === 0 || longestPause === 0) return { runAt: receivedAt };
  const pause = Math.min(pauseSeconds(message, config) * SECOND, longestPause ?? Infinity);
  const alone = wantsQuestion(message) ? config.aloneSeconds * SECOND : 0;
  return {
    runAt: receivedAt + pause,
    burst: {
      key: burstKey(message),
      joinsUntil: receivedAt + Math.max(pause, alone),
      closesAt: receivedAt + alone + config.longestSeconds * SECOND,
    },
  };
}

const ADDRESS = /https?:\/\/\S+/gi;

/** Whether something is asked or said; a sound may hold words. */
export const hasWords = ({ text, details }: Message): boolean =>
  details?.kind === 'voice' || (details?.kind !== 'sticker' && text.replace(ADDRESS, '').trim() !== '');

/** A picture, a file or a link without a word: what is asked about it is still to come. */
export function wantsQuestion(message: Message): boolean {
  const { details, text } = message;
  if (hasWords(message) || details?.kind === 'sticker') return false;
  return (details?.attachments.length ?? 0) > 0 || (details?.links?.length ?? 0) > 0 || text.trim() !== '';
}

/** A whole question about something that is not in its words, such as a picture. */
export const pointsAtSomething = ({ text }: Message): boolean =>
  /[?？吗呢么]\s*$/.test(text) && completenessOf(text) === 'open';

/** When a complete question that is received now is asked; epoch milliseconds. */
export const afterComplete = ({ receivedAt }: Message, config: BurstConfig, longestPause: number | undefined): number =>
  receivedAt + Math.min(config.completeSeconds * SECOND, config.pauseSeconds * SECOND, longestPause ?? Infinity);

/** Until when messages without any words wait for their question; epoch milliseconds. */
export function waitsAloneUntil(
  messages: readonly Message[],
  config: BurstConfig,
  longestPause: number | undefined,
): number {
  const last = messages.at(-1)?.receivedAt ?? 0;
  if (config.pauseSeconds === 0 || longestPause === 0) return last;
  return last + config.aloneSeconds * SECOND;
}

function pauseSeconds(message: Message, { pauseSeconds, completeSeconds, openSeconds }: BurstConfig): number {
  if (wantsQuestion(message) || ENDS_IN_LINK.test(message.text.slice(-LINK_CHARACTERS))) return openSeconds;
  if (!hasWords(message)) return pauseSeconds;
  const completeness = completenessOf(message.text);
  if (completeness === 'open') return openSeconds;
  return completeness === 'complete' ? Math.min(completeSeconds, pauseSeconds) : pauseSeconds;
}

/** Of one member, in one thread of one conversation, told to one of our bots. */
const burstKey = ({ conversation, app, member, details }: Message): string =>
  createHash('sha256')
    .update(JSON.stringify([conversation.channel, conversation.id, app, member.id, details?.threadId ?? null]))
    .digest('base64url')
    .slice(0, 22);
