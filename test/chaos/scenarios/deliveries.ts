import { shuffled } from '../../../src/text/seeded-random';
import { retrySchedules } from '../../fakes/feishu-server/event-delivery';
import type { FeishuEvent } from '../../fakes/feishu-server/events';
import { inWorld, type Run, type Scenario } from '../scenario';
import { schedules, type World } from '../world';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const WAVES = 4;
/** Pushes at a time. */
const AT_ONCE = 25;
/** Longer than all pauses of a schedule. */
const PUSHED_MILLISECONDS = 60_000;

/**
 * Every message comes one to five times, in any order, several at once, with the program restarted in between; some come
 * under two ids, and some late. The platform's retries do the rest.
 */
export const deliveries: Scenario = {
  name: 'deliveries',
  databases: ['sqlite', 'mariadb'],
  async run(run, report) {
    const database = await run.database();
    const isShort = run.size === 'small' || (run.size === 'quick' && database.kind === 'mariadb');
    const names = isShort ? (['current'] as const) : (['current', 'older'] as const);
    for (const name of names) {
      run.tell(`retries after ${retrySchedules[name].map((pause) => pause / 1000).join(', ')} s, compressed`);
      await inWorld(run, report, { patience: 180_000 }, async (world) => {
        // Who waits for each change has not the time.
        world.feishu.delivery.schedule = schedules[name].map(
          (pause) => pause / { small: 4, quick: 2, full: 1 }[run.size],
        );
        await inWaves(world, run.size);
      });
    }
  },
};

async function inWaves(world: World, size: Run['size']): Promise<void> {
  const count = { small: 24, quick: 50, full: 1000 }[size];
  const chats = [...world.addChats(Math.ceil(count / 12)), world.addChat('topic')];
  const later: FeishuEvent[][] = Array.from({ length: WAVES }, () => []);
  for (let wave = 0; wave < WAVES; wave++) {
    // Some programs have a database that refuses a third of the messages at first.
    const program = await world.start({ claimsFail: wave >= 2 || size === 'small' });
    const now: FeishuEvent[] = [];
    for (const event of said(world, chats, count / WAVES)) {
      const copies = world.between(1, 5);
      now.push(event);
      for (let copy = 1; copy < copies; copy++) (later[world.between(wave, WAVES - 1)] ?? now).push(event);
    }
    const all = shuffled([...now, ...(later[wave] ?? [])], world.random);
    const middle = wave === WAVES - 1 ? all.length : all.length / 2;
    await push(world, all.slice(0, middle));
    if (wave === WAVES - 1) return;
    // So compressed, a restart is half an hour to the platform, which gives up after two of them.
    await world.pushed(PUSHED_MILLISECONDS);
    const pushes = push(world, all.slice(middle));
    const signal = wave % 2 === 0 ? 'SIGKILL' : 'SIGTERM';
    setTimeout(() => void program.kill(signal), world.between(50, 50 + count * 4));
    await program.ended;
    await pushes;
  }
}

async function push(world: World, events: readonly FeishuEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += AT_ONCE) {
    await world.feishu.deliver(events.slice(at, at + AT_ONCE), { concurrently: true });
  }
}

/** Questions, chatter, late ones, ones under two ids, and ones that are really asked twice. */
function said(world: World, chats: readonly string[], count: number): FeishuEvent[] {
  const events: FeishuEvent[] = [];
  const enough = world.utterances.length + count;
  while (world.utterances.length < enough) {
    const chat = world.pick(chats);
    const kind = world.random();
    const quiet = { deliver: false } as const;
    if (kind < 0.1) events.push(world.chat(chat, quiet).event);
    else if (kind < 0.25) {
      const createdAt = Date.now() - world.between(1, 5) * HOUR;
      events.push(world.ask(chat, { ...quiet, createdAt }).event);
    } else if (kind < 0.35) {
      const { event } = world.ask(chat, quiet);
      events.push(event, underAnotherId(event));
    } else if (kind < 0.45) events.push(...world.askUnderTwoMessageIds(chat));
    else if (kind < 0.55) {
      const first = world.ask(chat, { ...quiet, createdAt: Date.now() - 2 * MINUTE });
      events.push(first.event, world.ask(chat, { ...quiet, number: first.number }).event);
    } else events.push(world.ask(chat, quiet).event);
  }
  return events;
}

const underAnotherId = (event: FeishuEvent): FeishuEvent => {
  const eventId = `${event.eventId.slice(0, -4)}twin`;
  return { ...event, eventId, body: { ...event.body, header: { ...event.body.header, event_id: eventId } } };
};
