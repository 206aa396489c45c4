import type { ConversationRef, IncomingMessage, Message } from '../core/message';
import type { ReceiptOfMessage } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { ClaimOptions, InboxStore, Job } from '../core/ports/inbox-store';
import type { Logger } from '../core/ports/logger';
import { plainName } from '../text/plain-name';
import type { Arrivals } from './arrivals';
import { backOff } from './back-off';
import { hasWords, pointsAtSomething, wantsQuestion } from './bursts/burst-window';
import { ConversationLane } from './conversation-lane';
import type { MeetEmergencies, StoredMessage } from './express/meet-emergencies';
import type { NoteHanded } from './groups/note-handed';
import type { LeaseKeeper } from './lease-keeper';
import { messageIdOf } from './question-ids';
import type { PrivacyCommands } from './commands/privacy-commands';
import type { RunCommand } from './commands/run-command';
import type { PrivateDoor } from './private-door';
import { NotReady, ShuttingDown } from './run-question';
import type { WorkMessage } from './work-message';

export interface ReceiveMessageOptions {
  inbox: InboxStore;
  commands: RunCommand;
  handed: Pick<NoteHanded, 'note'>;
  worker: WorkMessage;
  emergencies: Pick<MeetEmergencies, 'see' | 'answer'>;
  /** Where personal data stays behind. */
  door: Pick<PrivateDoor, 'receive'>;
  privacy: Pick<PrivacyCommands, 'heed'>;
  leases: LeaseKeeper;
  arrivals: Arrivals;
  /** How a message that comes in is stored. */
  plan: (message: Message, isEmergency: boolean) => ClaimOptions;
  /** Whether a text calls the bot by its name, beside the mentions that platforms mark. */
  callsBot: (text: string) => boolean;
  /** When a question is asked to which nothing more is to come; epoch milliseconds. */
  hastenedTo: (message: Message) => number;
  /** When messages without words have waited for their question long enough; epoch milliseconds. */
  waitsAloneUntil: (messages: readonly Message[]) => number;
  clock: Clock;
  logger: Logger;
  /** Conversations side by side, at most. */
  parallel: number;
  /** There is something to send to another conversation. */
  wakeSender: (conversation: ConversationRef) => void;
}

/** A wait that is longer is ended by the regular look into the database. */
const LONGEST_TIMER_MILLISECONDS = 60_000;
/** Open bursts of a group among which that of a message is looked for. */
const WAITING = 200;

/** The way in for every chat front: stored first, worked on after, in order within a conversation. */
export class ReceiveMessage {
  readonly lane: ConversationLane;
  private readonly beside = new Set<Promise<unknown>>();

  constructor(private readonly options: ReceiveMessageOptions) {
    const { parallel, logger, arrivals } = options;
    this.lane = new ConversationLane({
      work: (conversation) => this.workNext(conversation),
      parallel,
      isHeld: () => arrivals.goFirst(),
      onError: (error, { channel }) => {
        logger.error({ channel, error: String(error) }, 'Messages could not be worked on');
      },
    });
  }

  /** Resolves once the message is stored; the work goes on behind. */
  async receive(incoming: IncomingMessage): Promise<ReceiptOfMessage> {
    const { clock, emergencies } = this.options;
    const { member, mentionsBot, text } = incoming;
    const message: Message = {
      ...incoming,
      member: { ...member, name: plainName(member.name) },
      mentionsBot: mentionsBot || this.options.callsBot(text),
      id: messageIdOf(incoming),
      receivedAt: clock.now(),
    };
    // Before anything that can fail, and on the words as they came in.
    const emergency = emergencies.see(message);
    const storing = this.store(message, emergency !== null);
    if (emergency) this.track(emergencies.answer(emergency, storing), message);
    const { status } = await storing;
    return { messageId: message.id, status };
  }

  /** Of who wants no words stored, nothing is, but for an emergency that is answered: that without its words. */
  private async store(written: Message, isEmergency: boolean): Promise<StoredMessage> {
    const { inbox, arrivals, door, privacy } = this.options;
    const admitted = await door.receive(written);
    const message: Message = { ...written, ...admitted.message };
    if (admitted.optedOut && !isEmergency) return { message, status: 'claimed' };
    const plan = { ...this.options.plan(message, isEmergency), ...(!admitted.optedOut && admitted.claim) };
    const status = await arrivals.during(inbox.claim(message, plan));
    if (status === 'claimed') {
      await privacy.heed(message);
      this.begin(message, plan, isEmergency);
    }
    return { message, status };
  }

  private begin(message: Message, { runAt, reason, forwards = [] }: ClaimOptions, isEmergency: boolean): void {
    const { commands, handed, clock, wakeSender } = this.options;
    for (const forward of forwards) wakeSender(forward.conversation);
    if (reason) {
      // Staff may call the asker by name as they send a draft.
      this.track(handed.note([message]), message);
      return;
    }
    this.wakeAfter(message.conversation, (runAt ?? 0) - clock.now());
    if (isEmergency) return;
    if (runAt !== undefined && pointsAtSomething(message)) this.track(this.hasten(message, runAt), message);
    // What ends running work does not wait behind it.
    this.track(commands.run(message), message);
  }

  /** Work beside the lane, which `idle` waits for. */
  private track(work: Promise<unknown>, { id }: Message): void {
    const tracked: Promise<unknown> = work
      .catch((error: unknown) => {
        this.options.logger.error({ messageId: id, error: String(error) }, 'What a message asks for at once failed');
      })
      .then(() => this.beside.delete(tracked));
    this.beside.add(tracked);
  }

  /** What a question points at has come before it: nothing more is waited for. */
  private async hasten(message: Message, runAt: number): Promise<void> {
    const { inbox, hastenedTo } = this.options;
    const waiting = await inbox.waiting(message.conversation, WAITING);
    const job = waiting.find(({ messages }) => messages.at(-1)?.id === message.id);
    if (!job?.messages.slice(0, -1).some(wantsQuestion)) return;
    const sooner = Math.min(runAt, hastenedTo(message));
    await inbox.rescheduleJob(job.id, sooner, runAt);
    this.wakeAfter(message.conversation, sooner - this.options.clock.now());
  }

  private wakeAfter(conversation: ConversationRef, milliseconds: number): void {
    if (milliseconds > LONGEST_TIMER_MILLISECONDS) return;
    if (milliseconds <= 0) {
      this.lane.wake(conversation);
      return;
    }
    setTimeout(() => {
      this.lane.wake(conversation);
    }, milliseconds).unref();
  }

  /** Resolves when nothing that was received is left to do. */
  async idle(): Promise<void> {
    await Promise.all(this.beside);
    await this.lane.idle();
  }

  get isIdle(): boolean {
    return this.beside.size === 0 && this.lane.isIdle;
  }

  private async workNext(conversation: ConversationRef): Promise<boolean> {
    const { inbox, worker, leases, clock, logger } = this.options;
    if (!(await leases.take(conversation))) return false;
    const job = await inbox.nextJob(conversation, clock.now());
    if (!job) return false;
    if (await this.waitsForWords(job)) return true;
    try {
      await worker.work(job);
    } catch (error) {
      // It stays due: what waits for an index goes to the end of the queue, what a stop broke off to the next start.
      if (error instanceof NotReady) return true;
      if (error instanceof ShuttingDown) return false;
      logger.error(
        { messageId: job.burstId, attempts: job.attempts, error: String(error) },
        'A message could not be settled',
      );
      await inbox.rescheduleJob(job.id, clock.now() + backOff(job.attempts + 1));
    }
    return true;
  }

  /** Puts off a picture or a link to which no words have come so far; whatever the member says meanwhile joins it. */
  private async waitsForWords({ id, messages, attempts, isDeferred, runAt }: Job): Promise<boolean> {
    const { inbox, clock, waitsAloneUntil } = this.options;
    if (attempts > 0 || isDeferred || messages.some((message) => hasWords(message) || message.mentionsBot)) {
      return false;
    }
    if (!messages.some(wantsQuestion)) return false;
    const until = waitsAloneUntil(messages);
    if (until <= clock.now()) return false;
    await inbox.rescheduleJob(id, until, runAt);
    return true;
  }
}
