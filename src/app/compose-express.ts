import type { AppConfig } from '../config/app-config';
import type { ConversationRef } from '../core/message';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { Channel } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutcomeListener } from '../core/ports/outcome-listener';
import type { SendState } from '../core/ports/outbox-store';
import type { RedFlags } from '../core/ports/red-flags';
import { AcknowledgeAlarm } from '../intake/alarms/acknowledge-alarm';
import { AlarmTargets } from '../intake/alarms/alarm-targets';
import { RepeatAlarms } from '../intake/alarms/repeat-alarms';
import { TellUnsent } from '../intake/alarms/tell-unsent';
import { AttemptSend } from '../intake/attempt-send';
import { AnswerUnstored } from '../intake/express/answer-unstored';
import { HandedReplies } from '../intake/express/handed-replies';
import { MeetEmergencies } from '../intake/express/meet-emergencies';
import { RecentWords } from '../intake/express/recent-words';
import { SendExpress } from '../intake/express/send-express';
import { SettleEmergency } from '../intake/express/settle-emergency';
import { ToldLately } from '../intake/express/told-lately';
import type { LeaseKeeper } from '../intake/lease-keeper';
import type { WithdrawReply } from '../intake/withdraw-reply.use-case';
import type { Stores } from '../stores/typeorm/stores';
import type { PrivacyServices } from './compose-privacy';

export interface ExpressParts {
  config: Pick<AppConfig, 'intake' | 'groups' | 'admins' | 'safety'>;
  stores: Pick<Stores, 'alarms' | 'inbox' | 'outbox'>;
  channels: readonly Channel[];
  listeners: readonly OutcomeListener[];
  /** Sees emergencies; absent: nobody does. */
  redFlags?: RedFlags | undefined;
  privacy: Pick<PrivacyServices, 'restore'>;
  notice: AdminNotice;
  /** Told what every attempt to send or recall a reply came to. */
  onSend: (channel: string, state: SendState) => void;
  clock: Clock;
  logger: Logger;
}

export interface ExpressLane {
  express: SendExpress;
  settling: SettleEmergency;
  repeats: RepeatAlarms;
  /** @param isAdmin whether a member of the channel is an admin */
  acknowledging: (isAdmin: (channel: string, memberId: string) => boolean) => AcknowledgeAlarm;
  meeting: (withdraw: WithdrawReply) => MeetEmergencies;
}

/** An emergency that was not shown by then is a person's concern. */
const GIVE_UP_MILLISECONDS = 6 * 3_600_000;
const LONGEST_PAUSE_MILLISECONDS = 15_000;
const nobodySees: RedFlags = {
  find: () => null,
  replyTo: () => {
    throw new Error('Nobody sees emergencies');
  },
};

/** What emergencies go by, beside everything else. */
export function composeExpress(parts: ExpressParts, leases: LeaseKeeper): ExpressLane {
  const { stores, clock, logger, config, redFlags = nobodySees } = parts;
  const { outbox, alarms } = stores;
  const targets = new AlarmTargets({ ...parts, ...config });
  const told = new ToldLately(clock);
  const handed = new HandedReplies();
  const wake = (conversation: ConversationRef): void => {
    express.wake(conversation);
  };
  const attempt = new AttemptSend({
    ...parts,
    outbox,
    restore: parts.privacy.restore,
    giveUpMilliseconds: GIVE_UP_MILLISECONDS,
    missedMilliseconds: Infinity,
    // Its first line tells what to do.
    late: { ...config.intake, lateAfterMinutes: Infinity },
    longestPause: LONGEST_PAUSE_MILLISECONDS,
    send: (channel, reply) => handed.send(channel, reply),
  });
  const shared = { ...parts, outbox, alarms, targets, told, handed, wake, timeZone: config.intake.timeZone };
  const unsent = new TellUnsent(shared);
  const express = new SendExpress({ ...shared, attempt, leases, unsent, giveUpMilliseconds: GIVE_UP_MILLISECONDS });
  const settling = new SettleEmergency({ ...shared, inbox: stores.inbox });
  return {
    express,
    settling,
    repeats: new RepeatAlarms({ ...shared, config: config.safety.alarms }),
    acknowledging: (isAdmin) => new AcknowledgeAlarm({ ...shared, isAdmin }),
    meeting: (withdraw) =>
      new MeetEmergencies({
        redFlags,
        words: new RecentWords(clock),
        inbox: stores.inbox,
        settling,
        unstored: new AnswerUnstored({ ...shared, redFlags }),
        withdraw,
        logger,
      }),
  };
}
