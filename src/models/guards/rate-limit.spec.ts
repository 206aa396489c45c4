import { limitGuard } from './limit.guard';
import { RateLimit, type Rates } from './rate-limit';

/** Time goes on only while somebody waits. */
function limited(rates: Rates) {
  let now = 0;
  const begun: number[] = [];
  const limit = new RateLimit(rates, { elapsed: () => now });
  const pause = async (milliseconds: number, signal: AbortSignal) => {
    await Promise.resolve();
    signal.throwIfAborted();
    now += milliseconds;
  };
  const guard = limitGuard({ limit, pause });
  const ask = (tokens: number, signal = new AbortController().signal, actual = tokens) =>
    guard({ tokens, isUrgent: true, signal, hasShown: () => false }, ({ settle }) => {
      begun.push(now);
      settle?.(actual);
      return Promise.resolve();
    });
  return { ask, begun, limit };
}

it('lets requests wait until the minute has room, in their order', async () => {
  const { ask, begun } = limited({ requestsPerMinute: 2 });
  await Promise.all([ask(1), ask(1), ask(1), ask(1), ask(1)]);
  expect(begun).toEqual([0, 0, 60_000, 60_000, 120_000]);
});

it('counts tokens, by what the endpoint told as soon as it has', async () => {
  const { ask, begun } = limited({ tokensPerMinute: 1000 });
  await ask(900, undefined, 400);
  await ask(500);
  await ask(500);
  expect(begun).toEqual([0, 0, 60_000]);
});

it('lets a request that is larger than a minute go by itself, not never', async () => {
  const { ask, begun } = limited({ tokensPerMinute: 1000 });
  await ask(10);
  await ask(5000);
  expect(begun).toEqual([0, 60_000]);
});

it('lets go of who gives up, and takes nothing for him', async () => {
  const { ask, begun, limit } = limited({ requestsPerMinute: 1 });
  await ask(1);
  const caller = new AbortController();
  const waiting = ask(1, caller.signal);
  caller.abort(new Error('too late'));
  await expect(waiting).rejects.toThrow('too late');
  expect(begun).toHaveLength(1);
  await ask(1);
  expect(begun).toEqual([0, 60_000]);
  expect(limit.wait(1)).toBe(60_000);
});
