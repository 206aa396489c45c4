import type { AdminNotice } from '../core/ports/admin-notice';
import type { Logger } from '../core/ports/logger';

/** Tells the admins through the log; the page lists the same items. */
export class LogAdminNotice implements AdminNotice {
  constructor(
    private readonly logger: Logger,
    private readonly admins: readonly { channel: string; id: string; duty: boolean }[],
  ) {}

  notify({ kind, assistant, outcomeId, reason }: Parameters<AdminNotice['notify']>[0]): Promise<void> {
    const onDuty = this.admins.filter(({ duty }) => duty).map(({ channel, id }) => `${channel}/${id}`);
    this.logger.warn(
      { kind, assistant, outcomeId, reason, ...(onDuty.length > 0 && { onDuty: onDuty.join(' ') }) },
      'Something waits for an admin',
    );
    return Promise.resolve();
  }
}
