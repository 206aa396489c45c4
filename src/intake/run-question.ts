import { setTimeout as pause } from 'node:timers/promises';
import type { Burst, Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { InboxStore, Job } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import { type AdmitQuestion, PutOff } from './admit-question';
import { readContext } from './bursts/read-context';
import { failureOutcome, stoppedOutcome } from './failure-outcome';
import type { LiveDraft } from './live-draft';
import { questionIdOf } from './question-ids';
import type { GroupPolicies, GroupPolicy } from './groups/resolve-group-policy.use-case';
import type { ReadQuoted } from './read-quoted';
import type { RunningQuestions, StopReason } from './running-questions';
import type { RestorePlaceholders } from './restore-placeholders';
import type { SendReplies } from './send-replies';

export interface RunQuestionOptions {
  inbox: Pick<InboxStore, 'beginJob' | 'handBackJob' | 'deferJob' | 'history'>;
  assistant: AssistantRunner;
  snapshots: AssistantSnapshots;
  admissions: AdmitQuestion;
  policies: Pick<GroupPolicies, 'of'>;
  quoted: ReadQuoted;
  running: RunningQuestions;
  sender: SendReplies;
  /** What placeholders in a member's words stand for. */
  restore: Pick<RestorePlaceholders, 'reveal'>;
  logger: Logger;
  /** Of the work on one question. */
  deadlineMilliseconds: number;
  /** Lines of the talk before that the assistant is told. */
  contextMessages: number;
}

/** What the pipeline gets to come to an end by itself before the deadline: it quotes where a model is late. */
const GRACE_MILLISECONDS = 3_000;
/** So long a message waits for an index at a stretch; then others have their turn. */
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
  /** The messages that made the question, oldest first; at least one. */
  messages: readonly Message[];
  /** Whether intake let it in. */
  isAdmitted: boolean;
  /** What held for the group when the work began, and so for all that it is shown. */
  policy: GroupPolicy;
  /** What members said who answered first; null where none did. */
  memberAnswer: string | null;
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

  /**
   * @param about messages of an earlier question that is to be answered at more length, in place of the job's own
   * @returns null when the job was dismissed or put off. Throws `NotReady`, `ShuttingDown`, and what the database throws.
   */
  async run(due: Job, about?: readonly Message[]): Promise<QuestionResult | null> {
    const { running, logger, sender, inbox, snapshots, policies } = this.options;
    const questionId = questionIdOf(due.burstId);
    if (!(await isReady(snapshots, assistantOf(due)))) throw new NotReady();
    // In this order: whoever dismisses the job from now on finds it running.
    const stop = running.begin(questionId);
    const job = await inbox.beginJob(due.id).catch(this.endOnError(questionId));
    const last = job?.messages.at(-1);
    if (!job || !last) {
      running.end(questionId);
      return null;
    }
    const policy = await policies.of(last.conversation).catch(this.endOnError(questionId));
    const progress: Progress = { isAdmitted: false, memberAnswer: null };
    // Where staff send the answers, the group sees nothing of the work on them.
    const isOpen = policy.mode === 'answer';
    const draft = isOpen ? sender.draftOf(last, questionId) : null;
    const end = (outcome: Outcome): QuestionResult => ({ outcome, messages: job.messages, policy, ...progress });
    try {
      if (due.attempts >= MOST_ATTEMPTS) throw new Error(`Given up after ${due.attempts} attempts`);
      return end(await this.withinDeadline({ job, stop, progress, draft, about, isOpen }));
    } catch (error) {
      if (error instanceof ShuttingDown) {
        await inbox.handBackJob(job.id);
        throw error;
      }
      if (error instanceof PutOff) {
        // Whoever stops it from now on finds it waiting; who did just before is not forgotten.
        running.end(questionId);
        const why = stop.reason as StopReason | undefined;
        if (why === 'stopped' || why === 'message-recalled') return end(stoppedOutcome(job.messages, why));
        await inbox.deferJob(job.id, error.until);
        return null;
      }
      logger.error(
        { messageId: last.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        'A message failed',
      );
      return end(failureOutcome(job.messages, { reason: 'internal-error', isExpected: progress.isAdmitted }));
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

  private async withinDeadline({ job, stop, ...asking }: Attempt): Promise<Outcome> {
    const { messages } = job;
    const { progress } = asking;
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
    const work = this.ask({ job, signal, ...asking });
    // When it is broken off, what it ends in later is nobody's concern.
    work.catch(() => undefined);
    try {
      const ended = await Promise.race([work, isOver]);
      if (typeof ended !== 'string') return ended;
      if (ended === 'shutdown') throw new ShuttingDown();
      if (ended === 'deadline') return failureOutcome(messages, { reason: ended, isExpected: progress.isAdmitted });
      return stoppedOutcome(messages, ended);
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  private async ask({ job, signal, progress, draft, about, isOpen }: Asking): Promise<Outcome> {
    const { assistant, restore } = this.options;
    const { messages, backlog, isDeferred: wasPutOff } = job;
    // Who asks for more is called by the bot's own answer.
    const asked = about?.map((message) => ({ ...message, mentionsBot: true })) ?? messages;
    const burst = await this.burstOf(asked);
    const { conversation, member } = burst;
    return assistant.run(burst, {
      isDetailed: about !== undefined,
      signal,
      reveal: (text) => restore.reveal(text, { conversation, memberId: member.id }),
      admit: async (question) => {
        const { memberAnswer = null, ...admission } = await this.options.admissions.admit({
          messages,
          backlog,
          wasPutOff,
          isFirstTime: about === undefined,
          question,
        });
        progress.memberAnswer = memberAnswer;
        if (admission.admitted) {
          progress.isAdmitted = true;
          if (isOpen) this.showWorking(messages);
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

  private showWorking(messages: readonly Message[]): void {
    const last = messages.at(-1);
    if (last) this.options.sender.showWorking(last);
  }

  private async burstOf(messages: readonly Message[]): Promise<Burst> {
    const { inbox, quoted, contextMessages } = this.options;
    const [first] = messages;
    if (!first) throw new Error('A job without messages');
    const { assistant, conversation, member } = first;
    return {
      assistant,
      conversation,
      member,
      messages: await Promise.all(messages.map((message) => quoted.read(message))),
      context: await readContext(inbox, messages, contextMessages),
    };
  }
}

interface Asking {
  job: Job;
  signal: AbortSignal;
  progress: Progress;
  draft: LiveDraft | null;
  about: readonly Message[] | undefined;
  /** Whether the group may see that the bot works on it. */
  isOpen: boolean;
}

type Progress = Pick<QuestionResult, 'isAdmitted' | 'memberAnswer'>;

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
      () => late,
    );
    return (await Promise.race([ready, late])) === 'ready';
  } finally {
    isOver.abort();
  }
}

const assistantOf = ({ messages }: Job): string => messages[0]?.assistant ?? '';
