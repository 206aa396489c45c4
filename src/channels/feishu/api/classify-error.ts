import { SendError, type SendFailure } from '../../../core/ports/channel';
import { FeishuApiError, type FeishuFailure } from './feishu-api-error';

/** "Internal error": with any HTTP status. */
const BROKEN = [1500, 2200];
const TOO_OFTEN = [99991400, 230020, 11232, 11233];

/**
 * What the platform's codes mean for a send. A code is a definite answer: nothing was shown. Sources, all below
 * https://open.feishu.cn/document/: `server-docs/im-v1/message/reply` and `…/delete`, `cardkit-v1/card/update`,
 * `server-docs/api-call-guide/generic-error-code`, `server-docs/api-call-guide/frequency-control`.
 * A code that is not listed is a refusal where it is about the message, its content or its receiver, else it may pass.
 */
const meanings: readonly { failure: SendFailure; codes: readonly number[] }[] = [
  // Too often: for an app, a group, a tenant, a person.
  { failure: 'retry', codes: TOO_OFTEN },
  // A token that was just fetched is not taken, the secret was revoked, the address is not allowed: for an admin to mend.
  {
    failure: 'retry',
    codes: [99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677, 99991401, 10003, 10014],
  },
  // The app is disabled, its bot is off, it lacks a scope: for an admin to mend, too.
  { failure: 'retry', codes: [99991662, 230006, 99991672, 230027] },
  // The platform sends nothing at this moment.
  { failure: 'retry', codes: [230101] },
  // Somebody is pressing a button of the card at this moment.
  { failure: 'retry', codes: [200810] },
  // The same message is on its way, or something broke on the platform's side after it took the call.
  { failure: 'unknown', codes: [230049, 300120, ...BROKEN] },
];

/** The connection never stood, so nothing was sent. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** @param error whatever a call of `FeishuApi` threw */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  // An answer that cannot be read may be one to a message that was shown.
  if (!(error instanceof FeishuApiError)) return new SendError('unknown', 'Feishu answered what cannot be read');
  return new SendError(meaningOf(error.failure), error.message, error.failure.retryAfter);
}

function meaningOf({ stage, status, code, network }: FeishuFailure): SendFailure {
  if (stage === 'token') return 'retry';
  if (network !== null) return notConnected.has(network) ? 'retry' : 'unknown';
  if (status === 429) return 'retry';
  const known = meanings.find(({ codes }) => code !== null && codes.includes(code));
  if (known) return known.failure;
  if (status === null || status >= 500 || (status < 300 && code === null)) return 'unknown';
  // Without a code it is not the platform that speaks, but something on the way.
  return code !== null && isOfMessage(code) ? 'refused' : 'retry';
}

/** Messages and reactions, files, cards, malformed calls. */
const isOfMessage = (code: number): boolean =>
  code === 10_002 || [200, 230, 231, 232, 234, 300, 99_992].includes(Math.floor(code / 1000));

const codeOf = (error: unknown): number => (error instanceof FeishuApiError ? (error.failure.code ?? 0) : 0);

/** The platform refuses as long as nobody mends what is wrong with the app: this is no moment's trouble. */
export function needsPerson(error: unknown): error is FeishuApiError {
  if (!(error instanceof FeishuApiError)) return false;
  const { code, status } = error.failure;
  return code !== null && (status ?? 0) < 429 && ![...TOO_OFTEN, ...BROKEN].includes(code);
}

/** The message is not there any more: recalled, deleted, or its group is dissolved. The last two are of reactions. */
export const isGone = (error: unknown): boolean => [230011, 230110, 232009, 231002, 231003].includes(codeOf(error));

/** The bot is not in the group any more, or the message is gone: nothing is there to be looked for. */
export const isOutOfReach = (error: unknown): boolean => codeOf(error) === 230002 || isGone(error);

/**
 * A file in a message that will never be had: its message or the file is deleted, it is of another message, the bot is
 * not in the chat, or the platform gives files of such messages to no program. Page `im-v1/message-resource/get`.
 */
export const isFileGone = (error: unknown): boolean =>
  isOutOfReach(error) || [234003, 234004, 234005, 234043].includes(codeOf(error));

/** More than we asked for, or than the platform gives out at all. */
export const isFileTooLarge = (error: unknown): boolean =>
  error instanceof FeishuApiError && (error.failure.network === 'too-large' || error.failure.code === 234037);

/** The app lacks a scope, by the tenant's choice or by oversight. */
export const lacksScope = (error: unknown): boolean => [99991672, 230027].includes(codeOf(error));

/** A call on a card came with a number that is not above the last. */
export const isOldSequence = (error: unknown): boolean => codeOf(error) === 300317;

/** The card as such is refused, by its content or for want of a scope; the same words may pass in a plainer form. */
export function isCardRefusal(error: unknown): boolean {
  const code = codeOf(error);
  const isOfCards = (code >= 200_000 && code < 201_000 && code !== 200_810) || (code >= 300_300 && code < 300_317);
  return isOfCards || [10002, 99991672, 230001, 230017, 230025, 230054, 230055, 230099].includes(code);
}
