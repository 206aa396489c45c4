import type { ConversationRef } from '../core/message';
import type { SendLimit } from '../core/ports/channel';
import { seededRandom } from '../text/seeded-random';
import { SendPacing } from './send-pacing';

const START = 1_000_000;

/** Time that passes only when everybody sleeps. */
class SimulatedTime {
  now = START;
  private sleepers: { at: number; wake: () => void }[] = [];

  readonly clock = { elapsed: () => this.now };
  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.sleepers.push({ at: this.now + milliseconds, wake });
    });

  /** Runs until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    const state = { isDone: false };
    void work.finally(() => (state.isDone = true));
    for (;;) {
      await new Promise(setImmediate);
      if (state.isDone) return;
      const next = Math.min(...this.sleepers.map(({ at }) => at));
      if (next === Infinity) throw new Error('Nobody would ever wake up.');
      this.now = next;
      const due = this.sleepers.filter(({ at }) => at <= next);
      this.sleepers = this.sleepers.filter(({ at }) => at > next);
      for (const { wake } of due) wake();
    }
  }
}

interface Send {
  conversation: string;
  app: string;
  begun: number;
  /** When the platform counted it, at some moment until it answered. */
  counted: number;
}

const group = (id: string): ConversationRef => ({ channel: 'feishu', id });

/** The most that any window of the limit saw. */
function mostWithin({ milliseconds, per }: SendLimit, sends: readonly Send[]): number {
  const byKey = new Map<string, number[]>();
  for (const { app, conversation, counted } of sends) {
    const key = per === 'app' ? app : conversation;
    byKey.set(key, [...(byKey.get(key) ?? []), counted]);
  }
  let most = 0;
  for (const times of byKey.values()) {
    times.sort((one, other) => one - other);
    let first = 0;
    for (const [at, time] of times.entries()) {
      while ((times[first] ?? 0) + milliseconds <= time) first++;
      most = Math.max(most, at - first + 1);
    }
  }
  return most;
}

interface Simulation {
  limits: readonly SendLimit[];
  conversations: number;
  sendsOfEach: number;
  /** Conversations work side by side; within each, so many sends do. */
  abreast?: number;
  apps?: number;
  longestAnswer: number;
  /** Where between begin and answer the platform counts: 0 to 1. */
  counts: (random: () => number) => number;
  seed: number;
}

async function simulate(simulation: Simulation): Promise<{ sends: Send[]; took: number }> {
  const { limits, conversations, sendsOfEach, abreast = 1, apps = 1, longestAnswer, counts, seed } = simulation;
  const time = new SimulatedTime();
  const pacing = new SendPacing(limits, time.clock, time.sleep);
  const random = seededRandom(seed);
  const sends: Send[] = [];
  const send = async (conversation: string, app: string) => {
    const turn = await pacing.turn(group(conversation), app);
    const begun = time.now;
    const answer = Math.round(random() * longestAnswer);
    sends.push({ conversation, app, begun, counted: begun + counts(random) * answer });
    await time.sleep(answer);
    turn();
    // As a send that fails gives its turn back twice.
    if (random() < 0.2) turn();
  };
  const work: Promise<void>[] = [];
  for (let at = 0; at < conversations; at++) {
    for (let lane = 0; lane < abreast; lane++) {
      const sendAll = async () => {
        for (let left = sendsOfEach; left > 0; left--) await send(`c${at}`, `a${at % apps}`);
      };
      work.push(sendAll());
    }
  }
  await time.run(Promise.all(work));
  return { sends, took: time.now - START };
}

const perConversation: SendLimit = { per: 'conversation', count: 5, milliseconds: 1_000 };
const perApp: SendLimit = { per: 'app', count: 40, milliseconds: 2_000 };
const perMinute: SendLimit = { per: 'app', count: 300, milliseconds: 60_000 };
const moments: [string, Simulation['counts']][] = [
  ['when the send begins', () => 0],
  ['when it answers', () => 1],
  ['at any moment', (random) => random()],
  ['early or late, as is worst', (random) => (random() < 0.5 ? 0 : 1)],
];

describe('a platform never counts more than it allows', () => {
  describe.each(moments)('if it counts %s', (_moment, counts) => {
    it.each([
      { conversations: 1, sendsOfEach: 60, abreast: 8, limits: [perConversation] },
      { conversations: 30, sendsOfEach: 10, apps: 2, limits: [perApp] },
      { conversations: 12, sendsOfEach: 25, abreast: 2, apps: 2, limits: [perConversation, perApp] },
      { conversations: 20, sendsOfEach: 30, limits: [perConversation, perApp, perMinute] },
    ])('$conversations conversations, $limits.length limits', async (world) => {
      for (const longestAnswer of [0, 30, 900, 5_000]) {
        const { sends } = await simulate({ ...world, longestAnswer, counts, seed: longestAnswer + 1 });
        expect(sends).toHaveLength(world.conversations * world.sendsOfEach * (world.abreast ?? 1));
        for (const limit of world.limits) expect(mostWithin(limit, sends)).toBeLessThanOrEqual(limit.count);
      }
    });
  });

  it('with more conversations than it keeps in mind', async () => {
    const world = { conversations: 2_500, sendsOfEach: 3, apps: 2_500, limits: [perConversation, perApp] };
    const { sends } = await simulate({ ...world, abreast: 2, longestAnswer: 200, counts: () => 1, seed: 3 });
    for (const limit of world.limits) expect(mostWithin(limit, sends)).toBeLessThanOrEqual(limit.count);
  }, 60_000);
});

describe('sends are not held up needlessly', () => {
  const quick = { longestAnswer: 0, counts: () => 0, seed: 1 };

  it('begin at once while there is room, and without limits always', async () => {
    expect((await simulate({ ...quick, limits: [], conversations: 50, sendsOfEach: 50 })).took).toBe(0);
    expect((await simulate({ ...quick, limits: [perConversation], conversations: 50, sendsOfEach: 5 })).took).toBe(0);
  });

  it('reach what the limit allows', async () => {
    const { took, sends } = await simulate({ ...quick, limits: [perApp], conversations: 10, sendsOfEach: 40 });
    expect([took, mostWithin(perApp, sends)]).toEqual([18_000, 40]);
    const both = { limits: [perConversation, perApp], conversations: 2, sendsOfEach: 50 };
    expect((await simulate({ ...quick, ...both })).took).toBe(9_000);
  });

  it('come near to it when answers take their time', async () => {
    const world = { limits: [perApp], conversations: 40, sendsOfEach: 20, longestAnswer: 200 };
    const { took } = await simulate({ ...world, counts: (random) => random(), seed: 5 });
    // 800 sends: 20 windows, each longer by the answers that it waits for and by the look for them.
    expect(took).toBeLessThan(20 * (2_000 + 200 + 40));
  });

  it('do not wait for other conversations or apps', async () => {
    const time = new SimulatedTime();
    const limits: SendLimit[] = [perConversation, { per: 'app', count: 6, milliseconds: 60_000 }];
    const pacing = new SendPacing(limits, time.clock, time.sleep);
    const begin = async (id: string, app: string) => {
      (await pacing.turn(group(id), app))();
      return time.now - START;
    };
    const first = Promise.all(Array.from({ length: 6 }, () => begin('busy', 'one')));
    await time.run(first);
    expect(await first).toEqual([0, 0, 0, 0, 0, 1_000]);
    const second = Promise.all([begin('other', 'two'), begin('busy', 'one')]);
    await time.run(second);
    expect(await second).toEqual([1_000, 60_000]);
  });

  it('begin when a send of unknown length is answered and its window has passed', async () => {
    const time = new SimulatedTime();
    const once: SendLimit = { per: 'conversation', count: 1, milliseconds: 100 };
    const pacing = new SendPacing([once], time.clock, time.sleep);
    const answer = await pacing.turn(group('a'), 'one');
    const next = pacing.turn(group('a'), 'one');
    void time.sleep(1_000).then(answer);
    await time.run(next);
    expect(time.now - START).toBe(1_100);
  });
});
