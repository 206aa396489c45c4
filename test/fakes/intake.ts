import { setTimeout as pause } from 'node:timers/promises';
import { composeIntake, type IntakeServices } from '../../src/app/compose-intake';
import type { Burst, IncomingMessage, Member } from '../../src/core/message';
import type { Outcome } from '../../src/core/outcome';
import type { AnswerFiles } from '../../src/core/ports/answer-files';
import type { RunOptions } from '../../src/core/ports/assistant-runner';
import type { Clock } from '../../src/core/ports/clock';
import type { GroupCommands } from '../../src/core/ports/group-command';
import type { RedFlags } from '../../src/core/ports/red-flags';
import type { SettledQuestion } from '../../src/core/ports/outcome-listener';
import type { AssistantSnapshot, AssistantSnapshots } from '../../src/core/ports/passage-index';
import type { z } from 'zod';
import type { StopPatience } from '../../src/intake/intake';
import { groupsConfig } from '../../src/intake/groups/groups.config';
import { type AlarmsConfig, alarmsConfig } from '../../src/intake/alarms/alarms.config';
import { type IntakeConfig, intakeConfig } from '../../src/intake/intake.config';
import { moderationConfig, wordsConfig } from '../../src/pipeline/safety/safety.config';
import { preprocessConfig } from '../../src/pipeline/preprocess/preprocess.config';
import type { Database } from '../../src/stores/typeorm/database';
import { openSqlite } from '../../src/stores/typeorm/sqlite-database';
import { createStores, type Stores } from '../../src/stores/typeorm/stores';
import { FakeChannel } from './fake-channel';
import { details, FieldLogger, message, outcome, question, snapshot, snapshotsOf } from './journey';
import { privacyForTests } from './privacy';

/** Real time, moved by a test. */
export class MovedClock implements Clock {
  private moved = 0;
  private shift = 0;
  now = (): number => Date.now() + this.moved + this.shift;
  elapsed = (): number => performance.now() + this.moved;

  advance(milliseconds: number): void {
    this.moved += milliseconds;
  }

  /** Somebody sets the clock, which is no time that goes by. */
  set(milliseconds: number): void {
    this.shift += milliseconds;
  }
}

export type Run = (burst: Burst, options: RunOptions) => Promise<Outcome>;

/** An answer that repeats the question; asks for admission as the pipeline does. */
export const answering: Run = async ({ messages }, { admit }) => {
  const admission = await admit?.(question());
  if (admission && !admission.admitted) {
    const notice = { text: `(${admission.reason})`, citations: [], writer: 'fixed' as const };
    const kind = admission.reason.includes('member') ? 'silent' : 'refused';
    return outcome({ kind, reason: admission.reason, answer: admission.tell ? notice : null });
  }
  return answered(`re: ${messages[0]?.text ?? ''}`);
};

/** Chatter, which holds no question, is met with silence. */
export const answeringQuestions: Run = (burst, options) =>
  /[？?]$/.test(burst.messages.at(-1)?.text ?? '') ? answering(burst, options) : silent(burst, options);

export const answered = (text: string): Outcome =>
  outcome({ kind: 'answered', reason: 'evidence-found', answer: { text, citations: [], writer: 'quote' } });

export const silent: Run = () => Promise.resolve(outcome());
export const hanging: Run = () => new Promise<Outcome>(() => undefined);

/** Work that does not end, and tells when it has begun. */
export function hangingRun(): { run: Run; hasBegun: Promise<void> } {
  let begin: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begin = resolve));
  const run: Run = (burst, options) => {
    begin();
    return hanging(burst, options);
  };
  return { run, hasBegun };
}

/** Those of an index that is still being built. */
export class LateSnapshots implements AssistantSnapshots {
  private built: AssistantSnapshot | null = null;
  private answer: (snapshot: AssistantSnapshot) => void = () => undefined;
  private readonly ready = new Promise<AssistantSnapshot>((resolve) => (this.answer = resolve));
  private asked = 0;

  current = (): AssistantSnapshot | null => this.built;

  whenReady = (): Promise<AssistantSnapshot> => {
    this.asked++;
    return this.ready;
  };

  /** Until who waits has come back so often. */
  async untilAsked(times: number): Promise<void> {
    while (this.asked < times) await pause(10);
  }

  build(): void {
    this.built = snapshot();
    this.answer(this.built);
  }
}

/** What is said below another message. */
export const quoting = (
  platformMessageId: string,
  isFromBot: boolean | null = null,
): Pick<IncomingMessage, 'details'> => ({
  details: details({ quoted: { platformMessageId, rootPlatformMessageId: platformMessageId, text: null, isFromBot } }),
});

/** Not the one who asks unless a test says so. */
export const secondMember: Member = { id: 'wang', name: '王' };

export interface StartOptions {
  run?: Run;
  /** Bursts and pointing to earlier answers are off unless it says otherwise. */
  config?: Partial<IntakeConfig>;
  groups?: z.input<typeof groupsConfig>;
  /** Puts faults between the intake and its database. */
  refine?: (stores: Stores) => Stores;
  snapshots?: AssistantSnapshots;
  /** How long a stop waits. */
  patience?: Partial<StopPatience>;
  /** Of plugins. */
  commands?: GroupCommands;
  /** Nobody sees emergencies unless it says who does. */
  redFlags?: RedFlags;
  alarms?: Partial<AlarmsConfig>;
  /** On duty beside `admin`, who is not. */
  onDuty?: readonly { channel: string; id: string }[];
  /** Beside the world's own. */
  channels?: readonly FakeChannel[];
  answerFiles?: AnswerFiles;
}

/** The intake as the program wires it, over a database in memory. Starting it again over the same is a restart. */
export class IntakeWorld {
  readonly clock = new MovedClock();
  readonly logger = new FieldLogger();
  readonly heard: SettledQuestion[] = [];
  readonly notices: { kind: string; reason: string; outcomeId: string }[] = [];
  /** What every attempt to send came to. */
  readonly sends: string[] = [];
  private readonly started: IntakeServices[] = [];
  private said = 0;

  private constructor(
    readonly database: Database,
    readonly stores: Stores,
    readonly channel: FakeChannel,
  ) {}

  static async open(channel = new FakeChannel(), file = ':memory:'): Promise<IntakeWorld> {
    const database = await openSqlite(file, 1_000);
    return new IntakeWorld(database, createStores(database), channel);
  }

  /** A program; `takes up` what another one left only when `start` is called on its intake. */
  program({
    run = answering,
    config = {},
    groups = {},
    refine = (stores) => stores,
    snapshots,
    patience = {},
    commands,
    redFlags,
    alarms = {},
    onDuty = [],
    channels = [],
    answerFiles,
  }: StartOptions = {}): IntakeServices {
    const services = composeIntake({
      config: {
        intake: { ...intakeConfig.parse({ burst: { pauseSeconds: 0 }, repeatMinutes: 0 }), ...config },
        groups: groupsConfig.parse(groups),
        preprocess: preprocessConfig.parse({}),
        safety: {
          alarms: alarmsConfig.parse(alarms),
          words: wordsConfig.parse({}),
          moderation: moderationConfig.parse({}),
        },
        admins: [
          { channel: this.channel.name, id: 'admin', role: 'admin', duty: false },
          ...onDuty.map((admin) => ({ ...admin, role: 'admin', duty: true })),
        ],
      },
      stores: refine(this.stores),
      channels: [this.channel, ...channels],
      listeners: [{ onOutcome: (settled) => this.heard.push(settled) }],
      snapshots: snapshots ?? snapshotsOf(snapshot()),
      assistant: { run: (burst, options = {}) => run(burst, options) },
      callsBot: () => false,
      ...(commands && { commands }),
      ...(redFlags && { redFlags }),
      ...(answerFiles && { answerFiles }),
      privacy: privacyForTests({ stores: this.stores, clock: this.clock, logger: this.logger }),
      keepRawHours: 72,
      links: { sign: () => null, verify: () => 'invalid' },
      notice: { notify: (notice) => Promise.resolve(void this.notices.push(notice)) },
      onSend: (_channel, state) => this.sends.push(state),
      clock: this.clock,
      logger: this.logger,
      patience: { work: 200, broken: 200, sends: 1_000, ...patience },
    });
    this.started.push(services);
    return services;
  }

  /** A program that has started. */
  async start(options: StartOptions = {}): Promise<IntakeServices> {
    const services = this.program(options);
    await services.intake.start([this.channel, ...(options.channels ?? [])]);
    return services;
  }

  /** As the platform delivers it; what was sent now unless the changes say otherwise. */
  incoming(platformMessageId: string, changes: Partial<IncomingMessage> = {}): IncomingMessage {
    const { conversation, app, assistant, member, mentionsBot } = message();
    const here = { ...conversation, channel: this.channel.name };
    const sentAt = this.clock.now();
    return {
      conversation: here,
      app,
      platformMessageId,
      assistant,
      member,
      text: platformMessageId,
      mentionsBot,
      sentAt,
      ...changes,
    };
  }

  /** Until what a member says in the group has come to its outcome; the first is `m1`, the next `m2`, … */
  async say({ receive, intake }: IntakeServices, text: string, changes: Partial<IncomingMessage> = {}): Promise<void> {
    await receive.receive(this.incoming(`m${++this.said}`, { text, ...changes }));
    await intake.drained();
  }

  /** Time goes by, and what is due in the group by then is worked on. */
  async pass({ receive, intake }: IntakeServices, milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    receive.lane.wake(this.incoming('').conversation);
    await intake.drained();
  }

  /** Kinds and reasons of all outcomes, by the text of the question. */
  outcomes(): Record<string, string> {
    return Object.fromEntries(
      this.heard.map(({ messages, outcome: { kind, reason } }) => [messages[0]?.text ?? '', `${kind}: ${reason}`]),
    );
  }

  /** Until the group sees so many replies. */
  async untilTexts(count: number): Promise<void> {
    while (this.channel.texts().length < count) await pause(10);
  }

  /** States of everything that was to be sent, oldest first. */
  async sendStates(): Promise<string[]> {
    const rows = await this.database.dataSource.query<{ state: string }[]>(
      'SELECT state FROM outbox ORDER BY sequence',
    );
    return rows.map(({ state }) => state);
  }

  /** Until these are the states of everything that was to be sent. */
  async untilSends(...states: string[]): Promise<void> {
    while ((await this.sendStates()).join() !== states.join()) await pause(10);
  }

  async close(): Promise<void> {
    for (const { intake } of this.started) await intake.stop();
    await this.database.close();
  }
}

/** The store with some methods replaced; the rest stays bound to it. */
export function withMethods<Store extends object>(store: Store, methods: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      const replaced = methods[name as keyof Store];
      if (replaced !== undefined) return replaced;
      const value = target[name as keyof Store];
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
