import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AppConfig } from '../config/app-config';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { Channel } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { OutcomeListener } from '../core/ports/outcome-listener';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { SendState } from '../core/ports/outbox-store';
import type { SourceLinks } from '../core/ports/source-links';
import { AdmissionDesk } from '../intake/admission';
import { Arrivals } from '../intake/arrivals';
import { AttemptSend } from '../intake/attempt-send';
import { Intake, type StopPatience } from '../intake/intake';
import { LeaseKeeper } from '../intake/lease-keeper';
import { ReadQuoted } from '../intake/read-quoted';
import { ReceiveMessage } from '../intake/receive-message.use-case';
import { RunCommand } from '../intake/commands/run-command';
import { RunQuestion } from '../intake/run-question';
import { RunningQuestions } from '../intake/running-questions';
import { SendReplies } from '../intake/send-replies';
import { WithdrawReply } from '../intake/withdraw-reply.use-case';
import { WorkMessage } from '../intake/work-message';
import type { Stores } from '../stores/typeorm/stores';

export interface IntakeParts {
  config: Pick<AppConfig, 'intake' | 'admins'>;
  stores: Pick<Stores, 'inbox' | 'outbox' | 'leases' | 'feedback'>;
  channels: readonly Channel[];
  listeners: readonly OutcomeListener[];
  snapshots: AssistantSnapshots;
  assistant: AssistantRunner;
  links: SourceLinks;
  notice: AdminNotice;
  /** Told what every attempt to send or recall a reply came to. */
  onSend: (channel: string, state: SendState) => void;
  clock: Clock;
  logger: Logger;
  patience?: StopPatience;
}

export interface IntakeServices {
  intake: Intake;
  receive: ReceiveMessage;
  withdraw: WithdrawReply;
}

const HOUR_MILLISECONDS = 3_600_000;

/** Everything between a message and its reply, wired. */
export function composeIntake(parts: IntakeParts): IntakeServices {
  const { config, stores, clock, logger } = parts;
  const { inbox, outbox } = stores;
  const { parallel } = config.intake;
  const leases = new LeaseKeeper(stores.leases, clock, `${hostname().slice(0, 40)}/${process.pid}/${randomUUID()}`);
  const arrivals = new Arrivals(clock);
  const running = new RunningQuestions();
  const giveUpMilliseconds = config.intake.giveUpHours * HOUR_MILLISECONDS;
  const missedMilliseconds = config.intake.missedAfterHours * HOUR_MILLISECONDS;
  const late = config.intake;
  const attempt = new AttemptSend({ ...parts, outbox, giveUpMilliseconds, missedMilliseconds, late });
  const sender = new SendReplies({ ...parts, outbox, attempt, leases, arrivals, late, parallel });
  const withdraw = new WithdrawReply({
    inbox,
    outbox,
    running,
    admins: config.admins,
    wakeSender: (conversation) => {
      sender.wake(conversation);
    },
    hideWorking: (message) => sender.hideWorking(message),
    clock,
  });
  const commands = new RunCommand({ inbox, outbox, withdraw, running });
  const questions = new RunQuestion({
    ...parts,
    inbox,
    desk: new AdmissionDesk(inbox, clock, config.intake),
    quoted: new ReadQuoted({ inbox, outbox, channels: parts.channels }),
    running,
    sender,
    deadlineMilliseconds: config.intake.deadlineSeconds * 1000,
  });
  const worker = new WorkMessage({ ...parts, inbox, outbox, commands, questions, sender });
  const receive = new ReceiveMessage({ inbox, commands, worker, leases, arrivals, clock, logger, parallel });
  const intake = new Intake({
    ...parts,
    ...stores,
    receive,
    sender,
    withdraw,
    running,
    leases,
    config: config.intake,
  });
  return { intake, receive, withdraw };
}
