import { join } from 'node:path';
import type { Stores } from '../../src/stores/typeorm/stores';
import { FakeChannel } from '../fakes/fake-channel';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { Dice } from './dice';
import type { History, Restart, StoredLine } from './history';
import { Platform } from './platform';
import { Program } from './program';
import type { Script } from './script';
import { VirtualTime } from './virtual-time';

export interface ReplayOptions {
  /** How the program ends again and again, by chance one of these; none: it runs through. */
  restarts: readonly Restart['kind'][];
  /** Puts a fault between the intake and its database. */
  plant?: (stores: Stores) => Stores;
}

/** When the talk begins, in epoch milliseconds; any time would do. */
const EPOCH = 1_767_600_000_000;
const BETWEEN_RESTARTS = { least: 30, most: 180 };
/** Of the database, at one of which a program may die. */
const CALLS = 60;
/** After the last message, until all that was said has to be settled. */
const PATIENCE = 1_800_000;
const LOOK = 10_000;

/** Plays a talk to the real intake over a real database, in virtual time. */
export async function replay(script: Script, options: ReplayOptions): Promise<History> {
  const folder = new TemporaryFolder();
  const time = new VirtualTime(EPOCH);
  time.install();
  try {
    const dice = new Dice(script.seed + 1);
    const channel = new FakeChannel();
    const program = await Program.open(join(folder.path, 'replay.sqlite'), {
      ...options,
      channel,
      time,
      epoch: EPOCH,
      dice,
    });
    return await new Replay({ script, options, time, dice, channel, program }).play();
  } finally {
    time.uninstall();
    folder.remove();
  }
}

interface Parts {
  script: Script;
  options: ReplayOptions;
  time: VirtualTime;
  dice: Dice;
  channel: FakeChannel;
  program: Program;
}

class Replay {
  private readonly platform: Platform;
  private readonly restarts: Restart[] = [];
  /** What has to be done while virtual time stands still. */
  private readonly errands: (() => Promise<void>)[] = [];
  private isDone = false;

  constructor(private readonly parts: Parts) {
    this.platform = new Platform(parts.script, parts.time, EPOCH);
  }

  async play(): Promise<History> {
    const { time, program } = this.parts;
    this.platform.schedule();
    this.scheduleLook(this.platform.end);
    this.start();
    await this.settle();
    const last = this.platform.end + PATIENCE;
    while (!this.isDone && time.now() < last && time.step()) await this.settle();
    this.isDone = true;
    program.life.end();
    const history = await this.history();
    await program.close();
    return history;
  }

  /** Until nothing more happens without time going on. */
  private async settle(): Promise<void> {
    const { program } = this.parts;
    for (let quiet = 0, calls = -1; quiet < 2; calls = program.life.calls) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = program.life.pending === 0 && calls === program.life.calls ? quiet + 1 : 0;
    }
    program.listen();
    for (const errand of this.errands.splice(0)) await errand();
  }

  private start(): void {
    const { program, dice, time, options } = this.parts;
    const kind = dice.pick(options.restarts);
    let from: number | null = null;
    const started = program.start(() => {
      this.ended(kind ?? 'dropped', from ?? this.since);
    });
    void started.then((handlers) => {
      this.platform.connect(handlers);
    });
    const at = time.now() + dice.seconds(BETWEEN_RESTARTS.least, BETWEEN_RESTARTS.most);
    if (!kind || at >= this.platform.end) return;
    time.at(at, () => {
      from = this.since;
      if (kind === 'stopped') void program.stop();
      else if (kind === 'dropped') program.life.end();
      else program.life.endAtCall(dice.between(1, CALLS), dice.chance(0.5));
    });
  }

  private ended(kind: Restart['kind'], from: number): void {
    const { program, dice, time } = this.parts;
    this.platform.disconnect();
    time.forgetProgram();
    if (this.isDone) return;
    const wait = dice.chance(0.25) ? dice.seconds(10, 60) : dice.between(200, 3_000);
    this.restarts.push({ kind, from, until: this.since + wait });
    if (kind === 'killed') this.errands.push(() => program.reopen());
    time.at(time.now() + wait, () => {
      this.start();
    });
  }

  private scheduleLook(at: number): void {
    this.parts.time.at(at, () => {
      this.errands.push(async () => {
        this.isDone = this.platform.isDone && (await this.parts.program.countOpen()) === 0;
        if (!this.isDone) this.scheduleLook(this.parts.time.now() + LOOK);
      });
    });
  }

  private get since(): number {
    return this.parts.time.now() - EPOCH;
  }

  private async history(): Promise<History> {
    const { script, program, channel } = this.parts;
    const { claimed, recalled } = this.platform;
    const replies = [...channel.posted.values()].map(({ conversation, replyTo, isRecalled }) => ({
      conversation,
      replyTo,
      isRecalled,
    }));
    const stored = (await program.records(script)).map(({ message, questionId, reason, outcome }): StoredLine => {
      const receivedAt = message.receivedAt - EPOCH;
      const hasAnswer = outcome !== null && outcome.answer !== null;
      return { id: message.platformMessageId, receivedAt, questionId, reason, outcome, hasAnswer };
    });
    return { script, claimed, stored, asked: program.asked, replies, recalled, restarts: this.restarts };
  }
}
