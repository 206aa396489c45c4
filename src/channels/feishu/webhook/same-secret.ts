import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In constant time, whatever is offered. */
export function isSameSecret(offered: unknown, secret: string): boolean {
  return typeof offered === 'string' && timingSafeEqual(digest(offered), digest(secret));
}
