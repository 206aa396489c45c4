import { z } from 'zod';
import { SendError } from '../../../core/ports/channel';

/** A command that the platform did not carry out, or of which nobody knows. */
export class WeComCallError extends Error {
  constructor(
    /** `not-sent`: there was no line. `answered`: it was refused with `code`. `no-answer`: it may have been carried out. */
    readonly stage: 'not-sent' | 'answered' | 'no-answer',
    readonly code: number | null,
  ) {
    super(wordsOf(stage, code));
    this.name = 'WeComCallError';
  }
}

function wordsOf(stage: WeComCallError['stage'], code: number | null): string {
  if (stage === 'not-sent') return 'The long connection to WeCom is not there';
  return stage === 'answered' ? `WeCom refuses (code ${code ?? 'unknown'})` : 'WeCom did not answer';
}

/**
 * Page `path/90313` has the common codes; those from 846600 on are the robot's own and stand on no page. The platform
 * names them in `errmsg` ("frequency limit exceeded", "invalid req_id", "stream message update expired", "aibot websocket
 * not subscribed", "invalid bot_id or secret").
 */
export const codes = {
  systemBusy: -1,
  tooOften: 45009,
  invalidRequestId: 846605,
  frequencyLimit: 846607,
  streamExpired: 846608,
  notSubscribed: 846609,
  invalidSecret: 853000,
} as const;

/** The SDK's acknowledgement of a refused command: it rejects with the frame itself. */
const refusal = z.object({ errcode: z.number() });

/** Bound to the SDK's version, which package.json pins: a contract test with the real SDK fails when it changes. */
const NOT_SENT = 'unable to send data';

/** What a rejection of the SDK says of the command. */
export function callErrorOf(error: unknown): WeComCallError {
  if (error instanceof WeComCallError) return error;
  const refused = refusal.safeParse(error).data;
  if (refused) return new WeComCallError('answered', refused.errcode);
  const wasNotSent = error instanceof Error && error.message.includes(NOT_SENT);
  return new WeComCallError(wasNotSent ? 'not-sent' : 'no-answer', null);
}

/** The limits count a minute. */
const LIMIT_MILLISECONDS = 60_000;

export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { stage, code, message } = callErrorOf(error);
  if (stage === 'no-answer') return new SendError('unknown', message);
  if (stage === 'not-sent' || code === codes.systemBusy || code === codes.notSubscribed) {
    return new SendError('retry', message);
  }
  if (code === codes.frequencyLimit || code === codes.tooOften) {
    return new SendError('retry', message, LIMIT_MILLISECONDS);
  }
  return new SendError('refused', message);
}

/** The callback can no longer be answered, or its stream not be continued; the conversation may still be written to. */
export function isRequestOver(error: unknown): boolean {
  const { code } = callErrorOf(error);
  return code === codes.invalidRequestId || code === codes.streamExpired;
}
