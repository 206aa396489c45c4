import { createHash } from 'node:crypto';
import type { IncomingMessage } from '../core/message';

/** The same for every delivery of one message, so that a redelivery gets the id that the first one got. */
export function messageIdOf({ conversation, app, platformMessageId }: IncomingMessage): string {
  const identity = JSON.stringify([conversation.channel, app, platformMessageId]);
  return createHash('sha256').update(identity).digest('base64url').slice(0, 22);
}
