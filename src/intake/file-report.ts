import type { AdminNotice } from '../core/ports/admin-notice';
import type { FeedbackStore } from '../core/ports/feedback-store';
import type { OutboxStore } from '../core/ports/outbox-store';

export interface FileReportOptions {
  feedback: Pick<FeedbackStore, 'report'>;
  outbox: Pick<OutboxStore, 'itemsOf'>;
  notice: AdminNotice;
}

/** A member reports an answer, by a button or in words: it waits for a person, and the admins are told. */
export class FileReport {
  constructor(private readonly options: FileReportOptions) {}

  /** False when the question is not known. */
  async file(report: Parameters<FeedbackStore['report']>[0]): Promise<boolean> {
    const { feedback, outbox, notice } = this.options;
    if (!(await feedback.report(report))) return false;
    const { questionId: outcomeId } = report;
    const [item] = await outbox.itemsOf(outcomeId);
    await notice.notify({ kind: 'report', assistant: item?.assistant ?? '', outcomeId, reason: 'reported' });
    return true;
  }
}
