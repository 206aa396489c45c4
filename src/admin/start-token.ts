import { createHash, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'fennelbean_session';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The secret of this start, which opens the page until accounts exist. */
export class StartToken {
  private readonly hash: Buffer;

  constructor(readonly value: string) {
    this.hash = digest(value);
  }

  /** In constant time, whatever is offered. */
  matches(offered: string | undefined): boolean {
    return offered !== undefined && timingSafeEqual(digest(offered), this.hash);
  }
}
