import type { WebhookRequest } from '../../../core/ports/webhook';
import { asObject, readJsonObject } from '../read-json';
import { decrypt } from './decrypt';
import { isSameSecret } from './same-secret';
import { type SignatureCheck, verifySignature } from './verify-signature';

export interface WebhookSecrets {
  appId: string;
  encryptKey: string;
  /** `cipherKeyOf(encryptKey)`. */
  cipherKey: Buffer;
  verificationToken: string;
}

export type RefusalReason =
  | Extract<SignatureCheck, { status: 'refused' }>['reason']
  | 'no-signature'
  | 'malformed'
  | 'not-encrypted'
  | 'undecipherable'
  | 'wrong-token'
  | 'wrong-app';

/** `check`: the platform tests the address, and wants the challenge back within a second. */
export type VerifiedRequest =
  | { kind: 'event'; payload: Readonly<Record<string, unknown>>; isLate: boolean }
  | { kind: 'check'; challenge: string }
  | { kind: 'refused'; reason: RefusalReason; status: 400 | 401 | 403 };

const LONGEST_CHECK_BYTES = 4096;
const LONGEST_CHALLENGE = 1024;

/** Is it from the platform, for this app, and of these eight hours? The SDK checks less, and not over the raw bytes. */
export function verifyRequest(
  { headers, body }: Pick<WebhookRequest, 'headers' | 'body'>,
  secrets: WebhookSecrets,
  now: number,
): VerifiedRequest {
  const signature = verifySignature({ headers, body, encryptKey: secrets.encryptKey, now });
  if (signature.status === 'refused') return refused(signature.reason, 401);
  if (signature.status === 'absent') return verifyUnsigned(body, secrets);

  const opened = openBody(body, secrets);
  if ('reason' in opened) return refused(opened.reason, opened.reason === 'not-encrypted' ? 403 : 400);
  const { payload } = opened;
  if (payload.type === 'url_verification') return verifyCheck(payload, secrets);
  const header = payload.header === undefined ? null : asObject(payload.header);
  // Events of the first version have no header.
  const token = payload.header === undefined ? payload.token : header?.token;
  const appId = payload.header === undefined ? asObject(payload.event)?.app_id : header?.app_id;
  if (!isSameSecret(token, secrets.verificationToken)) return refused('wrong-token', 403);
  if (appId !== secrets.appId) return refused('wrong-app', 403);
  return { kind: 'event', payload, isLate: signature.isLate };
}

/**
 * The platform does not sign the check of an address. Whatever else comes unsigned has one answer only, so that nobody
 * learns from it how a ciphertext opened.
 */
function verifyUnsigned(body: Buffer, secrets: WebhookSecrets): VerifiedRequest {
  const none = refused('no-signature', 401);
  if (body.length > LONGEST_CHECK_BYTES) return none;
  const opened = openBody(body, secrets);
  if ('reason' in opened || opened.payload.type !== 'url_verification') return none;
  const check = verifyCheck(opened.payload, secrets);
  return check.kind === 'check' ? check : none;
}

function verifyCheck(
  { token, challenge }: Readonly<Record<string, unknown>>,
  secrets: WebhookSecrets,
): VerifiedRequest {
  if (!isSameSecret(token, secrets.verificationToken)) return refused('wrong-token', 403);
  if (typeof challenge !== 'string' || challenge.length > LONGEST_CHALLENGE) return refused('malformed', 400);
  return { kind: 'check', challenge };
}

function openBody(
  body: Buffer,
  { cipherKey }: WebhookSecrets,
): { payload: Readonly<Record<string, unknown>> } | { reason: 'malformed' | 'not-encrypted' | 'undecipherable' } {
  const envelope = readJsonObject(body.toString());
  if (!envelope) return { reason: 'malformed' };
  if (typeof envelope.encrypt !== 'string') return { reason: 'not-encrypted' };
  const plain = decrypt(envelope.encrypt, cipherKey);
  if (plain === null) return { reason: 'undecipherable' };
  const payload = readJsonObject(plain);
  return payload ? { payload } : { reason: 'malformed' };
}

const refused = (reason: RefusalReason, status: 400 | 401 | 403): VerifiedRequest => ({
  kind: 'refused',
  reason,
  status,
});
