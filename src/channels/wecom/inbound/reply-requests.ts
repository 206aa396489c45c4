import type { Clock } from '../../../core/ports/clock';

const KEPT = 10_000;
/** For so long a message may be answered; page `path/101463`. */
const VALID_MILLISECONDS = 24 * 3_600_000;

interface Request {
  requestId: string;
  /** By the clock's `elapsed`. */
  at: number;
}

/**
 * By which `req_id` a message is answered. It is kept in memory: after a restart messages from before are answered by
 * writing to their conversation.
 */
export class ReplyRequests {
  /** By message id, the oldest first. */
  private readonly requests = new Map<string, Request>();

  constructor(private readonly clock: Pick<Clock, 'elapsed'>) {}

  /** A message that is delivered again bears a new one. */
  note(messageId: string, requestId: string): void {
    this.requests.delete(messageId);
    this.requests.set(messageId, { requestId, at: this.clock.elapsed() });
    if (this.requests.size > KEPT) this.requests.delete(this.requests.keys().next().value ?? '');
  }

  /** Null when it is not known, or too old. */
  of(messageId: string): string | null {
    const request = this.requests.get(messageId);
    if (!request || this.clock.elapsed() - request.at > VALID_MILLISECONDS) return null;
    return request.requestId;
  }
}
