import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { Clock } from '../core/ports/clock';
import type { Delivery, InboxStore, Job } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { OutboxStore } from '../core/ports/outbox-store';
import type { OutcomeListener, SettledQuestion } from '../core/ports/outcome-listener';
import type { ReviewKind } from '../core/review-item';
import { languageOf } from '../text/language';
import { questionIdOf } from './question-ids';
import { replyParts } from './reply-parts';
import type { RunCommand } from './commands/run-command';
import type { RunQuestion } from './run-question';
import type { SendReplies } from './send-replies';
import type { SourceLinks } from '../core/ports/source-links';

export interface WorkMessageOptions {
  inbox: InboxStore;
  outbox: OutboxStore;
  commands: RunCommand;
  questions: RunQuestion;
  sender: SendReplies;
  links: SourceLinks;
  listeners: readonly OutcomeListener[];
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
}

/** Takes a stored message to its outcome: has the assistant run, stores what came of it, tells who listens, has the reply sent. */
export class WorkMessage {
  constructor(private readonly options: WorkMessageOptions) {}

  /** Throws when the outcome cannot be stored, the index is not ready, or the program is about to end: the job is then still pending. */
  async work(job: Job): Promise<void> {
    const { inbox, commands, questions, sender, clock } = this.options;
    const { message } = job;
    if (await commands.run(message)) return;
    if (await inbox.findTwin(message)) {
      await inbox.dismiss(message.id, 'duplicate');
      return;
    }
    const result = await questions.run(job);
    if (!result) return;
    const { outcome, isAdmitted } = result;
    const questionId = questionIdOf(message.id);
    const deliveries = this.deliveriesOf(message, { outcome, questionId });
    const review = reviewOf(outcome);
    // What an earlier attempt or this one showed goes before nothing more is done for the message.
    if (deliveries.length === 0 && (isAdmitted || job.attempts > 0)) await sender.hideWorking(message);
    const isSettled = await inbox.settle({
      questionId,
      messageIds: [message.id],
      outcome,
      isAdmitted,
      deliveries,
      review,
      settledAt: clock.now(),
    });
    if (!isSettled) {
      await this.clearAway(message, questionId);
      return;
    }
    this.tellListeners({ questionId, messages: [message], outcome });
    sender.wake(message.conversation);
    await this.tellAdmins(message, { questionId, outcome, review });
  }

  /** Somebody else ended the message. Where it was dismissed, nothing may stay of what was shown for it. */
  private async clearAway(message: Message, questionId: string): Promise<void> {
    const { inbox, outbox, sender, clock } = this.options;
    const { conversation, app, platformMessageId } = message;
    const record = await inbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
    if (record?.questionId !== null) return;
    await outbox.withdraw(questionId, clock.now());
    sender.wake(conversation);
    await sender.hideWorking(message);
  }

  private deliveriesOf(
    { text, member, conversation, sentAt }: Message,
    { outcome, questionId }: { outcome: Outcome; questionId: string },
  ): Delivery[] {
    const { links, sender } = this.options;
    if (!outcome.answer) return [];
    const citations = outcome.answer.citations.map((citation) => {
      const url = links.sign({ questionId, citation: citation.number });
      return url === null ? citation : { ...citation, url };
    });
    return replyParts({
      answer: { ...outcome.answer, citations },
      language: languageOf(text),
      questionId,
      askedBy: member.id,
      askedAt: sentAt,
      partCharacters: sender.partCharacters(conversation.channel),
    });
  }

  /** A listener that fails does not keep the reply from the group. */
  private tellListeners(settled: SettledQuestion): void {
    for (const listener of this.options.listeners) {
      try {
        listener.onOutcome(settled);
      } catch (error) {
        this.options.logger.error({ questionId: settled.questionId, error: String(error) }, 'A listener failed');
      }
    }
  }

  private async tellAdmins(
    { assistant }: Message,
    { questionId, outcome, review }: { questionId: string; outcome: Outcome; review: ReviewKind | null },
  ): Promise<void> {
    if (!review) return;
    await this.options.notice.notify({ kind: review, assistant, outcomeId: questionId, reason: outcome.reason });
  }
}

function reviewOf({ kind, reason }: Outcome): ReviewKind | null {
  if (reason === 'missed') return 'missed';
  if (kind === 'failed') return 'failure';
  return kind === 'review' ? 'review-zone' : null;
}
