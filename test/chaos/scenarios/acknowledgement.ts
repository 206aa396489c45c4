import { setTimeout as pause } from 'node:timers/promises';
import { replies } from '../../fakes/openai-server';
import { inWorld, type Report, type Scenario } from '../scenario';
import type { World } from '../world';

const P99_MILLISECONDS = 500;
const MOST_MILLISECONDS = 3_000;
const PER_SECOND = 50;
/** A burst comes within ten seconds. */
const BURST_SECONDS = 10;

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
      await say(world, { perSecond: PER_SECOND, seconds: run.isFull ? 60 : 6 });
      measure(world, report, 'while the model hangs');
      const { size } = world.feishu.log
        .of('delivered')
        .map(({ eventId }) => eventId)
        .reduce((all, id) => all.add(id), new Set());
      report.figure('events', size);
      world.model.instead = null;
      world.model.latency = [5, 20];
      const count = run.isFull ? 1_000 : 300;
      await say(world, {
        perSecond: count / (run.isFull ? BURST_SECONDS : 3),
        seconds: run.isFull ? BURST_SECONDS : 3,
      });
      measure(world, report, 'in a burst');
      report.figure('burst', count);
    });
  },
};

/** Pushes without waiting for the answers, as the platform does. */
async function say(world: World, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<void> {
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

let measured = 0;

function measure(world: World, report: Report, when: string): void {
  const all = world.feishu.log.of('delivered');
  const times = all
    .slice(measured)
    .map(({ ok, milliseconds }) => (ok ? milliseconds : Number.POSITIVE_INFINITY))
    .sort((one, other) => one - other);
  measured = all.length;
  report.figure(`p50 ms ${when}`, times[Math.floor(times.length * 0.5)] ?? 0);
  report.atMost(`p99 ms ${when}`, times[Math.floor(times.length * 0.99)] ?? 0, P99_MILLISECONDS);
  report.atMost(`longest ms ${when}`, times.at(-1) ?? 0, MOST_MILLISECONDS);
}
