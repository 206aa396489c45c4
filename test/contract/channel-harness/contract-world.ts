import { setTimeout as pause } from 'node:timers/promises';
import { composeIntake, type IntakeServices } from '../../../src/app/compose-intake';
import { loadConfig } from '../../../src/config/load-config';
import type { Answer } from '../../../src/core/answer';
import type { Burst } from '../../../src/core/message';
import type { AnswerFiles } from '../../../src/core/ports/answer-files';
import type { Channel, OutgoingReply, SendLimit } from '../../../src/core/ports/channel';
import type { OutcomeListener } from '../../../src/core/ports/outcome-listener';
import { intakeConfig } from '../../../src/intake/intake.config';
import { systemClock } from '../../../src/observability/system-clock';
import type { Database } from '../../../src/stores/typeorm/database';
import { openSqlite } from '../../../src/stores/typeorm/sqlite-database';
import { createStores, type Stores } from '../../../src/stores/typeorm/stores';
import { counted } from '../../fakes/figures';
import { answered, hanging, type Run, withMethods } from '../../fakes/intake';
import { FieldLogger, snapshot, snapshotsOf } from '../../fakes/journey';
import type { ChannelHarness, FarEnd } from './far-end';
import { privacyForTests } from '../../fakes/privacy';

export interface StartOptions {
  /** What is answered; by default a line that repeats the words of the question. */
  answer?: (words: string) => string;
  /** In its place: an answer with figures, and the files that go with it. */
  figures?: { answer: Answer; answerFiles: AnswerFiles };
  /** No question ends. */
  isStuck?: boolean;
  /** A file that is shown with each answer. */
  picture?: string;
  /** In the place of the channel's own. */
  sendLimits?: readonly SendLimit[];
  /** Seconds that a member is waited for after a message that is not finished. */
  openSeconds?: number;
}

/** As short as a busy machine bears. */
const burst = { pauseSeconds: 1, completeSeconds: 0.2, openSeconds: 1.5, aloneSeconds: 8, longestSeconds: 20 };
const QUIET_MILLISECONDS = 400;
/** Of a test, for what has to come. */
const PATIENCE_MILLISECONDS = 15_000;

export const wordsOf = ({ messages }: Burst): string => messages.map(({ text }) => text).join(' / ');

/** A channel with its far end on one side, and the real intake over a database and a scripted assistant on the other. */
export class ContractWorld {
  /** What the assistant was asked, in order. */
  readonly asked: Burst[] = [];
  /** When the channel was told to send something, in milliseconds. */
  readonly sends: number[] = [];
  readonly stores: Stores;
  private running: { channel: Channel; services: IntakeServices } | null = null;

  private constructor(
    readonly far: FarEnd,
    private readonly database: Database,
  ) {
    this.stores = createStores(database);
  }

  static async open(harness: ChannelHarness): Promise<ContractWorld> {
    return new ContractWorld(await harness.open(), await openSqlite(':memory:', 1_000));
  }

  get isCutIntoParts(): boolean {
    return this.running?.channel.partCharacters !== undefined;
  }

  /** A program that takes messages. */
  async start(options: StartOptions = {}): Promise<this> {
    const channel = this.watched(this.far.channel(), options);
    const services = composeIntake({
      config: {
        ...loadConfig({ environment: {} }),
        intake: intakeConfig.parse({
          burst: { ...burst, openSeconds: options.openSeconds ?? burst.openSeconds },
          limits: { memberPerMinute: 0, groupPerMinute: 0 },
          repeatMinutes: 0,
        }),
      },
      stores: this.stores,
      ...(options.figures && { answerFiles: options.figures.answerFiles }),
      callsBot: () => false,
      channels: [channel],
      listeners: isListener(channel) ? [channel] : [],
      snapshots: snapshotsOf(snapshot()),
      assistant: { run: (asked, run = {}) => this.run(options)(asked, run) },
      links: { sign: () => null, verify: () => 'invalid' },
      notice: { notify: () => Promise.resolve() },
      onSend: () => undefined,
      privacy: privacyForTests({ stores: this.stores, clock: systemClock, logger: new FieldLogger() }),
      keepRawHours: 72,
      clock: systemClock,
      logger: new FieldLogger(),
      patience: { work: 50, broken: 500, sends: 2_000 },
    });
    await channel.start(services.intake.handlers);
    await services.intake.start([channel]);
    await this.far.ready?.();
    this.running = { channel, services };
    return this;
  }

  /** As a program ends. */
  async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    await running?.channel.stop();
    await running?.services.intake.stop();
    await running?.channel.close?.();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.far.close();
    await this.database.close();
  }

  /** Once it holds; fails when it never does. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MILLISECONDS;
    while (!(await condition())) {
      if (performance.now() > giveUpAt) throw new Error(`It never came to pass; ${this.state()}`);
      await pause(5);
    }
  }

  /** Until the inbox holds so many messages. */
  stored(messages: number): Promise<void> {
    return this.until(async () => {
      const [newest] = await this.stores.inbox.conversations(1);
      return (newest?.messages ?? 0) >= messages;
    });
  }

  private state(): string {
    return `asked ${JSON.stringify(this.asked.map(wordsOf))}, seen ${JSON.stringify(this.far.seen())}`;
  }

  /** Until so many replies are to be seen and no more come. */
  async settled(replies: number): Promise<void> {
    await this.until(() => this.far.seen().length >= replies);
    await this.quiet();
  }

  /** Long enough for anything that is under way to show. */
  async quiet(): Promise<void> {
    await pause(QUIET_MILLISECONDS);
    await this.running?.services.intake.drained();
  }

  private readonly run =
    ({ answer = (words) => `答：${words}`, figures, isStuck = false }: StartOptions): Run =>
    (asked, options) => {
      this.asked.push(asked);
      if (figures) return Promise.resolve(counted(figures.answer));
      return isStuck ? hanging(asked, options) : Promise.resolve(answered(answer(wordsOf(asked))));
    };

  private watched(channel: Channel, { picture, sendLimits }: StartOptions): Channel {
    const images = picture === undefined ? [] : [{ file: picture, description: '血压记录表' }];
    const send = (reply: OutgoingReply) => {
      this.sends.push(performance.now());
      return channel.send(images.length === 0 ? reply : { ...reply, body: { ...reply.body, images } });
    };
    return withMethods<Channel>(channel, { send, ...(sendLimits && { sendLimits }) });
  }
}

const isListener = (channel: object): channel is OutcomeListener => 'onOutcome' in channel;
