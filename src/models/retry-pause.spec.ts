import { retryPause } from './retry-pause';

const now = Date.UTC(2026, 10, 21, 8, 0, 0);
const pauseOf = (headers: Record<string, string>, attempt = 1) => retryPause(new Headers(headers), attempt, now);

it('waits longer from attempt to attempt when the endpoint says nothing', () => {
  expect([1, 2, 3].map((attempt) => pauseOf({}, attempt))).toEqual([400, 800, 1600]);
  expect(retryPause(undefined, 1, now)).toBe(400);
});

it.each([
  ['in seconds', { 'retry-after': '3' }, 3000],
  ['in parts of a second', { 'retry-after': '0.5' }, 500],
  ['in milliseconds, which go first', { 'retry-after': '3', 'retry-after-ms': '20' }, 20],
  ['as a date', { 'retry-after': 'Sat, 21 Nov 2026 08:00:05 GMT' }, 5000],
  ['as a date that is over', { 'retry-after': 'Sat, 21 Nov 2026 07:00:00 GMT' }, 0],
])('waits as the endpoint asks: %s', (_name, headers: Record<string, string>, pause) => {
  expect(pauseOf(headers)).toBe(pause);
});

it.each(['soon', '-5', '1e3', ''])('does not take %j for a time', (after) => {
  expect(pauseOf({ 'retry-after': after })).toBe(400);
});

it('does not wait for an endpoint that asks for more than a minute', () => {
  expect(pauseOf({ 'retry-after': '600' })).toBeNull();
});
