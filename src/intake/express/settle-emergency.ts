import type { ConversationRef, Message } from '../../core/message';
import type { Outcome } from '../../core/outcome';
import type { AdminNotice } from '../../core/ports/admin-notice';
import type { AlarmStore } from '../../core/ports/alarm-store';
import type { Clock } from '../../core/ports/clock';
import type { InboxStore, Settlement } from '../../core/ports/inbox-store';
import type { Logger } from '../../core/ports/logger';
import type { OutboxStore } from '../../core/ports/outbox-store';
import type { OutcomeListener } from '../../core/ports/outcome-listener';
import type { RedFlagClass } from '../../core/ports/red-flags';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { alarmNotice } from '../alarms/alarm-notice';
import type { AlarmTargets } from '../alarms/alarm-targets';
import { emergencyIdsOf } from '../question-ids';
import { tellListeners } from '../tell-listeners';
import { emergencyDelivery } from './emergency-reply';
import { TOLD_MILLISECONDS, type ToldLately } from './told-lately';

export interface SettleEmergencyOptions {
  inbox: Pick<InboxStore, 'settle'>;
  outbox: Pick<OutboxStore, 'itemsOf'>;
  alarms: Pick<AlarmStore, 'latest'>;
  told: ToldLately;
  targets: AlarmTargets;
  listeners: readonly OutcomeListener[];
  notice: AdminNotice;
  /** There is something express to send to the conversation. */
  wake: (conversation: ConversationRef) => void;
  clock: Clock;
  logger: Logger;
  timeZone: string;
}

export interface EmergencyQuestion {
  /** Pending ones of one member, at least one, oldest first; the last one is answered. */
  messages: readonly Message[];
  /** Of kind `emergency`, with its flag in the trace. */
  outcome: Outcome;
  /** Of the words as written. */
  language?: Language;
}

/** Alarms among which those of the last minutes are looked for. */
const LATEST = 50;

/** Ends a question as an emergency: the reply and whoever is told go out by the express lane, and an alarm is raised. */
export class SettleEmergency {
  constructor(private readonly options: SettleEmergencyOptions) {}

  /** False when somebody else has ended a message of it. */
  async settle(question: EmergencyQuestion): Promise<boolean> {
    const { inbox, listeners, notice, wake, clock, logger } = this.options;
    const { messages } = question;
    const last = messages.at(-1);
    const flag = question.outcome.trace.redFlag;
    if (!last || !flag) throw new Error('An emergency without a message or a flag');
    const triggerId = this.options.told.take(messages, flag.class);
    const isRepeated = triggerId === null || (await this.wasToldBefore(last, flag.class));
    const outcome = isRepeated ? { ...question.outcome, answer: null } : question.outcome;
    const { questionId, sendKey } = emergencyIdsOf(triggerId ?? last.id);
    const told = isRepeated
      ? silence
      : this.telling({ ...question, outcome }, { questionId, sendKey, last, kind: flag.class });
    const isSettled = await inbox.settle({
      questionId,
      messageIds: messages.map(({ id }) => id),
      outcome,
      isAdmitted: false,
      settledAt: clock.now(),
      ...told,
    });
    if (!isSettled) return false;
    for (const conversation of [last.conversation, ...(told.forwards ?? []).map((forward) => forward.conversation)]) {
      wake(conversation);
    }
    tellListeners(listeners, { questionId, messages, outcome }, logger);
    if (told.alarm) {
      await notice.notify({
        kind: 'emergency',
        assistant: last.assistant,
        outcomeId: questionId,
        reason: flag.class,
      });
    }
    return true;
  }

  private telling(
    { messages, outcome, language }: EmergencyQuestion,
    { questionId, sendKey, last, kind }: { questionId: string; sendKey: string; last: Message; kind: RedFlagClass },
  ): Told {
    const { targets, timeZone } = this.options;
    const words = messages.map(({ text }) => text).join('\n');
    const isKnown = words.trim() !== '';
    const notice = { class: kind, questionId, sendKey, message: last, words: isKnown ? words : null, timeZone };
    const reply = outcome.answer && {
      answer: outcome.answer,
      message: last,
      questionId,
      sendKey,
      // Of a voice nothing is written but what was made of it.
      language: language ?? languageOf(isKnown ? words : outcome.trace.question.text),
    };
    return {
      deliveries: reply ? [emergencyDelivery(reply)] : [],
      forwards: targets.of(last).map((target) => alarmNotice(notice, target)),
      alarm: { class: kind },
      review: 'emergency',
      reviewDetail: kind,
    };
  }

  /** By an earlier run of the program, or another process. */
  private async wasToldBefore({ conversation, member }: Message, kind: RedFlagClass): Promise<boolean> {
    const { alarms, outbox, clock } = this.options;
    const since = clock.now() - TOLD_MILLISECONDS;
    const lately = (await alarms.latest(LATEST)).filter(
      (alarm) =>
        alarm.class === kind &&
        alarm.raisedAt >= since &&
        alarm.conversation.channel === conversation.channel &&
        alarm.conversation.id === conversation.id,
    );
    const replies = await Promise.all(lately.map(({ questionId }) => outbox.itemsOf(questionId)));
    return replies.flat().some(({ body }) => body.askedBy === member.id);
  }
}

type Told = Pick<Settlement, 'deliveries' | 'forwards' | 'alarm' | 'review' | 'reviewDetail'>;

/** Of what was told already: it is recorded, and nobody is told again. */
const silence: Told = { deliveries: [], review: null };
