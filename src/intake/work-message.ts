import { randomUUID } from 'node:crypto';
import type { Burst, Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { InboxStore } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { OutcomeListener, SettledQuestion } from '../core/ports/outcome-listener';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { ReviewKind } from '../core/review-item';
import { languageOf } from '../text/language';
import { failureOutcome } from './failure-outcome';
import type { Outbox } from './outbox';
import { renderReply } from './render-reply';

export interface WorkMessageOptions {
  inbox: InboxStore;
  outbox: Outbox;
  snapshots: AssistantSnapshots;
  assistant: AssistantRunner;
  listeners: readonly OutcomeListener[];
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
}

const reviewKinds: Partial<Record<Outcome['kind'], ReviewKind>> = { review: 'review-zone', failed: 'failure' };

/** Takes a stored message to its outcome: runs the assistant, stores what came of it, tells who listens, sends the reply. */
export class WorkMessage {
  constructor(private readonly options: WorkMessageOptions) {}

  async work(message: Message): Promise<void> {
    const { inbox, outbox, clock, notice, listeners } = this.options;
    const outcome = await this.outcomeOf(message);
    const questionId = randomUUID();
    const delivery = outcome.answer && {
      sendKey: randomUUID(),
      text: renderReply(outcome.answer, languageOf(message.text)),
    };
    const review = reviewKinds[outcome.kind] ?? null;
    const settled = await inbox.settle({
      questionId,
      messageIds: [message.id],
      outcome,
      delivery,
      review,
      settledAt: clock.now(),
    });
    if (!settled) return;
    for (const listener of listeners) this.tell(listener, { questionId, messages: [message], outcome });
    if (delivery) await outbox.deliver(delivery.sendKey);
    if (review) {
      await notice.notify({
        kind: review,
        assistant: message.assistant,
        outcomeId: questionId,
        reason: outcome.reason,
      });
    }
  }

  /** A listener that fails does not keep the reply from the group. */
  private tell(listener: OutcomeListener, settled: SettledQuestion): void {
    try {
      listener.onOutcome(settled);
    } catch (error) {
      this.options.logger.error({ questionId: settled.questionId, error: String(error) }, 'A listener failed');
    }
  }

  private async outcomeOf(message: Message): Promise<Outcome> {
    const { assistant, snapshots, logger } = this.options;
    const burst: Burst = {
      assistant: message.assistant,
      conversation: message.conversation,
      member: message.member,
      messages: [message],
    };
    try {
      await snapshots.whenReady(message.assistant);
      return await assistant.run(burst);
    } catch (error) {
      logger.error(
        { messageId: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'A message failed',
      );
      return failureOutcome(message);
    }
  }
}
