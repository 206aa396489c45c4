import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationRef } from '../core/message';
import type { AnswerFiles } from '../core/ports/answer-files';
import type { Channel, ChannelHandlers } from '../core/ports/channel';
import type { ChatPictures } from '../core/ports/chat-pictures';
import type { Clock } from '../core/ports/clock';
import type { ConversationFileStore } from '../core/ports/conversation-file-store';
import type { FeedbackStore } from '../core/ports/feedback-store';
import type { InboxStore } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import type { PlaceholderStore } from '../core/ports/placeholder-store';
import type { OutboxStore } from '../core/ports/outbox-store';
import type { IntakeConfig } from './intake.config';
import type { RepeatAlarms } from './alarms/repeat-alarms';
import { ClockWatch } from './clock-watch';
import type { SendExpress } from './express/send-express';
import type { FileReport } from './file-report';
import type { JoinNotice } from './groups/join-notice';
import { type LeaseKeeper, RENEWAL_MILLISECONDS } from './lease-keeper';
import type { ReceiveMessage } from './receive-message.use-case';
import type { NoteOwnMessage } from './note-own-message';
import { Repeat } from './repeat';
import { ResumeWork } from './resume-work';
import type { RunningQuestions } from './running-questions';
import type { SendReplies } from './send-replies';
import type { WithdrawReply } from './withdraw-reply.use-case';

export interface IntakeOptions {
  inbox: InboxStore;
  files: Pick<ConversationFileStore, 'deleteExpired'>;
  placeholders: Pick<PlaceholderStore, 'deleteExpired'>;
  /** Kept as long as messages; absent: answers have none. */
  answerFiles?: Pick<AnswerFiles, 'prune'> | undefined;
  chatPictures?: Pick<ChatPictures, 'prune'> | undefined;
  keepRawHours: number;
  /** Null: groups are told nothing when the bot joins them. */
  joinNotice: Pick<JoinNotice, 'tell'> | null;
  outbox: OutboxStore;
  feedback: Pick<FeedbackStore, 'put'>;
  reports: FileReport;
  receive: ReceiveMessage;
  sender: SendReplies;
  express: SendExpress;
  alarms: RepeatAlarms;
  withdraw: WithdrawReply;
  ownMessages: NoteOwnMessage;
  running: RunningQuestions;
  leases: LeaseKeeper;
  clock: Clock;
  logger: Logger;
  config: Pick<IntakeConfig, 'keepHours'>;
  patience?: StopPatience | undefined;
}

/** Milliseconds that a stop waits for work to end by itself, for work that is broken off, and for replies to be sent. */
export interface StopPatience {
  work: number;
  broken: number;
  sends: number;
}

const HOUR_MILLISECONDS = 3_600_000;
const SWEEP_MILLISECONDS = 10 * 60_000;
const SWEEP_LIMIT = 1_000;
const CLOCK_MILLISECONDS = 1_000;
const ALARM_MILLISECONDS = 10_000;
const PATIENCE: StopPatience = { work: 9_000, broken: 2_000, sends: 4_000 };
/** A database that hangs does not answer a goodbye. */
const GOODBYE_MILLISECONDS = 1_000;

/** What the channels are connected to; starts and stops everything that happens between a message and its reply. */
export class Intake {
  private resume: ResumeWork | null = null;
  private repeats: Repeat[] = [];

  constructor(private readonly options: IntakeOptions) {}

  readonly handlers: ChannelHandlers = {
    onMessage: (message) => this.options.receive.receive(message),
    onRecalled: (message) => this.options.withdraw.onRecalled(message),
    onWithdraw: (request) => this.options.withdraw.onWithdraw(request),
    onOwnMessage: (message) => this.options.ownMessages.note(message),
    onJoined: async (group) => {
      await this.options.joinNotice?.tell(group);
    },
    onFeedback: ({ questionId, memberId, kind, reason }) => {
      const { feedback, reports, clock } = this.options;
      const at = clock.now();
      return kind === 'report'
        ? reports.file({ questionId, memberId, reason, at })
        : feedback.put({ questionId, memberId, kind, reason, at });
    },
  };

  /** Takes up what an earlier run left on these channels, and goes on looking for work that is due. */
  async start(channels: readonly Channel[]): Promise<void> {
    const { inbox, outbox, receive, sender, express, alarms, leases, clock, logger } = this.options;
    const watch = new ClockWatch(clock);
    const isBusy = (one: ConversationRef): boolean =>
      receive.lane.isBusy(one) || sender.lane.isBusy(one) || express.isBusy(one);
    this.repeats = [
      new Repeat(RENEWAL_MILLISECONDS, () => leases.renew(isBusy), logger),
      new Repeat(SWEEP_MILLISECONDS, () => this.sweep(), logger),
      new Repeat(ALARM_MILLISECONDS, () => alarms.look(), logger),
      new Repeat(CLOCK_MILLISECONDS, () => this.followClock(watch), logger),
    ];
    this.resume = new ResumeWork({
      sources: [
        {
          store: { dueConversations: (due) => outbox.dueExpress(due) },
          wake: (one) => {
            express.wake(one);
          },
        },
        {
          store: inbox,
          wake: (one) => {
            receive.lane.wake(one);
          },
        },
        {
          store: outbox,
          wake: (one) => {
            sender.wake(one);
          },
        },
      ],
      channels: channels.map(({ name }) => name),
      clock,
      logger,
    });
    await this.resume.start();
  }

  /** Resolves when all that was received is settled, and all that can be sent now is sent. */
  async drained(): Promise<void> {
    const { receive, sender, express } = this.options;
    while (!receive.isIdle || !sender.lane.isIdle || !express.isIdle) {
      await receive.idle();
      await sender.lane.idle();
      await express.idle();
    }
  }

  /** Finishes what can be finished in time, and leaves the rest to the next start. The channels take nothing more by then. */
  async stop(): Promise<void> {
    const { receive, sender, express, running, leases, logger, patience = PATIENCE } = this.options;
    this.resume?.stop();
    await within(patience.work, receive.idle());
    receive.lane.close();
    running.stopAll('shutdown');
    await within(patience.broken, receive.idle());
    await within(patience.sends, Promise.all([sender.lane.idle(), express.idle()]));
    sender.lane.close();
    express.close();
    for (const repeat of this.repeats) repeat.stop();
    // The leases of a process that could not give them back end by themselves.
    const released = leases.releaseAll().catch((error: unknown) => {
      logger.warn({ error: String(error) }, 'Leases could not be given back');
    });
    await within(GOODBYE_MILLISECONDS, released);
  }

  /** After the clock was set, waits would last as much longer, or end at once. */
  private async followClock(watch: ClockWatch): Promise<void> {
    const { inbox, outbox, clock, logger } = this.options;
    const jump = watch.jump();
    if (jump === 0) return;
    logger.warn({ milliseconds: jump }, 'The clock was set; waits are moved with it');
    // What was not due before the clock was set forward.
    const since = clock.now() - Math.max(jump, 0);
    await Promise.all([inbox.shiftWaits(since, jump), outbox.shiftWaits(since, jump)]);
  }

  private async sweep(): Promise<void> {
    const { inbox, files, placeholders, answerFiles, chatPictures, clock, config, keepRawHours } = this.options;
    await files.deleteExpired(clock.now());
    const written = clock.now() - keepRawHours * HOUR_MILLISECONDS;
    await placeholders.deleteExpired(clock.now(), written);
    const before = clock.now() - config.keepHours * HOUR_MILLISECONDS;
    while ((await inbox.deleteSettled(before, SWEEP_LIMIT)) === SWEEP_LIMIT) await pause(1);
    await answerFiles?.prune(before);
    // What is on them is as good as words as written.
    await chatPictures?.prune(Math.max(before, written));
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const isOver = new AbortController();
  const deadline = pause(milliseconds, undefined, { signal: isOver.signal }).catch(() => undefined);
  await Promise.race([work, deadline]);
  isOver.abort();
}
