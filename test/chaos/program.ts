import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Refinements } from '../../src/app/compose-services';
import { startServer } from '../../src/app/start-server';
import { claimsFail } from './faults/claims-fail';
import { dieAt, type Failpoint } from './faults/failpoints';
import { type Plant, plants } from './faults/plants';

/** The whole program as it is, with what one run is to suffer around its ports. */
function refinements(): Refinements[] {
  const { CHAOS_FAILPOINT, CHAOS_PASSAGE, CHAOS_PLANT, CHAOS_CLAIMS_FAIL } = process.env;
  return [
    ...(CHAOS_CLAIMS_FAIL ? [claimsFail()] : []),
    ...(CHAOS_PLANT ? [plants[CHAOS_PLANT as Plant]()] : []),
    ...(CHAOS_FAILPOINT ? [dieAt(CHAOS_FAILPOINT as Failpoint, Number(CHAOS_PASSAGE))] : []),
  ];
}

const all = refinements();

/** How the program waits on a long connection when two minutes of the platform are four seconds. */
const compressed = {
  check: 20,
  pong: 500,
  silence: 10_000,
  connecting: 2_000,
  firstPause: 20,
  longestPause: 200,
  steady: 0,
  stopping: 1_000,
};

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Counts what is open, and how long the loop was kept since the last time, for who asks from outside. */
process.on('SIGUSR2', () => {
  const open = process.getActiveResourcesInfo();
  const timers = open.filter((name) => name === 'Timeout').length;
  const sockets = open.filter((name) => name.startsWith('TCP')).length;
  const loopMilliseconds = Math.round(delay.percentile(99) / 1e6);
  delay.reset();
  const { user, system } = process.cpuUsage();
  const cpuMilliseconds = Math.round((user + system) / 1000);
  process.stdout.write(`resources ${JSON.stringify({ timers, sockets, loopMilliseconds, cpuMilliseconds })}\n`);
});

startServer({
  file: process.env.FENNELBEAN_CONFIG,
  refine: {
    ...(process.env.CHAOS_TIMINGS && { timings: { feishu: compressed } }),
    stores: (stores) => all.reduce((refined, { stores: refine }) => refine?.(refined) ?? refined, stores),
    channel: (channel) => all.reduce((refined, { channel: refine }) => refine?.(refined) ?? refined, channel),
  },
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
