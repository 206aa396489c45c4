import { setTimeout as pause } from 'node:timers/promises';
import { inWorld, type Scenario } from '../scenario';
import { schedules } from '../world';

/** The database server is killed under load and comes back; the program stays. What was acknowledged is answered. */
export const databaseKills: Scenario = {
  name: 'database-kills',
  databases: ['mariadb'],
  async run(run, report) {
    const database = await run.database();
    const { server } = database;
    if (!server) return;
    const count = run.size === 'full' ? 20 : 2;
    // A question whose work failed rests for a moment, and the next one may come first.
    await inWorld(run, report, { database, patience: 180_000, mayOvertake: true }, async (world) => {
      world.feishu.delivery.schedule = schedules.patient;
      await world.start();
      const chats = world.addChats(6);
      const over = new AbortController();
      const talk = (async () => {
        while (!over.signal.aborted) {
          world.ask(world.pick(chats), { parts: world.pick([1, 1, 3]) });
          await pause(world.between(40, 120));
        }
      })();
      for (let kill = 0; kill < count; kill++) {
        await pause(world.between(300, 2_500));
        await server.kill();
        await pause(world.between(100, 3_000));
        await server.restart();
        run.tell(`the database was killed and is back, ${kill + 1} of ${count}`);
      }
      await pause(500);
      over.abort();
      await talk;
      report.figure('database kills', count);
    });
  },
};
