import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inWorld, type Report, type Scenario } from '../scenario';
import { app } from '../program-config';
import { schedules, type World } from '../world';

const BACK_MILLISECONDS = 180_000;
/** The platform's ping interval in this run, in seconds; really it is 120. */
const PING_SECONDS = 4;
const COMPRESSION = 120 / PING_SECONDS;
const GROWTH_MEGABYTES = 50;
/** What may come and go by chance: timers, sockets. */
const FLAT = 2;

/** The line breaks again and again, or goes silent: it comes back, nothing grows, and nothing is lost. */
export const connection: Scenario = {
  name: 'connection',
  databases: ['sqlite'],
  async run(run, report) {
    await inWorld(run, report, { mode: 'connection', timings: 'compressed', patience: 90_000 }, async (world) => {
      // Seconds between what the program sends to show that it lives.
      world.feishu.connections.clientConfig.PingInterval = PING_SECONDS;
      world.feishu.delivery.schedule = schedules.patient;
      await world.start();
      await connected(world, 15_000);
      await reconnect(world, report, run.size === 'full' ? 500 : 25);
      await goSilent(world, report, run.size === 'full' ? 20 : 1);
    });
  },
};

async function reconnect(world: World, report: Report, times: number): Promise<void> {
  const chats = world.addChats(4);
  const warmUp = Math.min(20, Math.floor(times / 3));
  let before = await resources(world);
  for (let time = 0; time < times; time++) {
    if (time === warmUp) before = await resources(world);
    world.feishu.dropSockets({ how: world.pick(['close', 'destroy']) });
    await pause(5);
    if (!(await connected(world, 15_000))) {
      report.problem(`It was not back after connection ${time}`);
      return;
    }
    if (time % 10 === 0) world.ask(world.pick(chats));
  }
  await pause(1_000);
  const after = await resources(world);
  report.figure('reconnects', times);
  report.atMost('more timers', after.timers - before.timers, FLAT);
  report.atMost('more sockets', after.sockets - before.sockets, FLAT);
  report.atMost('more MB', after.megabytes - before.megabytes, GROWTH_MEGABYTES);
}

async function goSilent(world: World, report: Report, times: number): Promise<void> {
  const chat = world.addChat();
  let longest = 0;
  for (let time = 0; time < times; time++) {
    const begun = Date.now();
    world.feishu.halfOpen();
    world.ask(chat);
    await connected(world, (BACK_MILLISECONDS / COMPRESSION) * 4);
    longest = Math.max(longest, Date.now() - begun);
  }
  report.figure('half-open', times);
  report.atMost('back after ms, uncompressed', longest * COMPRESSION, BACK_MILLISECONDS);
}

async function connected(world: World, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (world.feishu.connections.count(app.appId) === 0) {
    if (Date.now() > deadline) return false;
    await pause(5);
  }
  return true;
}

async function resources(world: World) {
  const { program } = world;
  if (!program) throw new Error('The program does not run.');
  const { timers, sockets } = await program.resources();
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1];
  return { timers, sockets, megabytes: Number(pages) / 1024 };
}
