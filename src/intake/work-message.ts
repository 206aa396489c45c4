import type { Answer } from '../core/answer';
import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { Clock } from '../core/ports/clock';
import type { Delivery, InboxStore, Job } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { OutboxStore } from '../core/ports/outbox-store';
import type { OutcomeListener } from '../core/ports/outcome-listener';
import type { ReviewKind } from '../core/review-item';
import { languageOf } from '../text/language';
import type { MeetEmergencies } from './express/meet-emergencies';
import type { SettleEmergency } from './express/settle-emergency';
import { emptyOutcome, failureOutcome } from './failure-outcome';
import type { GroupPolicies, GroupPolicy } from './groups/resolve-group-policy.use-case';
import type { NoteHanded } from './groups/note-handed';
import { staffNotice } from './groups/staff-notice';
import { saidInGroup } from './groups/said-in-group';
import { findAttachments } from './find-attachments';
import { questionIdOf } from './question-ids';
import { replyParts } from './reply-parts';
import type { AnswerCommand, CommandResult } from './commands/answer-command';
import type { RunCommand } from './commands/run-command';
import type { QuestionResult, RunQuestion } from './run-question';
import type { SendReplies } from './send-replies';
import { tellListeners } from './tell-listeners';
import type { SourceLinks } from '../core/ports/source-links';

export interface WorkMessageOptions {
  inbox: InboxStore;
  outbox: OutboxStore;
  commands: RunCommand;
  answers: AnswerCommand;
  questions: RunQuestion;
  emergencies: Pick<MeetEmergencies, 'meet'>;
  settling: Pick<SettleEmergency, 'settle'>;
  policies: GroupPolicies;
  handed: NoteHanded;
  sender: SendReplies;
  links: SourceLinks;
  /** Absent: answers have none. */
  answerFiles?: Pick<AnswerFiles, 'find'> | undefined;
  listeners: readonly OutcomeListener[];
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
}

/** A command that fails so often is given up. Meanwhile the talk behind it waits: some 10 s. */
const MOST_COMMAND_ATTEMPTS = 5;

/** Takes stored messages to their outcome: has the assistant run, stores what came of it, tells who listens, has the reply sent. */
export class WorkMessage {
  constructor(private readonly options: WorkMessageOptions) {}

  /**
   * Throws when the outcome cannot be stored, the index is not ready, the program is about to end, or a command is to be
   * tried again: the job is then still pending.
   */
  async work(due: Job): Promise<void> {
    const { questions } = this.options;
    const job = await this.withoutTwins(due);
    const [message] = job.messages;
    if (!message) return;
    // Such as after a crash between storing a message and answering it; no index is waited for.
    if (await this.options.emergencies.meet(job)) return;
    const isAlone = job.messages.length === 1;
    const command = isAlone ? await this.command(job, message) : null;
    if (command?.status === 'done') return;
    await this.options.handed.note(job.messages);
    if (command && command.status !== 'ask') {
      const policy = await this.options.policies.of(message.conversation);
      const result = commandResult(message, { command, policy });
      const isReport = command.status === 'answered' && command.isReport;
      await this.settle(job, result, isReport ? { kind: 'report' } : reviewOf(result));
      return;
    }
    const result = await questions.run(job, command?.about);
    if (result) await this.settle(job, result, reviewOf(result));
  }

  /** Null when the message is no command. Throws when it is to be tried again. */
  private async command({ id, backlog }: Job, message: Message): Promise<CommandWork | null> {
    const { commands, answers, inbox, logger } = this.options;
    try {
      if (await commands.run(message)) return { status: 'done' };
      return await answers.answer(message, backlog);
    } catch (error) {
      const begun = await inbox.beginJob(id);
      if (!begun) return { status: 'done' };
      if (begun.attempts < MOST_COMMAND_ATTEMPTS) throw error;
      const fields = { messageId: message.id, attempts: begun.attempts, error: describe(error) };
      logger.error(fields, 'A command failed, and is not tried again');
      return { status: 'failed' };
    }
  }

  /** What a platform delivers again under another id is ended by itself. */
  private async withoutTwins(job: Job): Promise<Job> {
    const { inbox } = this.options;
    const messages: Message[] = [];
    for (const message of job.messages) {
      if (await inbox.findTwin(message)) await inbox.dismiss(message.id, 'duplicate');
      else messages.push(message);
    }
    return { ...job, messages };
  }

  private async settle({ burstId, attempts }: Job, result: QuestionResult, wanted: Review | null): Promise<void> {
    const { inbox, sender, clock } = this.options;
    const { messages, isAdmitted, policy } = result;
    const last = messages.at(-1);
    if (!last) return;
    const questionId = questionIdOf(burstId);
    if (result.outcome.kind === 'emergency') {
      if (!(await this.options.settling.settle(result))) await this.clearAway(last, questionId);
      return;
    }
    const outcome = saidInGroup(result.outcome, policy, clock.now());
    const deliveries = await this.deliveriesOf(messages, { outcome, questionId });
    const isHeld = deliveries.length > 0 && policy.mode === 'assist' && outcome.reason !== 'command-answered';
    const review: Review | null = isHeld ? { kind: 'assist-draft' } : wanted;
    // What an earlier attempt or this one showed goes before nothing more is done for the message.
    if ((deliveries.length === 0 || isHeld) && (isAdmitted || attempts > 0)) await sender.hideWorking(last);
    const isSettled = await inbox.settle({
      questionId,
      messageIds: messages.map(({ id }) => id),
      outcome,
      isAdmitted,
      deliveries,
      isHeld,
      review: review?.kind ?? null,
      reviewDetail: review?.detail ?? null,
      ...(isHeld && policy.staff && { forwards: [staffNotice(policy.staff, { messages, outcome, questionId })] }),
      settledAt: clock.now(),
    });
    if (!isSettled) {
      await this.clearAway(last, questionId);
      return;
    }
    tellListeners(this.options.listeners, { questionId, messages, outcome }, this.options.logger);
    sender.wake(last.conversation);
    if (isHeld && policy.staff) sender.wake(policy.staff);
    if (review) await this.tellAdmins(last, { questionId, outcome, review: review.kind });
  }

  /** Somebody else ended the message. Where not by this question, nothing may stay of what was shown for it. */
  private async clearAway(message: Message, questionId: string): Promise<void> {
    const { inbox, outbox, sender, clock } = this.options;
    const { conversation, app, platformMessageId } = message;
    const record = await inbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
    if (!record || record.questionId === questionId) return;
    await outbox.withdraw(questionId, clock.now());
    sender.wake(conversation);
    await sender.hideWorking(message);
  }

  private async deliveriesOf(
    messages: readonly Message[],
    { outcome, questionId }: { outcome: Outcome; questionId: string },
  ): Promise<Delivery[]> {
    const { links, sender } = this.options;
    const last = messages.at(-1);
    if (!outcome.answer || !last) return [];
    const citations = outcome.answer.citations.map((citation) => {
      const url = links.sign({ questionId, citation: citation.number });
      return url === null ? citation : { ...citation, url };
    });
    const written = messages.map(({ text }) => text).join('\n');
    const { channel } = last.conversation;
    return replyParts({
      answer: { ...outcome.answer, citations },
      attachments: await findAttachments(outcome.answer, this.options),
      form: sender.isMonospaced(channel) ? 'aligned' : 'lines',
      // Of a voice nothing is written but what was made of it.
      language: languageOf(written.trim() === '' ? outcome.trace.question.text : written),
      questionId,
      askedBy: last.member.id,
      askedAt: last.sentAt,
      partCharacters: sender.partCharacters(channel),
    });
  }

  private async tellAdmins(
    { assistant }: Message,
    { questionId, outcome, review }: { questionId: string; outcome: Outcome; review: ReviewKind },
  ): Promise<void> {
    await this.options.notice.notify({ kind: review, assistant, outcomeId: questionId, reason: outcome.reason });
  }
}

/** `done`: nothing is left to do for it. */
type CommandWork = CommandResult | { status: 'done' } | { status: 'failed' };

interface Review {
  kind: ReviewKind;
  detail?: string;
}

function reviewOf({ outcome: { kind, reason }, memberAnswer }: QuestionResult): Review | null {
  if (reason === 'missed') return { kind: 'missed' };
  if (kind === 'failed') return { kind: 'failure' };
  if (memberAnswer !== null) return { kind: 'candidate-pair', detail: memberAnswer };
  return kind === 'review' ? { kind: 'review-zone' } : null;
}

function commandResult(
  message: Message,
  { command, policy }: { command: Exclude<CommandWork, { status: 'ask' } | { status: 'done' }>; policy: GroupPolicy },
): QuestionResult {
  const outcome =
    command.status === 'failed'
      ? failureOutcome([message], { reason: 'internal-error', isExpected: false })
      : answeredBy(message, command.answer);
  return { outcome, messages: [message], isAdmitted: outcome.answer !== null, policy, memberAnswer: null };
}

const answeredBy = (message: Message, answer: Answer | null): Outcome => ({
  ...emptyOutcome([message]),
  kind: answer === null ? 'silent' : 'answered',
  reason: 'command-answered',
  answer,
});

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
