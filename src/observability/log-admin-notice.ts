import type { AdminNotice } from '../core/ports/admin-notice';
import type { Logger } from '../core/ports/logger';

/** Tells the admins through the log; the page lists the same items. */
export class LogAdminNotice implements AdminNotice {
  constructor(private readonly logger: Logger) {}

  notify({ kind, assistant, outcomeId, reason }: Parameters<AdminNotice['notify']>[0]): Promise<void> {
    this.logger.warn({ kind, assistant, outcomeId, reason }, 'Something waits for an admin');
    return Promise.resolve();
  }
}
