import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AppConfig } from '../config/app-config';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { ChatPictures } from '../core/ports/chat-pictures';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { GroupCommands } from '../core/ports/group-command';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { SourceLinks } from '../core/ports/source-links';
import type { ConversationRef } from '../core/message';
import { AdmissionDesk } from '../intake/admission';
import { AdmitQuestion } from '../intake/admit-question';
import type { RepeatAlarms } from '../intake/alarms/repeat-alarms';
import { Arrivals } from '../intake/arrivals';
import { AttemptSend } from '../intake/attempt-send';
import { afterComplete, waitsAloneUntil } from '../intake/bursts/burst-window';
import { planClaim } from '../intake/bursts/plan-claim';
import { AnswerCommand } from '../intake/commands/answer-command';
import { CommandTarget } from '../intake/commands/command-target';
import { RunCommand } from '../intake/commands/run-command';
import { FileReport } from '../intake/file-report';
import { DecideHeld } from '../intake/decide-held.use-case';
import { AskedBefore } from '../intake/groups/asked-before';
import { GroupPolicies } from '../intake/groups/resolve-group-policy.use-case';
import { HumanFirst } from '../intake/groups/human-first';
import { JoinNotice } from '../intake/groups/join-notice';
import { NoteHanded } from '../intake/groups/note-handed';
import { Intake, type StopPatience } from '../intake/intake';
import { LeaseKeeper } from '../intake/lease-keeper';
import { NoteOwnMessage } from '../intake/note-own-message';
import { ReadQuoted } from '../intake/read-quoted';
import { ReceiveMessage } from '../intake/receive-message.use-case';
import { RunQuestion } from '../intake/run-question';
import { RunningQuestions } from '../intake/running-questions';
import { SendReplies } from '../intake/send-replies';
import { WithdrawReply } from '../intake/withdraw-reply.use-case';
import { WorkMessage } from '../intake/work-message';
import type { Stores } from '../stores/typeorm/stores';
import type { PrivacyServices } from './compose-privacy';
import { composeExpress, type ExpressParts } from './compose-express';

export interface IntakeParts extends ExpressParts {
  config: Pick<AppConfig, 'intake' | 'groups' | 'admins' | 'preprocess' | 'safety'>;
  stores: Pick<
    Stores,
    | 'alarms'
    | 'inbox'
    | 'outbox'
    | 'leases'
    | 'feedback'
    | 'outcomes'
    | 'conversations'
    | 'conversationFiles'
    | 'placeholders'
    | 'assistants'
  >;
  snapshots: AssistantSnapshots;
  assistant: AssistantRunner;
  /** Whether a text calls the bot by its name. */
  callsBot: (text: string) => boolean;
  links: SourceLinks;
  /** Absent: answers have none. */
  answerFiles?: AnswerFiles;
  /** Absent: none are posted. */
  chatPictures?: ChatPictures;
  /** Of plugins. */
  commands?: GroupCommands;
  /** Hides personal data, keeps members' decisions, and puts back what is theirs. */
  privacy: PrivacyServices;
  keepRawHours: number;
  /** Whether a group is told what is kept when the bot joins it; absent: no. */
  joinNotice?: boolean;
  patience?: StopPatience;
}

export interface IntakeServices {
  intake: Intake;
  receive: ReceiveMessage;
  withdraw: WithdrawReply;
  policies: GroupPolicies;
  decide: DecideHeld;
  repeats: RepeatAlarms;
}

const HOUR_MILLISECONDS = 3_600_000;

/** Everything between a message and its reply, wired. */
export function composeIntake(parts: IntakeParts): IntakeServices {
  const { config, stores, clock, logger, channels } = parts;
  const { inbox, outbox } = stores;
  const { parallel, burst } = config.intake;
  const leases = new LeaseKeeper(stores.leases, clock, `${hostname().slice(0, 40)}/${process.pid}/${randomUUID()}`);
  const arrivals = new Arrivals(clock);
  const running = new RunningQuestions();
  const sender = composeSender(parts, { leases, arrivals });
  const { express, settling, repeats, acknowledging, meeting } = composeExpress(parts, leases);
  const wakeSender = (conversation: ConversationRef): void => {
    sender.wake(conversation);
    express.wake(conversation);
  };
  const withdraw = new WithdrawReply({
    inbox,
    outbox,
    running,
    admins: config.admins,
    wakeSender,
    hideWorking: (message) => sender.hideWorking(message),
    clock,
  });
  const isAdmin = (channel: string, memberId: string): boolean => withdraw.isAdmin(channel, memberId);
  const emergencies = meeting(withdraw);
  const policies = new GroupPolicies(stores.conversations, config.groups);
  const target = new CommandTarget({ inbox, outbox, clock });
  const { timeZone, repeatMinutes } = config.intake;
  const commands = new RunCommand({ inbox, outbox, withdraw, running, target });
  const reports = new FileReport({ ...stores, notice: parts.notice });
  const desk = new AdmissionDesk(inbox, clock, config.intake);
  const others = parts.commands;
  const alarms = acknowledging(isAdmin);
  const { door, restore, redactor, commands: privacy } = parts.privacy;
  const asked = { privacy, target, policies, desk, reports, alarms, others, isAdmin, clock, timeZone };
  const answers = new AnswerCommand({ ...stores, ...asked });
  const handed = new NoteHanded({ outbox, policies, isAdmin, clock });
  const questions = new RunQuestion({
    ...parts,
    inbox,
    admissions: new AdmitQuestion({
      policies,
      humanFirst: new HumanFirst(inbox, clock),
      askedBefore: new AskedBefore({ inbox, outbox, clock, repeatMinutes, timeZone }),
      desk,
      clock,
    }),
    policies,
    quoted: new ReadQuoted({ inbox, outbox, channels }),
    running,
    sender,
    restore,
    deadlineMilliseconds: config.intake.deadlineSeconds * 1000,
    contextMessages: config.preprocess.contextMessages,
  });
  const worker = new WorkMessage({
    ...parts,
    inbox,
    outbox,
    commands,
    answers,
    questions,
    emergencies,
    settling,
    policies,
    handed,
    sender,
  });
  const pauseOf = (name: string) => channels.find((channel) => channel.name === name)?.burstPauseMilliseconds;
  const receive = new ReceiveMessage({
    inbox,
    commands,
    handed,
    worker,
    emergencies,
    door,
    privacy,
    leases,
    arrivals,
    callsBot: parts.callsBot,
    plan: (message, isEmergency) =>
      planClaim(message, { burst, pauseOf, forwarding: config.groups.forwarding }, isEmergency),
    hastenedTo: (message) => afterComplete(message, burst, pauseOf(message.conversation.channel)),
    waitsAloneUntil: (messages) => waitsAloneUntil(messages, burst, pauseOf(messages[0]?.conversation.channel ?? '')),
    clock,
    logger,
    parallel,
    wakeSender,
  });
  const intake = new Intake({
    ...parts,
    ...stores,
    joinNotice: parts.joinNotice
      ? new JoinNotice({
          outbox,
          wakeSender,
          clock,
          keepHours: config.intake.keepHours,
          keepRawHours: parts.keepRawHours,
        })
      : null,
    reports,
    receive,
    sender,
    express,
    alarms: repeats,
    withdraw,
    files: stores.conversationFiles,
    placeholders: stores.placeholders,
    ownMessages: new NoteOwnMessage({ outbox, handed, restore, redactor, clock, logger }),
    running,
    leases,
    config: config.intake,
  });
  return { intake, receive, withdraw, policies, decide: new DecideHeld({ outbox, wakeSender, clock }), repeats };
}

function composeSender(
  parts: IntakeParts,
  { leases, arrivals }: { leases: LeaseKeeper; arrivals: Arrivals },
): SendReplies {
  const { config, stores } = parts;
  const { outbox } = stores;
  const { giveUpHours, missedAfterHours, parallel } = config.intake;
  const late = config.intake;
  const { restore } = parts.privacy;
  const attempt = new AttemptSend({
    ...parts,
    outbox,
    restore,
    giveUpMilliseconds: giveUpHours * HOUR_MILLISECONDS,
    missedMilliseconds: missedAfterHours * HOUR_MILLISECONDS,
    late,
  });
  return new SendReplies({ ...parts, outbox, attempt, leases, arrivals, late, restore, parallel });
}
