import { SendError } from '../../../core/ports/channel';
import { withDeadline } from '../../deadline';
import { describeError } from '../describe-error';
import { tellsRestriction } from '../inbound/platform-facts';
import type { Breaker } from './breaker';
import type { ExpectedEcho, OwnEchoes } from './own-echoes';

export interface ConfirmedSendOptions {
  echoes: OwnEchoes;
  breaker: Breaker;
  /** How long the account's own message is waited for. */
  echoMilliseconds: number;
}

const CALL_MILLISECONDS = 30_000;

/**
 * One call of the puppet that sends something. Resolves with the id, as the puppet tells it or as the account's own message
 * bears it, even where the call itself fails. Else nobody knows: throws `SendError` with `unknown`, and tells the breaker.
 */
export async function confirmedSend(
  expected: ExpectedEcho,
  call: () => Promise<unknown>,
  { echoes, breaker, echoMilliseconds }: ConfirmedSendOptions,
): Promise<string> {
  const awaited = echoes.await(expected);
  try {
    // A puppet may throw at once, too.
    const called = Promise.resolve().then(call);
    const told = await withDeadline(called, CALL_MILLISECONDS, () => null).then(
      (id) => ({ id: typeof id === 'string' && id !== '' ? id : null, problem: null }),
      (problem: unknown) => ({ id: null, problem }),
    );
    const id = told.id ?? (await withDeadline(awaited.id, echoMilliseconds, () => null));
    if (id === null) throw failureOf(told.problem, breaker);
    breaker.noteSent();
    return id;
  } finally {
    awaited.forget();
  }
}

function failureOf(problem: unknown, breaker: Breaker): SendError {
  if (problem instanceof Error && tellsRestriction(problem.message)) breaker.stop('restricted');
  else breaker.noteFailure();
  return new SendError('unknown', problem === null ? 'No echo of the message came' : describeError(problem));
}
