import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosDatabase } from '../database';
import { type Failpoint, failpoints } from '../faults/failpoints';
import { inWorld, type Report, type Run, type Scenario } from '../scenario';
import type { RunningProgram } from '../running-program';
import { schedules, type World } from '../world';

/** Moments that only the other side knows. */
const outside = ['ack-sent', 'model-stream', 'send-arrived'] as const;
type Point = Failpoint | (typeof outside)[number];
const points: readonly Point[] = [...failpoints, ...outside];

/** With MariaDB the quick set takes only those where a transaction stands between before and after. */
const few: readonly Point[] = ['inbox-committed', 'outbox-committed', 'send-answered', 'ack-sent'];
const REACHED_MILLISECONDS = 20_000;
/** After its start a program takes up what waits, at the latest. */
const RESUME_MILLISECONDS = 10_000;

/** The program is killed at each point, and at any moment; the next one finds what it left. */
export const kills: Scenario = {
  name: 'kills',
  databases: ['sqlite', 'mariadb'],
  async run(run, report) {
    const database = await run.database();
    const wanted = pointsFor(run, database.kind);
    for (let round = 0; round < (run.size === 'full' ? 5 : 1); round++) {
      await inWorld({ ...run, seed: run.seed + round }, report, { database, patience: 90_000 }, async (world) => {
        world.feishu.delivery.schedule = schedules.patient;
        for (const point of wanted) await dieAt(point, world, report, run);
        await finish(world, run.size === 'small' ? null : report);
      });
    }
    if (run.size === 'small') return;
    await inWorld(run, report, { database: await run.database(), patience: 120_000 }, async (world) => {
      const moments = run.size === 'full' ? 50 : database.kind === 'sqlite' ? 4 : 1;
      world.feishu.delivery.schedule = schedules.patient;
      for (let moment = 0; moment < moments; moment++) await dieSometime(world);
      report.figure('random moments', moments);
      await finish(world, report);
    });
  },
};

function pointsFor({ size, plant }: Run, kind: ChaosDatabase['kind']): readonly Point[] {
  if (plant === 'sent-before-send') return ['send-begun', 'send-begun', 'send-begun'];
  if (size === 'small') return ['ack-sent', 'outbox-committed'];
  return size === 'full' || kind === 'sqlite' ? points : few;
}

async function dieAt(point: Point, world: World, report: Report, run: Run): Promise<void> {
  const passage = point === 'list-write' ? 1 : world.between(1, 3);
  const isInside = (failpoints as readonly string[]).includes(point);
  const program = await world.start(isInside ? { failpoint: { name: point as Failpoint, passage } } : {});
  if (!isInside) arm(point as (typeof outside)[number], world, program, passage);
  const chats = world.addChats(2);
  for (let said = 0; said < 8 && !program.hasEnded; said++) {
    const chat = world.pick(chats);
    if (said % 4 === 3) world.chat(chat);
    else world.ask(chat, { parts: world.pick([1, 3]) });
    await pause(world.between(0, 60));
  }
  await Promise.race([program.ended, pause(REACHED_MILLISECONDS, undefined, { ref: false })]);
  if (program.hasEnded) {
    run.tell(`killed at ${point}, passage ${passage}, ${Date.now() - program.startedAt} ms after its start`);
    return;
  }
  report.problem(`The point ${point} was never reached`);
  await program.kill();
}

/** Kills when something shows on the other side for the `passage`-th time. */
function arm(point: (typeof outside)[number], world: World, program: RunningProgram, passage: number): void {
  let left = passage;
  const passes = (): void => {
    if (--left === 0) void program.kill();
  };
  if (point === 'model-stream') world.model.onHalfway = passes;
  else if (point === 'send-arrived') {
    // Carried out by the platform, and never answered.
    world.feishu.faults.on('message.reply', { kind: 'hang', times: 1 });
    world.listen(({ kind }) => {
      if (kind === 'faulted') void program.kill();
    });
  } else {
    world.listen((entry) => {
      if (entry.kind === 'delivered' && entry.ok) passes();
    });
  }
}

async function dieSometime(world: World): Promise<void> {
  const program = await world.start();
  const chats = world.addChats(3);
  const end = Date.now() + world.between(0, 2_000);
  while (Date.now() < end) {
    world.ask(world.pick(chats), { parts: world.pick([1, 1, 3]) });
    await pause(world.between(20, 90));
  }
  await program.kill();
}

/** The last program, which nothing happens to; with a report, when it takes up what waits is measured. */
async function finish(world: World, report: Report | null): Promise<void> {
  const before = world.findings();
  const program = await world.start();
  world.model.onHalfway = null;
  if (before.lost === 0 || !report) return;
  const resumed = new Promise<number>((resolve) => {
    world.listen((entry) => {
      if (entry.kind === 'posted' && entry.appId !== undefined) resolve(entry.realAt - program.startedAt);
    });
  });
  const late = pause(2 * RESUME_MILLISECONDS, 2 * RESUME_MILLISECONDS, { ref: false });
  report.atMost('resumed after ms', await Promise.race([resumed, late]), RESUME_MILLISECONDS);
}
