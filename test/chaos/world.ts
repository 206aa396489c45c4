import { createServer, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../src/text/seeded-random';
import { FeishuServer } from '../fakes/feishu-server/feishu-server';
import type { FeishuEvent } from '../fakes/feishu-server/events';
import type { SayOptions } from '../fakes/feishu-server/members';
import type { LogEntry } from '../fakes/feishu-server/log';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { ChaosModel } from './chaos-model';
import { check, type Findings, type Utterance } from './checker';
import type { ChaosDatabase } from './database';
import type { Failpoint } from './faults/failpoints';
import type { Plant } from './faults/plants';
import { ADVICE, chatter, clinicKnowledge, things, whereIs } from './knowledge';
import { app, programConfig, secrets } from './program-config';
import { RunningProgram } from './running-program';

export interface WorldOptions {
  seed: number;
  database: ChaosDatabase;
  plant?: Plant | undefined;
  mode?: 'webhook' | 'connection';
  /** `compressed`: the pauses of long connections are thirty times shorter. */
  timings?: 'compressed';
  /** Added to the program's configuration, section by section. */
  config?: Readonly<Record<string, object>>;
}

export interface StartOptions {
  failpoint?: { name: Failpoint; passage: number };
  claimsFail?: boolean;
}

export interface AskOptions extends SayOptions {
  /** One of the five; any when not given. */
  member?: string;
  /** Messages that the answer takes at least. */
  parts?: number;
  expects?: 'answer' | 'outcome';
  /** The number of an earlier question that is asked again. */
  number?: string;
}

/**
 * Milliseconds. As the real ones, nine hundred times as fast: 15 s, 5 min, 1 h and 6 h, and the older one with 5 s. The
 * last is for programs that are down more often than any platform would bear.
 */
export const schedules = {
  current: [17, 333, 4_000, 24_000],
  older: [6, 333, 4_000, 24_000],
  patient: [200, ...Array.from({ length: 60 }, () => 1_500)],
} as const;

/** A number in letters: one that no document bears would not be sent. */
const lettersOf = (number: string): string =>
  number.replace(/\d/g, (digit) => '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit)));

/** Stands under the last part of an answer. */
const CLOSING = '来源';

/** A platform with groups, a model, a database and the program, with all that was said. Everything random comes from the seed. */
export class World {
  readonly feishu: FeishuServer;
  readonly model: ChaosModel;
  readonly random: () => number;
  readonly utterances: Utterance[] = [];
  readonly logFile: string;
  program: RunningProgram | null = null;
  /** Where the program's pages are, after it was started. */
  address = '';
  webhookUrl = '';
  private readonly folder = new TemporaryFolder();
  private readonly listeners: ((entry: LogEntry) => void)[] = [];
  private asked = 0;

  private constructor(private readonly options: WorldOptions) {
    const { seed, plant } = options;
    this.random = seededRandom(seed);
    this.feishu = new FeishuServer({ seed });
    this.feishu.delivery.schedule = schedules.current;
    this.model = new ChaosModel(seed);
    this.logFile = join(this.folder.path, `program-${plant ?? 'unharmed'}.log`);
    const { log } = this.feishu;
    const add = log.add.bind(log);
    log.add = (happening) => {
      add(happening);
      const entry = log.entries.at(-1);
      if (entry) for (const listener of this.listeners) listener(entry);
    };
  }

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options);
    await world.feishu.start();
    await world.model.start();
    const publicPort = await freePort();
    const { mode = 'webhook' } = options;
    world.webhookUrl = `http://127.0.0.1:${publicPort}/webhooks/feishu/main`;
    const events = mode === 'webhook' ? { mode, url: world.webhookUrl } : { mode: 'websocket' as const };
    world.feishu.addApp({ ...app, botName: '茴香豆', events, callbacks: events });
    const config = programConfig({
      mode,
      publicPort,
      database: await options.database.create(world.folder.path),
      knowledgeFolder: join(world.folder.path, 'knowledge'),
      modelUrl: world.model.baseUrl,
      domain: world.feishu.domain,
      changes: options.config ?? {},
    });
    world.folder.write({ ...clinicKnowledge(), 'config.yaml': JSON.stringify(config) });
    return world;
  }

  /** A group of five with the bot. */
  addChat(mode: 'group' | 'topic' = 'group'): string {
    const members = Array.from({ length: 5 }, (_, at) => ({ openId: `ou_member${at}`, name: `成员${at}` }));
    return this.feishu.addChat({ members, appIds: [app.appId], mode }).chatId;
  }

  addChats(count: number): string[] {
    return Array.from({ length: count }, () => this.addChat());
  }

  /** A member asks the bot something that nobody asked before. */
  ask(chatId: string, { parts = 1, expects = 'answer', number, ...say }: AskOptions = {}) {
    const own = number ?? String(100_000 + ++this.asked);
    const marks = Array.from({ length: parts }, (_, at) => `〔${lettersOf(own)}${lettersOf(String(at + 1))}〕`);
    const thing = things[Number(own) % things.length] ?? '';
    const filling = parts > 1 ? ADVICE.repeat(3) : '';
    const steps = marks.map((mark, at) => `第${at + 1}步：${filling}${whereIs(thing)}${mark}。[1]`);
    this.model.learn(own, { answer: steps.join('\n\n'), rest: whereIs(thing) });
    const told = this.say(chatId, `${thing}放在哪里？单号 ${own}`, { mentionBot: true, ...say });
    const utterance: Utterance = { messageIds: [told.messageId], chatId, expects, marks, closing: CLOSING };
    this.utterances.push(utterance);
    return { ...told, number: own, utterance };
  }

  /** One message that the platform carries under two message ids. */
  askUnderTwoMessageIds(chatId: string): FeishuEvent[] {
    const say = { deliver: false, createdAt: Date.now(), member: 'ou_member0' } as const;
    const { event, messageId, number, utterance } = this.ask(chatId, say);
    const second = this.ask(chatId, { ...say, number });
    this.utterances.splice(-2, 2, { ...utterance, messageIds: [messageId, second.messageId] });
    return [event, second.event];
  }

  /** Somebody says what is none of the bot's business. */
  chat(chatId: string, options: SayOptions = {}) {
    const told = this.say(chatId, this.pick(chatter), options);
    this.utterances.push({ messageIds: [told.messageId], chatId, expects: 'silence', marks: [] });
    return told;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Tells of everything that happens on the platform from now on. */
  listen(listener: (entry: LogEntry) => void): void {
    this.listeners.push(listener);
  }

  /** Starts the program; resolves when it takes events, or when it was killed before. */
  async start({ failpoint, claimsFail = false }: StartOptions = {}): Promise<RunningProgram> {
    const { database, plant, timings } = this.options;
    const program = new RunningProgram(
      {
        FENNELBEAN_CONFIG: join(this.folder.path, 'config.yaml'),
        ...secrets,
        ...database.variables,
        ...(failpoint && { CHAOS_FAILPOINT: failpoint.name, CHAOS_PASSAGE: String(failpoint.passage) }),
        ...(plant && { CHAOS_PLANT: plant }),
        ...(timings && { CHAOS_TIMINGS: timings }),
        ...(claimsFail && { CHAOS_CLAIMS_FAIL: 'yes' }),
      },
      this.logFile,
    );
    this.program = program;
    this.address = (await program.opened()) ?? this.address;
    const isUnexpected = program.hasEnded && !failpoint;
    if (isUnexpected) throw new Error(`The program ended at its start:\n${this.logTail()}`);
    return program;
  }

  /** Resolves when the indexes are built. */
  async ready(): Promise<void> {
    for (;;) {
      const health = (await (await fetch(`${this.address}/health`)).json()) as { status: string };
      if (health.status === 'ok') return;
      await pause(20);
    }
  }

  get databaseFile(): string {
    return join(this.folder.path, 'data', 'chaos.sqlite');
  }

  findings(): Findings {
    return check(this.feishu.log.entries, this.utterances);
  }

  /** Milliseconds until everything that is to be answered is; null when that takes longer. */
  async answeredWithin(milliseconds: number): Promise<number | null> {
    const begun = Date.now();
    while (Date.now() - begun < milliseconds) {
      const { lost, unacknowledged, missingParts } = this.findings();
      if (lost + unacknowledged + missingParts === 0) return Date.now() - begun;
      await pause(50);
    }
    return null;
  }

  /** Resolves when the platform has nothing left to push, or when the time is over. */
  async pushed(milliseconds: number): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (this.feishu.delivery.pending > 0 && Date.now() < deadline) await pause(50);
  }

  /** Resolves when everything that is to be answered is, and the platform has nothing left to push; or when the time is over. */
  async settled(milliseconds: number): Promise<Findings> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      const { lost, unacknowledged, missingParts } = this.findings();
      const isOver = lost + unacknowledged + missingParts === 0 && this.feishu.delivery.pending === 0;
      if (isOver || Date.now() > deadline) break;
      await pause(100);
    }
    return this.findings();
  }

  /** Time for a second answer to show itself, and the end of the program. */
  async close(): Promise<{ findings: Findings; exitMilliseconds: number; exitCode: number | null }> {
    await pause(1_000);
    const begun = performance.now();
    const ended = await this.program?.kill('SIGTERM');
    return { findings: this.findings(), exitMilliseconds: performance.now() - begun, exitCode: ended?.code ?? null };
  }

  /** The end of what the program logged. */
  logTail(characters = 2000): string {
    try {
      return readFileSync(this.logFile, 'utf8').slice(-characters);
    } catch {
      return '';
    }
  }

  async remove(): Promise<void> {
    if (this.program?.hasEnded === false) await this.program.kill();
    await this.feishu.stop();
    await this.model.stop();
    await this.options.database.drop();
    if (process.env.CHAOS_KEEP === undefined) this.folder.remove();
  }

  private say(chatId: string, text: string, options: SayOptions & { member?: string }) {
    const { member = `ou_member${this.between(0, 4)}`, ...rest } = options;
    return this.feishu.say(chatId, member, text, rest);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
