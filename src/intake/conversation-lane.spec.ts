import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { ConversationRef } from '../core/message';
import { seededRandom } from '../text/seeded-random';
import { ConversationLane, type LaneOptions } from './conversation-lane';

const of = (id: string): ConversationRef => ({ channel: 'web', id });

/** Conversations with pieces of work, which note when they begin and end, and end when told. */
class Stage {
  readonly log: string[] = [];
  readonly errors: unknown[] = [];
  readonly lane: ConversationLane;
  private readonly pieces = new Map<string, string[]>();
  private readonly ends = new Map<string, (fault?: Error) => void>();

  constructor(options: Partial<LaneOptions> = {}) {
    this.lane = new ConversationLane({
      work: (conversation) => this.work(conversation.id),
      parallel: 8,
      onError: (error) => this.errors.push(error),
      ...options,
    });
  }

  /** Stores work as the database would, and wakes the lane. */
  add(id: string, ...names: string[]): void {
    this.pieces.set(id, [...(this.pieces.get(id) ?? []), ...names]);
    this.lane.wake(of(id));
  }

  async end(name: string, fault?: Error): Promise<void> {
    this.ends.get(name)?.(fault);
    await turn();
  }

  private async work(id: string): Promise<boolean> {
    const name = this.pieces.get(id)?.shift();
    if (name === undefined) return false;
    this.log.push(`${name} begins`);
    const fault = await new Promise<Error | undefined>((resolve) => this.ends.set(name, resolve));
    if (fault) throw fault;
    this.log.push(`${name} ends`);
    return true;
  }
}

describe('the work of one conversation', () => {
  it('is done one piece after the other', async () => {
    const stage = new Stage();
    stage.add('a', 'a1', 'a2');
    stage.add('a', 'a3');
    await turn();
    expect(stage.log).toEqual(['a1 begins']);
    await stage.end('a1');
    await stage.end('a2');
    expect(stage.log).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends', 'a3 begins']);
  });

  it('goes on when it is woken while it ends', async () => {
    const begun: number[] = [];
    const ends: ((hasMore: boolean) => void)[] = [];
    const lane = new ConversationLane({
      work: () => new Promise((resolve) => begun.push(ends.push(resolve))),
      parallel: 1,
      onError: fail,
    });
    lane.wake(of('a'));
    lane.wake(of('a'));
    lane.wake(of('a'));
    expect(begun).toHaveLength(1);
    ends[0]?.(false);
    await turn();
    expect(begun).toHaveLength(2);
    ends[1]?.(false);
    await turn();
    expect(begun).toHaveLength(2);
    expect(lane.isIdle).toBe(true);
  });

  it('rests after an error until it is woken, and holds up no other', async () => {
    const stage = new Stage({ parallel: 1 });
    stage.add('a', 'a1', 'a2');
    stage.add('b', 'b1');
    await stage.end('a1', new Error('no database'));
    expect(stage.errors).toEqual([new Error('no database')]);
    await stage.end('b1');
    expect(stage.log).toEqual(['a1 begins', 'b1 begins', 'b1 ends']);
    await stage.lane.idle();
    stage.lane.wake(of('a'));
    expect(stage.log.at(-1)).toBe('a2 begins');
  });

  it('goes on after an error when it was woken meanwhile', async () => {
    const stage = new Stage();
    stage.add('a', 'a1');
    stage.add('a', 'a2');
    await stage.end('a1', new Error('no database'));
    expect(stage.log.at(-1)).toBe('a2 begins');
  });

  it('may throw at once', async () => {
    const errors: unknown[] = [];
    const lane = new ConversationLane({
      work: () => {
        throw new Error('at once');
      },
      parallel: 1,
      onError: (error) => errors.push(error),
    });
    lane.wake(of('a'));
    lane.wake(of('b'));
    await lane.idle();
    expect(errors).toHaveLength(2);
  });
});

describe('the work of several', () => {
  it('is done side by side', () => {
    const stage = new Stage();
    stage.add('a', 'a1');
    stage.add('b', 'b1');
    expect(stage.log).toEqual(['a1 begins', 'b1 begins']);
  });

  it('is done no more side by side than it may, and none waits for all of another', async () => {
    const stage = new Stage({ parallel: 1 });
    stage.add('a', 'a1', 'a2', 'a3');
    stage.add('b', 'b1', 'b2');
    expect(stage.log).toEqual(['a1 begins']);
    for (const name of ['a1', 'b1', 'a2', 'b2', 'a3']) await stage.end(name);
    expect(stage.log.filter((line) => line.endsWith('begins'))).toEqual(
      ['a1', 'b1', 'a2', 'b2', 'a3'].map((name) => `${name} begins`),
    );
  });

  it('keeps its turn when it is woken again and again', async () => {
    const stage = new Stage({ parallel: 1 });
    stage.add('a', 'a1');
    stage.add('b', 'b1');
    stage.add('c', 'c1');
    stage.add('b');
    await stage.end('a1');
    expect(stage.log.at(-1)).toBe('b1 begins');
  });

  it('is told apart by channel and id, however these run into each other', async () => {
    let [underWay, most] = [0, 0];
    const lane = new ConversationLane({
      work: async () => {
        most = Math.max(most, ++underWay);
        await turn();
        underWay--;
        return false;
      },
      parallel: 8,
      onError: fail,
    });
    lane.wake({ channel: 'web', id: 'x' });
    lane.wake({ channel: 'we', id: 'bx' });
    lane.wake({ channel: 'web","x', id: '' });
    await lane.idle();
    expect(most).toBe(3);
  });

  it('never runs twice at once and is never forgotten, in ten thousand random wakes', async () => {
    const random = seededRandom(7);
    const undone = new Map<string, number>();
    const running = new Set<string>();
    let [most, twice, done] = [0, 0, 0];
    const lane = new ConversationLane({
      work: async ({ id }) => {
        if (running.has(id)) twice++;
        running.add(id);
        most = Math.max(most, running.size);
        const found = undone.get(id) ?? 0;
        for (let turns = Math.floor(random() * 4); turns > 0; turns--) await turn();
        running.delete(id);
        if (found === 0) return false;
        // Stored while it was being worked on: it stays.
        undone.set(id, (undone.get(id) ?? 0) - 1);
        done++;
        if (random() < 0.05) {
          lane.wake(of(id));
          throw new Error('now and then');
        }
        return true;
      },
      parallel: 5,
      onError: () => undefined,
      isHeld: () => random() < 0.05,
    });
    for (let at = 0; at < 10_000; at++) {
      const id = `c${Math.floor(random() * 40)}`;
      undone.set(id, (undone.get(id) ?? 0) + 1);
      lane.wake(of(id));
      if (random() < 0.3) await turn();
    }
    await lane.idle();
    expect([twice, most, done]).toEqual([0, 5, 10_000]);
    expect([...undone.values()].every((left) => left === 0)).toBe(true);
  }, 60_000);
});

describe('idle', () => {
  it('comes when nothing is left, also of what the work added', async () => {
    const stage = new Stage();
    await stage.lane.idle();
    stage.add('a', 'a1');
    let isIdle = false;
    const idle = Promise.all([stage.lane.idle(), stage.lane.idle()]).then(() => (isIdle = true));
    stage.add('b', 'b1');
    await stage.end('a1');
    expect([isIdle, stage.lane.isBusy(of('a')), stage.lane.isBusy(of('b'))]).toEqual([false, false, true]);
    await stage.end('b1');
    await idle;
    expect(stage.lane.isIdle).toBe(true);
  });

  it('comes when it is closed and what is under way has ended; the rest is not begun', async () => {
    const stage = new Stage({ parallel: 1 });
    stage.add('a', 'a1', 'a2');
    stage.add('b', 'b1');
    stage.lane.close();
    expect(stage.lane.isIdle).toBe(false);
    stage.add('c', 'c1');
    const idle = stage.lane.idle();
    await stage.end('a1');
    await idle;
    expect(stage.log).toEqual(['a1 begins', 'a1 ends']);
  });

  it('comes when it is closed while nothing is under way', async () => {
    const stage = new Stage({ isHeld: () => true });
    stage.add('a', 'a1');
    const idle = stage.lane.idle();
    stage.lane.close();
    await idle;
    await pause(15);
    expect(stage.log).toEqual([]);
  });
});

describe('a lane that is held back', () => {
  it('begins nothing until it is let go, and then by itself', async () => {
    let isHeld = true;
    const stage = new Stage({ isHeld: () => isHeld });
    stage.add('a', 'a1');
    stage.add('b', 'b1');
    await pause(15);
    expect([stage.log, stage.lane.isIdle, stage.lane.isBusy(of('a'))]).toEqual([[], false, true]);
    isHeld = false;
    while (stage.log.length < 2) await pause(1);
    expect(stage.log).toEqual(['a1 begins', 'b1 begins']);
  });

  it('lets what was begun come to its end, and no further', async () => {
    let isHeld = false;
    const stage = new Stage({ isHeld: () => isHeld });
    stage.add('a', 'a1', 'a2');
    isHeld = true;
    await stage.end('a1');
    expect(stage.log).toEqual(['a1 begins', 'a1 ends']);
    stage.lane.close();
  });
});

function fail(error: unknown): never {
  throw error;
}
