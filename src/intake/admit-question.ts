import type { Message } from '../core/message';
import type { Admission } from '../core/ports/assistant-runner';
import type { Clock } from '../core/ports/clock';
import type { Question } from '../core/question';
import type { AdmissionDesk } from './admission';
import type { AskedBefore } from './groups/asked-before';
import type { GroupPolicies } from './groups/resolve-group-policy.use-case';
import type { HumanFirst } from './groups/human-first';

export interface AdmitQuestionOptions {
  policies: GroupPolicies;
  humanFirst: HumanFirst;
  askedBefore: AskedBefore;
  desk: AdmissionDesk;
  clock: Pick<Clock, 'now'>;
}

/** Members have the first word: the question is to be taken up again then. */
export class PutOff extends Error {
  constructor(readonly until: number) {
    super('Members have the first word');
    this.name = 'PutOff';
  }
}

export interface AdmissionRequest {
  /** At least one, oldest first. */
  messages: readonly Message[];
  /** Jobs that waited when it came. */
  backlog: number;
  /** Whether members had their time for it already. */
  wasPutOff: boolean;
  /** False where an earlier question is to be answered at more length. */
  isFirstTime: boolean;
  question: Pick<Question, 'rewritten'>;
}

/** `memberAnswer`: what members said, where they answered first. */
export type AdmittedQuestion = Admission & { memberAnswer?: string };

/**
 * Whether a question that is to be answered may be: what the group wants first, then what it had already, then whether
 * there is room.
 */
export class AdmitQuestion {
  constructor(private readonly options: AdmitQuestionOptions) {}

  /** Throws `PutOff`. */
  async admit({ messages, backlog, wasPutOff, isFirstTime, question }: AdmissionRequest): Promise<AdmittedQuestion> {
    const { policies, humanFirst, askedBefore, desk, clock } = this.options;
    const [first] = messages;
    const last = messages.at(-1);
    if (!first || !last) throw new Error('A question without messages');
    const { conversation } = first;
    const policy = await policies.of(conversation);
    if (policy.silentUntil !== null && clock.now() < policy.silentUntil) return silent('silenced');
    if (policy.mode === 'listen') return silent('listen-only');

    if (!isFirstTime) return desk.admit(last, backlog);

    const members = await humanFirst.judge({ conversation, messages, wasPutOff }, policy);
    if (members.status === 'is-answer') return silent('member-answer');
    if (members.status === 'answered') return { ...silent('answered-by-member'), memberAnswer: members.answer };
    if (members.status === 'wait') throw new PutOff(members.until);

    // What it was put off by does not make it too old.
    const sentAt = last.sentAt > 0 && wasPutOff ? last.sentAt + policy.humanFirstSeconds * 1_000 : last.sentAt;
    const admission = await desk.admit({ ...last, sentAt }, backlog);
    if (!admission.admitted) return admission;
    // What leans on the talk before it asks for something else each time.
    const before = question.rewritten === null ? await askedBefore.find(messages) : null;
    if (!before) return admission;
    // Whoever was answered meanwhile, having asked again, needs no word about the first time.
    return { admitted: false, reason: 'answered-before', tell: !before.isLater, answer: before.pointer };
  }
}

const silent = (reason: 'silenced' | 'listen-only' | 'answered-by-member' | 'member-answer'): Admission => ({
  admitted: false,
  reason,
  tell: false,
});
