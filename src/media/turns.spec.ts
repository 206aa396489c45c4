import { setImmediate as pause } from 'node:timers/promises';
import { Turns } from './turns';

describe('Turns', () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) =>
      ends.set(name, () => {
        resolve(name);
      }),
    );
  };

  it('begins as many as may run, has as many wait, and turns the others away', async () => {
    const turns = new Turns({ atOnce: 1, mostWaiting: 2 });
    const leaving = new AbortController();
    const first = turns.run(work('first'));
    const second = turns.run(work('second'), leaving.signal);
    const third = turns.run(work('third'));
    expect(await turns.run(work('fourth'))).toBeNull();
    expect(begun).toEqual(['first']);
    leaving.abort(new Error('recalled'));
    await expect(second).rejects.toThrow('recalled');
    ends.get('first')?.();
    expect(await first).toBe('first');
    await pause();
    expect(begun).toEqual(['first', 'third']);
    ends.get('third')?.();
    expect(await third).toBe('third');
    await expect(turns.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.run(() => Promise.resolve('free again'))).toBe('free again');
  });
});
