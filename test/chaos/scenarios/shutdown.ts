import { setTimeout as pause } from 'node:timers/promises';
import { inWorld, type Scenario } from '../scenario';
import { schedules, type World } from '../world';

const EXIT_MILLISECONDS = 25_000;
const RESUME_MILLISECONDS = 10_000;

/** SIGTERM in the middle of work, again and again; the platform brings what was refused meanwhile. */
export const shutdown: Scenario = {
  name: 'shutdown',
  databases: ['sqlite', 'mariadb'],
  quick: ['sqlite'],
  async run(run, report) {
    let longestExit = 0;
    let longestResume = 0;
    await inWorld(run, report, { patience: 120_000 }, async (world) => {
      world.feishu.delivery.schedule = schedules.patient;
      world.model.latency = [50, 1_500];
      const stops = run.size === 'full' ? 50 : 2;
      for (let stop = 0; stop < stops; stop++) {
        const program = await world.start();
        if (stop > 0) longestResume = Math.max(longestResume, await resumed(world));
        const chats = world.addChats(6);
        const end = Date.now() + world.between(200, 1_200);
        // Also while it stops.
        const talk = (async () => {
          while (!program.hasEnded || Date.now() < end) {
            world.ask(world.pick(chats), { parts: world.pick([1, 3]) });
            await pause(world.between(40, 160));
          }
        })();
        await pause(Math.max(0, end - Date.now()));
        const begun = performance.now();
        const { code } = await program.kill('SIGTERM');
        longestExit = Math.max(longestExit, performance.now() - begun);
        await talk;
        if (code !== 0) report.problem(`The program ended with ${String(code)}`);
      }
      await world.start();
      longestResume = Math.max(longestResume, await resumed(world));
      report.figure('stops', stops);
      report.atMost('longest exit ms', longestExit, EXIT_MILLISECONDS);
      report.atMost('resumed after ms', longestResume, RESUME_MILLISECONDS);
    });
  },
};

/** Milliseconds from the start of the program to its first reply; 0 when nothing waited for it. */
async function resumed(world: World): Promise<number> {
  if (world.findings().lost === 0) return 0;
  const { startedAt = 0 } = world.program ?? {};
  const seen = new Promise<number>((resolve) => {
    world.listen((entry) => {
      if (entry.kind === 'posted' && entry.appId !== undefined) resolve(entry.realAt - startedAt);
    });
  });
  return Promise.race([seen, pause(2 * RESUME_MILLISECONDS, 2 * RESUME_MILLISECONDS, { ref: false })]);
}
