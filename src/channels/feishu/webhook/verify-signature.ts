import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../../../core/ports/webhook';

type Headers = WebhookRequest['headers'];

export interface SignedRequest {
  headers: Headers;
  /** The bytes as they came: the same JSON written otherwise has another signature. */
  body: Buffer;
  encryptKey: string;
  /** Epoch milliseconds. */
  now: number;
}

/** `isLate`: genuine, but old enough to be a replay. */
export type SignatureCheck =
  | { status: 'genuine'; isLate: boolean }
  | { status: 'absent' }
  | { status: 'refused'; reason: 'bad-headers' | 'wrong-signature' | 'too-old' | 'from-the-future' };

const MINUTE = 60_000;
/** Stripe and Svix allow as much. */
const FRESH_MILLISECONDS = 5 * MINUTE;
/** The platform's last attempt comes about 7 h after the first, perhaps with the first one's timestamp. */
const LONGEST_MILLISECONDS = 8 * 60 * MINUTE;

const names = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'] as const;

/**
 * The signature is made over timestamp and nonce with nothing in between, so a digit may be moved from one to the other:
 * the timestamp must have its ten digits. A header that came twice holds a comma or is a list.
 */
export function verifySignature({ headers, body, encryptKey, now }: SignedRequest): SignatureCheck {
  if (names.every((name) => headers[name] === undefined)) return { status: 'absent' };
  const [timestamp, nonce, signature] = names.map((name) => headers[name]);
  if (
    !isText(timestamp, /^[0-9]{10}$/) ||
    !isText(nonce, /^[\w.~+/=-]{1,128}$/) ||
    !isText(signature, /^[0-9a-f]{64}$/)
  ) {
    return { status: 'refused', reason: 'bad-headers' };
  }
  const expected = createHash('sha256').update(`${timestamp}${nonce}${encryptKey}`).update(body).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    return { status: 'refused', reason: 'wrong-signature' };
  }
  const age = now - Number(timestamp) * 1000;
  if (age > LONGEST_MILLISECONDS) return { status: 'refused', reason: 'too-old' };
  if (age < -FRESH_MILLISECONDS) return { status: 'refused', reason: 'from-the-future' };
  return { status: 'genuine', isLate: age > FRESH_MILLISECONDS };
}

const isText = (value: string | string[] | undefined, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);
