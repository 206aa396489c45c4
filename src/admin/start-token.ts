import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The secret of this start, which opens the page until accounts exist. */
export class StartToken {
  /** Name of the session's cookie. */
  readonly cookie: string;
  private readonly hash: Buffer;

  /** @param port of the server: browsers send a host's cookies to every port, so each program has its own name */
  constructor(
    readonly value: string,
    port = 0,
  ) {
    this.cookie = `fennelbean_session_${port}`;
    this.hash = digest(value);
  }

  /** In constant time, whatever is offered. */
  matches(offered: string | undefined): boolean {
    return offered !== undefined && timingSafeEqual(digest(offered), this.hash);
  }
}
