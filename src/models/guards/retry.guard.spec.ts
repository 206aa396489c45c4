import { withFault } from './fault';
import { RetryBudget } from './retry-budget';
import { retryGuard } from './retry.guard';

const passing = (headers?: Record<string, string>) =>
  withFault(new Error('busy'), {
    mayPass: true,
    isOfEndpoint: true,
    ...(headers && { headers: new Headers(headers) }),
  });

function retrying(budget = new RetryBudget()) {
  const pauses: number[] = [];
  let asked = 0;
  const pause = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));
  const guard = retryGuard({ budget, attempts: 3, longestPause: 5000, pause, random: () => 0 });
  const ask = (answers: (Error | string)[], hasShown = false) =>
    guard({ tokens: 1, isUrgent: true, signal: new AbortController().signal, hasShown: () => hasShown }, () => {
      asked += 1;
      const next = answers.length > 1 ? answers.shift() : answers[0];
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    }).catch((error: unknown) => (error as Error).message);
  return { ask, pauses, count: () => asked };
}

it('asks again after a pause that doubles, or that the endpoint wants', async () => {
  const { ask, pauses, count } = retrying();
  expect(await ask([passing(), passing({ 'retry-after': '3' }), 'answer'])).toBe('answer');
  expect([pauses, count()]).toEqual([[400, 3000], 3]);
});

it.each<[string, Error, boolean]>([
  ['a failure that does not pass', new Error('busy'), false],
  ['an endpoint that wants more patience than there is', passing({ 'retry-after': '6' }), false],
  ['a reply that somebody has seen the beginning of', passing(), true],
])('does not ask again after %s', async (_what, error, hasShown) => {
  const { ask, count } = retrying();
  expect(await ask([error], hasShown)).toBe('busy');
  expect(count()).toBe(1);
});

it('makes no more than 1.2 requests a question in an outage, but for three', async () => {
  const { ask, count } = retrying();
  for (let question = 0; question < 1000; question++) await ask([passing()]);
  expect(count()).toBeLessThanOrEqual(1203);
  expect(count()).toBeGreaterThan(1150);
});
