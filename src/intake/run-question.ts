import { setTimeout as pause } from 'node:timers/promises';
import type { Burst, Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { InboxStore, Job } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { AdmissionDesk } from './admission';
import { failureOutcome, stoppedOutcome } from './failure-outcome';
import type { LiveDraft } from './live-draft';
import { questionIdOf } from './question-ids';
import type { ReadQuoted } from './read-quoted';
import type { RunningQuestions, StopReason } from './running-questions';
import type { SendReplies } from './send-replies';

export interface RunQuestionOptions {
  inbox: Pick<InboxStore, 'beginJob' | 'handBackJob'>;
  assistant: AssistantRunner;
  snapshots: AssistantSnapshots;
  desk: AdmissionDesk;
  quoted: ReadQuoted;
  running: RunningQuestions;
  sender: SendReplies;
  logger: Logger;
  /** Of the work on one question. */
  deadlineMilliseconds: number;
}

/** What the pipeline gets to come to an end by itself before the deadline: it quotes where a model is late. */
const GRACE_MILLISECONDS = 3_000;
/** So long a message waits for an index at a stretch; then it rests. */
const READY_MILLISECONDS = 500;
/** A message whose work ended the program so often is not tried again. */
const MOST_ATTEMPTS = 20;

/** The assistant's index is still being built: the question waits for it, and its deadline has not begun. */
export class NotReady extends Error {
  constructor() {
    super('The index is not ready');
    this.name = 'NotReady';
  }
}

export interface QuestionResult {
  outcome: Outcome;
  /** Whether intake let it in, and the group may have seen that the bot works on it. */
  isAdmitted: boolean;
}

/** The program is about to end; the question is left to its next start. */
export class ShuttingDown extends Error {
  constructor() {
    super('The program is stopping');
    this.name = 'ShuttingDown';
  }
}

/** Has the assistant run, within a deadline, with the signs that a group sees meanwhile. Every way it can end is an outcome. */
export class RunQuestion {
  constructor(private readonly options: RunQuestionOptions) {}

  /** Null when the job was dismissed. Throws `NotReady`, `ShuttingDown`, and what the database throws. */
  async run(job: Job): Promise<QuestionResult | null> {
    const { running, logger, sender, inbox, snapshots } = this.options;
    const { message } = job;
    if (!(await isReady(snapshots, message.assistant))) throw new NotReady();
    const questionId = questionIdOf(message.id);
    const progress = { isAdmitted: false };
    const draft = sender.draftOf(message, questionId);
    // In this order: whoever dismisses the job from now on finds it running.
    const stop = running.begin(questionId);
    if (!(await inbox.beginJob(job.id).catch(this.endOnError(questionId)))) {
      running.end(questionId);
      return null;
    }
    const end = (outcome: Outcome): QuestionResult => ({ outcome, isAdmitted: progress.isAdmitted });
    try {
      if (job.attempts >= MOST_ATTEMPTS) throw new Error(`Given up after ${job.attempts} attempts`);
      return end(await this.withinDeadline({ job, stop, progress, draft }));
    } catch (error) {
      if (error instanceof ShuttingDown) {
        await inbox.handBackJob(job.id);
        throw error;
      }
      logger.error(
        { messageId: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'A message failed',
      );
      return end(failureOutcome(message, { reason: 'internal-error', isExpected: progress.isAdmitted }));
    } finally {
      running.end(questionId);
      await draft?.settle();
    }
  }

  private endOnError(questionId: string): (error: unknown) => never {
    return (error) => {
      this.options.running.end(questionId);
      throw error;
    };
  }

  private async withinDeadline({ job, stop, progress, draft }: Attempt): Promise<Outcome> {
    const { message } = job;
    const { deadlineMilliseconds } = this.options;
    const timers: NodeJS.Timeout[] = [];
    const after = (milliseconds: number, then: () => void) => timers.push(setTimeout(then, milliseconds));
    const late = new AbortController();
    after(Math.max(0, deadlineMilliseconds - GRACE_MILLISECONDS), () => {
      late.abort('deadline');
    });
    const isOver = new Promise<StopReason>((resolve) => {
      after(deadlineMilliseconds, () => {
        resolve('deadline');
      });
      const onStop = () => {
        resolve(stop.reason as StopReason);
      };
      if (stop.aborted) onStop();
      else stop.addEventListener('abort', onStop, { once: true });
    });
    const signal = AbortSignal.any([stop, late.signal]);
    const work = this.ask({ job, signal, progress, draft });
    // When it is broken off, what it ends in later is nobody's concern.
    work.catch(() => undefined);
    try {
      const ended = await Promise.race([work, isOver]);
      if (typeof ended !== 'string') return ended;
      if (ended === 'shutdown') throw new ShuttingDown();
      if (ended === 'deadline') return failureOutcome(message, { reason: ended, isExpected: progress.isAdmitted });
      return stoppedOutcome(message, ended);
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  private async ask({ job: { message, backlog }, signal, progress, draft }: Asking): Promise<Outcome> {
    const { assistant, desk, sender, quoted } = this.options;
    return assistant.run(burstOf(await quoted.read(message)), {
      signal,
      admit: async () => {
        const admission = await desk.admit(message, backlog);
        if (admission.admitted) {
          progress.isAdmitted = true;
          sender.showWorking(message);
        }
        return admission;
      },
      ...(draft && {
        onPartialAnswer: (text) => {
          if (!signal.aborted) draft.show(text);
        },
      }),
    });
  }
}

interface Asking {
  job: Job;
  signal: AbortSignal;
  /** Whether the group has seen that the bot works on it. */
  progress: { isAdmitted: boolean };
  draft: LiveDraft | null;
}

interface Attempt extends Omit<Asking, 'signal'> {
  stop: AbortSignal;
}

/** False when the first index is still being built; an assistant that is not known has none to wait for. */
async function isReady(snapshots: AssistantSnapshots, assistant: string): Promise<boolean> {
  if (snapshots.current(assistant)) return true;
  const isOver = new AbortController();
  const late = pause(READY_MILLISECONDS, 'late' as const, { signal: isOver.signal }).catch(() => 'late' as const);
  try {
    const ready = snapshots.whenReady(assistant).then(
      () => 'ready' as const,
      () => 'late' as const,
    );
    return (await Promise.race([ready, late])) === 'ready';
  } finally {
    isOver.abort();
  }
}

const burstOf = (message: Message): Burst => ({
  assistant: message.assistant,
  conversation: message.conversation,
  member: message.member,
  messages: [message],
});
