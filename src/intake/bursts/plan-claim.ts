import type { Message } from '../../core/message';
import type { ClaimOptions } from '../../core/ports/inbox-store';
import { mayBeCommand, recogniseCommand } from '../commands/recognise-command';
import { forwardsOf } from '../groups/forwarding';
import type { GroupsConfig } from '../groups/groups.config';
import { afterComplete, type BurstConfig, burstWindow } from './burst-window';

export interface PlanClaimOptions {
  burst: BurstConfig;
  /** Longest pause of a channel in milliseconds; undefined where it sets none. */
  pauseOf: (channel: string) => number | undefined;
  forwarding: GroupsConfig['forwarding'];
}

/** What answers an emergency at once comes first; after a crash it is due then. */
const EMERGENCY_MILLISECONDS = 1_000;

/** How a message that has just come in is stored: whose burst it joins, until when it waits, where it is passed on. */
export function planClaim(
  message: Message,
  { burst, pauseOf, forwarding }: PlanClaimOptions,
  isEmergency = false,
): ClaimOptions {
  if (isEmergency) {
    // Whomever it calls and whatever it looks like, it is a part of what its member is saying.
    const window = burstWindow(message, burst, pauseOf(message.conversation.channel));
    return { ...window, runAt: message.receivedAt + EMERGENCY_MILLISECONDS, forwards: forwardsOf(message, forwarding) };
  }
  const forwards = isForBot(message) ? [] : forwardsOf(message, forwarding);
  if (isForOthers(message)) return { reason: 'not-addressed', forwards };
  if (isCommand(message)) return { runAt: message.receivedAt, forwards };
  const pause = pauseOf(message.conversation.channel);
  const window = burstWindow(message, burst, pause);
  // "Why" alone asks for sources; behind "my blood pressure is up" it is the question.
  if (mayBeCommand(message)) return { ...window, runAt: afterComplete(message, burst, pause), forwards };
  return { ...window, forwards };
}

const isCommand = (message: Message): boolean =>
  recogniseCommand(message, { afterAnswer: false, quotes: Boolean(message.details?.quoted) }) !== null;

/** A plain command, such as a complaint, is not for the sister groups. */
const isForBot = (message: Message): boolean =>
  recogniseCommand(message, { afterAnswer: false, quotes: false }) !== null;

/** Who calls others by name, and not the bot, talks to them. */
function isForOthers({ mentionsBot, details }: Message): boolean {
  if (mentionsBot || !details || details.mentionsAll || details.quoted?.isFromBot === true) return false;
  return details.mentionedOthers.length > 0;
}
