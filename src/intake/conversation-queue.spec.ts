import { setImmediate as turn } from 'node:timers/promises';
import { ConversationQueue } from './conversation-queue';

/** Jobs that note when they begin and end, and end when told. */
class Stage {
  readonly log: string[] = [];
  private readonly ends = new Map<string, () => void>();

  job(name: string): () => Promise<void> {
    return async () => {
      this.log.push(`${name} begins`);
      await new Promise<void>((resolve) => this.ends.set(name, resolve));
      this.log.push(`${name} ends`);
    };
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    await turn();
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

describe('ConversationQueue', () => {
  it('runs the jobs of a conversation one after the other', async () => {
    const queue = new ConversationQueue();
    for (const name of ['a1', 'a2', 'a3']) queue.add('a', stage.job(name));
    await turn();
    expect(stage.log).toEqual(['a1 begins']);
    await stage.end('a1');
    await stage.end('a2');
    expect(stage.log).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends', 'a3 begins']);
  });

  it('runs conversations side by side', async () => {
    const queue = new ConversationQueue();
    queue.add('a', stage.job('a1'));
    queue.add('b', stage.job('b1'));
    await turn();
    expect(stage.log).toEqual(['a1 begins', 'b1 begins']);
  });

  it('runs no more side by side than it may, and lets no conversation wait for all of another', async () => {
    const queue = new ConversationQueue(1);
    for (const name of ['a1', 'a2', 'a3']) queue.add('a', stage.job(name));
    queue.add('b', stage.job('b1'));
    await turn();
    expect(stage.log).toEqual(['a1 begins']);
    await stage.end('a1');
    expect(stage.log.at(-1)).toBe('b1 begins');
  });

  it('goes on after a job that throws, at once or later', async () => {
    const queue = new ConversationQueue(1);
    const done: string[] = [];
    queue.add('a', () => Promise.reject(new Error('later')));
    queue.add('a', () => {
      throw new Error('at once');
    });
    queue.add('a', () => Promise.resolve(void done.push('a3')));
    queue.add('b', () => Promise.resolve(void done.push('b1')));
    await queue.drained();
    expect(done.sort()).toEqual(['a3', 'b1']);
  });

  it('is drained when nothing is left, also of what a job added', async () => {
    const queue = new ConversationQueue();
    const done: string[] = [];
    await queue.drained();
    queue.add('a', async () => {
      await turn();
      queue.add('b', async () => {
        await turn();
        done.push('b1');
      });
      done.push('a1');
    });
    await Promise.all([queue.drained(), queue.drained()]);
    expect(done).toEqual(['a1', 'b1']);
  });

  it('takes a thousand conversations', async () => {
    const queue = new ConversationQueue(8);
    let done = 0;
    for (let at = 0; at < 3000; at++) {
      queue.add(`c${at % 1000}`, async () => {
        await turn();
        done++;
      });
    }
    await queue.drained();
    expect(done).toBe(3000);
  });
});
