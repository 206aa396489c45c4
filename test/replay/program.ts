import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelHandlers } from '../../src/core/ports/channel';
import type { IntakeServices } from '../../src/app/compose-intake';
import type { MessageRecord } from '../../src/core/ports/inbox-store';
import { intakeConfig } from '../../src/intake/intake.config';
import type { Stores } from '../../src/stores/typeorm/stores';
import type { FakeChannel } from '../fakes/fake-channel';
import { answered, IntakeWorld, type Run } from '../fakes/intake';
import { outcome, question } from '../fakes/journey';
import type { Dice } from './dice';
import { grouped } from './grouped';
import type { Asked } from './history';
import { Life } from './mortal-stores';
import type { Line, Script } from './script';
import type { VirtualTime } from './virtual-time';

export interface ProgramOptions {
  channel: FakeChannel;
  time: VirtualTime;
  epoch: number;
  dice: Dice;
  plant?: (stores: Stores) => Stores;
}

/** The intake over a database, with an assistant that writes down what it is asked. */
export class Program {
  readonly asked: Asked[] = [];
  life = new Life(() => undefined);
  private heard = 0;
  private services: Promise<IntakeServices> | null = null;

  private constructor(
    private world: IntakeWorld,
    private readonly file: string,
    private readonly options: ProgramOptions,
  ) {}

  static async open(file: string, options: ProgramOptions): Promise<Program> {
    return new Program(await openWorld(file, options), file, options);
  }

  close(): Promise<void> {
    return this.world.database.close();
  }

  /** Jobs that wait and replies that are to be sent. */
  async countOpen(): Promise<number> {
    const [row] = await this.world.database.dataSource.query<[{ open: number }]>(
      `SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'pending')
            + (SELECT COUNT(*) FROM outbox WHERE state IN ('pending', 'sending', 'drafting')) AS open`,
    );
    return row.open;
  }

  /** Everything that the inbox holds of the talk. */
  async records({ lines }: Script): Promise<MessageRecord[]> {
    const groups = grouped(lines, ({ message }) => message.conversation.id);
    const records: MessageRecord[] = [];
    for (const [line] of groups.values()) {
      const { conversation } = (line as Line).message;
      records.push(...(await this.world.stores.inbox.history(conversation, lines.length)));
    }
    return records;
  }

  /** Resolves with what takes its messages; never when it ends before that. */
  async start(onEnd: () => void): Promise<ChannelHandlers> {
    const life = new Life(onEnd);
    this.life = life;
    const config = intakeConfig.parse({});
    const { plant = (stores) => stores } = this.options;
    this.services = this.world.start({ run: this.run, config, refine: (stores) => life.refine(plant(stores)) });
    return (await this.services).intake.handlers;
  }

  async stop(): Promise<void> {
    const { intake } = (await this.services) ?? {};
    await intake?.stop();
    this.life.end();
  }

  /** After its end: closes the file and opens it again. */
  async reopen(): Promise<void> {
    await this.world.database.close();
    this.world = await openWorld(this.file, this.options);
    this.heard = 0;
  }

  /** Notes which questions were settled since the last time. */
  listen(): void {
    const { heard } = this.world;
    for (; this.heard < heard.length; this.heard++) {
      const ids = new Set(heard[this.heard]?.messages.map(({ platformMessageId }) => platformMessageId));
      const asks = this.asked.filter((one) => one.ids.some((id) => ids.has(id)));
      // What is still worked on was stopped, or has been asked again.
      const ask = asks.findLast(({ endedAt }) => endedAt !== null) ?? asks.at(-1);
      if (ask) ask.settledAt ??= this.since;
    }
  }

  private get since(): number {
    return this.options.time.now() - this.options.epoch;
  }

  /** Takes a while, and answers what holds a question mark. */
  private readonly run: Run = async ({ messages }, { admit }) => {
    const { dice } = this.options;
    const ids = messages.map(({ platformMessageId }) => platformMessageId);
    const ask: Asked = { ids, at: this.since, endedAt: null, settledAt: null };
    this.asked.push(ask);
    await pause(dice.chance(0.05) ? dice.seconds(5, 20) : dice.between(100, 1500));
    ask.endedAt = this.since;
    const text = messages.map((message) => message.text).join('');
    if (!text.includes('？')) return outcome();
    const admission = await admit?.(question({ text, matchText: text }));
    if (!admission || admission.admitted) return answered(`〔${ids.join(' ')}〕`);
    return outcome({ kind: 'refused', reason: admission.reason, answer: admission.answer ?? null });
  };
}

async function openWorld(file: string, { channel, time }: ProgramOptions): Promise<IntakeWorld> {
  const world = await IntakeWorld.open(channel, file);
  // No power is cut here, so nothing need reach the disk.
  await world.database.dataSource.query('PRAGMA synchronous = OFF');
  Object.assign(world.clock, { now: time.now, elapsed: time.now });
  return world;
}
