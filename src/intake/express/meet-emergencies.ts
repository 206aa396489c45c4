import type { Message } from '../../core/message';
import type { Outcome } from '../../core/outcome';
import type { InboxStore, Job, MessageRecord } from '../../core/ports/inbox-store';
import type { Logger } from '../../core/ports/logger';
import type { RedFlag, RedFlags } from '../../core/ports/red-flags';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { emptyOutcome } from '../failure-outcome';
import { questionIdOf } from '../question-ids';
import type { WithdrawReply } from '../withdraw-reply.use-case';
import type { AnswerUnstored } from './answer-unstored';
import type { Emergency } from './emergency';
import type { RecentWords } from './recent-words';
import type { SettleEmergency } from './settle-emergency';

export interface MeetEmergenciesOptions {
  redFlags: RedFlags;
  words: RecentWords;
  inbox: Pick<InboxStore, 'findByPlatformId' | 'history' | 'waiting'>;
  settling: SettleEmergency;
  unstored: AnswerUnstored;
  withdraw: Pick<WithdrawReply, 'stop' | 'withdraw'>;
  logger: Logger;
}

/** A message once it is stored. */
export interface StoredMessage {
  message: Message;
  status: 'claimed' | 'duplicate';
}

/** Of the group, among which those of the burst are looked for. */
const MESSAGES = 100;
const WAITING = 200;
/** A database that has not stored the message by then is not waited for. */
const PATIENCE_MILLISECONDS = 1_500;

/**
 * The express lane: an emergency is seen on what members write as it comes in, and answered past everything that other
 * questions wait for. It needs no model, no index and, where it must be, no database.
 */
export class MeetEmergencies {
  constructor(private readonly options: MeetEmergenciesOptions) {}

  /** @param message as it came in, with its words as written */
  see(message: Message): Emergency | null {
    const { redFlags, words } = this.options;
    const together = words.add(message, message.text).join('\n');
    const alone = redFlags.find(message.text);
    const flag = alone ?? (together === message.text ? null : redFlags.find(together));
    if (!flag) return null;
    words.forget(message);
    return { message, flag, language: languageOf(alone ? message.text : together) };
  }

  /** Never rejects. @param storing of its message; what it rejects with is the caller's concern */
  async answer(emergency: Emergency, storing: Promise<StoredMessage>): Promise<void> {
    const { unstored, logger } = this.options;
    let isStored = false;
    const patience = setTimeout(() => {
      if (!isStored) void unstored.answer(emergency);
    }, PATIENCE_MILLISECONDS);
    try {
      const { message, status } = await storing;
      // Whoever stored it before has its job, and answers.
      isStored = status === 'duplicate' || (await this.end(emergency, message));
      if (!isStored) await unstored.answer(emergency);
    } catch (error) {
      const { message, flag } = emergency;
      logger.error({ messageId: message.id, class: flag.class, error: String(error) }, 'An emergency is not stored');
      await unstored.answer(emergency);
    } finally {
      clearTimeout(patience);
    }
  }

  /** The same on the messages of a job whose work begins, such as after a crash. False: there is no emergency in it. */
  async meet({ messages }: Pick<Job, 'messages'>): Promise<boolean> {
    const { redFlags, settling } = this.options;
    const text = messages.map((message) => message.text).join('\n');
    const flag = redFlags.find(text);
    if (!flag) return false;
    const outcome = this.outcomeOf(messages, { flag, language: languageOf(text) });
    await settling.settle({ messages, outcome });
    return true;
  }

  /** False when somebody else has ended the message, and not as an emergency. */
  private async end({ flag, language }: Emergency, message: Message): Promise<boolean> {
    const { inbox, settling } = this.options;
    const own = await this.find(message);
    if (!own || !isPending(own)) return own?.outcome?.kind === 'emergency';
    const history = await inbox.history(message.conversation, MESSAGES);
    const burst = history.flatMap((one) => (one.burstId === own.burstId && isPending(one) ? one.message : []));
    const messages = burst.some(({ id }) => id === message.id) ? burst : [own.message];
    const outcome = this.outcomeOf(messages, { flag, language });
    if (!(await settling.settle({ messages, outcome, language }))) {
      return (await this.find(message))?.outcome?.kind === 'emergency';
    }
    await this.stopOthers(own, history).catch((error: unknown) => {
      this.options.logger.error(
        { messageId: message.id, error: String(error) },
        'What ran beside an emergency goes on',
      );
    });
    return true;
  }

  /** What the member asked just before and is being worked on would come as an odd answer now. */
  private async stopOthers(own: MessageRecord, history: readonly MessageRecord[]): Promise<void> {
    const { inbox, withdraw } = this.options;
    // Its own work may have begun in between: what comes of it has nothing left to end.
    await withdraw.withdraw(questionIdOf(own.burstId));
    const others = history.filter(
      (one) => isPending(one) && one.burstId !== own.burstId && one.message.member.id === own.message.member.id,
    );
    if (others.length === 0) return;
    const waiting = await inbox.waiting(own.message.conversation, WAITING);
    const notBegun = new Set(waiting.map(({ burstId }) => burstId));
    for (const one of others) if (!notBegun.has(one.burstId)) await withdraw.stop(one, 'stopped');
  }

  private find({ conversation, app, platformMessageId }: Message): Promise<MessageRecord | null> {
    return this.options.inbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
  }

  private outcomeOf(messages: readonly Message[], { flag, language }: { flag: RedFlag; language: Language }): Outcome {
    const empty = emptyOutcome(messages);
    const answer = this.options.redFlags.replyTo(flag, language);
    return { ...empty, kind: 'emergency', reason: 'red-flag', answer, trace: { ...empty.trace, redFlag: flag } };
  }
}

const isPending = ({ questionId, reason }: MessageRecord): boolean => questionId === null && reason === null;
