import { setTimeout as pause } from 'node:timers/promises';
import type { AdminNotice } from '../../core/ports/admin-notice';
import { type Channel, type OutgoingReply, SendError } from '../../core/ports/channel';
import type { Logger } from '../../core/ports/logger';
import type { RedFlags } from '../../core/ports/red-flags';
import { alarmNotice } from '../alarms/alarm-notice';
import type { AlarmTargets } from '../alarms/alarm-targets';
import { backOff } from '../back-off';
import { emergencyIdsOf } from '../question-ids';
import { emergencyOutgoing } from './emergency-reply';
import type { HandedReplies } from './handed-replies';
import type { Emergency } from './emergency';
import type { ToldLately } from './told-lately';

export interface AnswerUnstoredOptions {
  redFlags: Pick<RedFlags, 'replyTo'>;
  told: ToldLately;
  handed: HandedReplies;
  targets: AlarmTargets;
  channels: readonly Channel[];
  notice: AdminNotice;
  logger: Logger;
  timeZone: string;
}

/** Without a row that says so, nobody else would try again. */
const ATTEMPTS = 5;

/**
 * Answers an emergency while the database does not take it: reply and notices go to their channels at once, under the
 * send keys that they will have in the outbox.
 */
export class AnswerUnstored {
  constructor(private readonly options: AnswerUnstoredOptions) {}

  /** Never rejects; resolves when all is handed over or given up. */
  async answer({ message, flag, language }: Emergency): Promise<void> {
    const { redFlags, told, targets, notice, logger, timeZone } = this.options;
    const triggerId = told.take([message], flag.class);
    if (triggerId === null) return;
    const { questionId, sendKey } = emergencyIdsOf(triggerId);
    const { assistant } = message;
    logger.error({ messageId: message.id, class: flag.class }, 'An emergency is answered past the database');
    const answer = redFlags.replyTo(flag, language);
    const alarm = { class: flag.class, questionId, sendKey, message, words: null, timeZone };
    const notices = targets.of(message).map((target): OutgoingReply => {
      return { ...alarmNotice(alarm, target), replyTo: '', draft: null, express: true };
    });
    await Promise.all([
      this.hand(emergencyOutgoing({ answer, message, questionId, sendKey, language })),
      ...notices.map((one) => this.hand(one)),
      notice.notify({ kind: 'emergency', assistant, outcomeId: questionId, reason: flag.class }).catch(() => undefined),
    ]);
  }

  private async hand(reply: OutgoingReply): Promise<void> {
    const { channels, handed, logger } = this.options;
    const channel = channels.find(({ name }) => name === reply.conversation.channel);
    for (let attempt = 1; channel && attempt <= ATTEMPTS; attempt++) {
      try {
        await handed.send(channel, reply);
        return;
      } catch (error) {
        const { sendKey } = reply;
        logger.error({ sendKey, attempt, error: String(error) }, 'An emergency was not handed to its channel');
        const isUnknown = !(error instanceof SendError) || error.failure === 'unknown';
        if (isUnknown ? !channel.recognisesSendKeys : error.failure === 'refused') return;
        await pause(backOff(attempt), undefined, { ref: false });
      }
    }
  }
}
