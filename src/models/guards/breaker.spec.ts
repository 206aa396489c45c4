import { breakerGuard } from './breaker.guard';
import { CircuitBreaker } from './circuit-breaker';
import { withFault } from './fault';

function guarded(failures = 3) {
  const time = { now: 0 };
  const clock = { elapsed: () => time.now };
  const breaker = new CircuitBreaker({ failures, seconds: 10, clock });
  const guard = breakerGuard({ breaker, clock, refuse: (last) => new Error(`left alone: ${last.message}`) });
  let asked = 0;
  const ask = (answer: () => Promise<string>, signal = new AbortController().signal) =>
    guard({ tokens: 1, isUrgent: true, signal, hasShown: () => false }, () => {
      asked += 1;
      return answer();
    }).catch((error: unknown) => (error instanceof Error ? error.message : ''));
  return { ask, breaker, time, count: () => asked };
}
const fail = () => Promise.reject(new Error('down'));
const answer = () => Promise.resolve('answer');

it('leaves an endpoint alone that failed so often in a row, but for one request now and then', async () => {
  const { ask, breaker, time, count } = guarded();
  await ask(fail);
  await ask(answer);
  for (let at = 0; at < 3; at++) await ask(fail);
  expect([breaker.state, count()]).toEqual(['open', 5]);
  expect([await ask(answer), count()]).toEqual(['left alone: down', 5]);
  time.now += 10_000;
  expect(await ask(fail)).toBe('down');
  expect(await ask(answer)).toBe('left alone: down');
  time.now += 10_000;
  expect([await ask(answer), await ask(answer), breaker.state]).toEqual(['answer', 'answer', 'closed']);
});

it('finds that it is well within 30 seconds, though the request before still hangs', async () => {
  const { ask, time } = guarded(1);
  await ask(fail);
  time.now += 10_000;
  void ask(() => new Promise(() => undefined));
  time.now += 10_000;
  expect(await ask(answer)).toBe('answer');
});

it('does not hold against it what the request, or who gave up, is to blame for', async () => {
  const { ask, breaker, time } = guarded(1);
  await ask(() => Promise.reject(withFault(new Error('too long'), { mayPass: false, isOfEndpoint: false })));
  const caller = new AbortController();
  await ask(() => {
    caller.abort();
    return fail();
  }, caller.signal);
  expect(breaker.state).toBe('closed');
  // The message's time was over, and the endpoint had enough of it.
  const late = new AbortController();
  await ask(() => {
    time.now += 4000;
    late.abort(new DOMException('late', 'TimeoutError'));
    return fail();
  }, late.signal);
  expect(breaker.state).toBe('open');
});
