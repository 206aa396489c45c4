import { Arrivals } from './arrivals';

let now = 0;
const clock = { elapsed: () => now };
let arrivals: Arrivals;
beforeEach(() => {
  now = 1_000;
  arrivals = new Arrivals(clock);
});

describe('Arrivals', () => {
  it('lets work go on when nothing comes in', () => {
    expect(arrivals.goFirst()).toBe(false);
  });

  it('go first while one is being stored, and for a moment after', async () => {
    let store: () => void = () => undefined;
    const stored = arrivals.during(new Promise<void>((resolve) => (store = resolve)));
    expect(arrivals.goFirst()).toBe(true);
    store();
    await stored;
    now += 20;
    expect(arrivals.goFirst()).toBe(true);
    now += 1;
    expect(arrivals.goFirst()).toBe(false);
  });

  it('go first no longer than they are stored, also when that fails', async () => {
    await expect(arrivals.during(Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    now += 21;
    expect(arrivals.goFirst()).toBe(false);
  });

  it('leave work its turns in a rush that does not end', () => {
    void arrivals.during(new Promise(() => undefined));
    let turns = 0;
    for (let at = 0; at < 5_000; at++) {
      now += 1;
      if (!arrivals.goFirst()) turns++;
    }
    expect(turns).toBeGreaterThan(5_000 / 14);
    expect(turns).toBeLessThan(5_000 / 7);
  });
});
