import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { replies } from '../../fakes/openai-server';
import { inWorld, type Report, type Scenario } from '../scenario';
import type { World } from '../world';

const P99_MILLISECONDS = 500;
const MOST_MILLISECONDS = 3_000;
const PER_SECOND = 50;
/** A thousand events within ten seconds. */
const BURST: Pace = { perSecond: 100, seconds: 10 };

interface Pace {
  perSecond: number;
  seconds: number;
}

/** However slow the answers are, the platform is told at once that its events are safe. */
export const acknowledgement: Scenario = {
  name: 'acknowledgement',
  databases: ['sqlite', 'mariadb'],
  quick: ['sqlite'],
  async run(run, report) {
    const config = { models: { chat: { timeoutSeconds: 5 } } };
    await inWorld(run, report, { config, patience: 400_000 }, async (world) => {
      await world.start();
      await world.ready();
      world.model.instead = replies.hang;
      const seconds = run.size === 'full' ? 60 : 6;
      await measured(world, report, 'while the model hangs', { perSecond: PER_SECOND, seconds });
      world.model.instead = null;
      world.model.latency = [5, 20];
      const burst = run.size === 'full' ? BURST : { perSecond: 100, seconds: 3 };
      await measured(world, report, 'in a burst', burst);
      report.figure('burst', burst.perSecond * burst.seconds);
    });
  },
};

/** Pushes without waiting for the answers, as the platform does. */
async function say(world: World, { perSecond, seconds }: Pace): Promise<void> {
  const chats = world.addChats(40);
  const pushes: Promise<unknown>[] = [];
  const begun = performance.now();
  for (let number = 0; number < perSecond * seconds; number++) {
    const wait = begun + (number * 1000) / perSecond - performance.now();
    if (wait > 1) await pause(wait);
    pushes.push(world.ask(chats[number % chats.length] ?? '', { expects: 'outcome' }).delivered);
  }
  await Promise.all(pushes);
}

async function measured(world: World, report: Report, when: string, pace: Pace): Promise<void> {
  const before = world.feishu.log.of('delivered').length;
  const own = monitorEventLoopDelay({ resolution: 10 });
  await world.program?.resources();
  own.enable();
  await say(world, pace);
  own.disable();
  const { loopMilliseconds = 0 } = (await world.program?.resources()) ?? {};
  const pushes = world.feishu.log
    .of('delivered')
    .slice(before)
    .filter(({ attempt }) => attempt === 1);
  const times = pushes.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const failed = pushes.filter(({ ok }) => !ok);
  report.figure(`p50 ms ${when}`, times[Math.floor(times.length * 0.5)] ?? 0);
  report.atMost(`p99 ms ${when}`, times[Math.floor(times.length * 0.99)] ?? 0, P99_MILLISECONDS);
  report.atMost(`longest ms ${when}`, times.at(-1) ?? 0, MOST_MILLISECONDS);
  report.atMost(`not acknowledged ${when}`, failed.length, 0);
  // Where the time went: a busy machine makes both loops late.
  report.figure(`loop p99 ms of the program`, loopMilliseconds);
  report.figure(`loop p99 ms of the platform`, own.percentile(99) / 1e6);
}
