import { sentAtOf } from './sent-at';

const now = 1_780_000_000_000;

it.each([
  [1_779_999_000, 1_779_999_000_000],
  [1_779_999_000_123, 1_779_999_000_123],
  [1_779_999_000_123_456, 1_779_999_000_123],
  [0, now],
  [-5, now],
  [NaN, now],
  [now + 3_600_000, now],
])('takes %d for %d', (timestamp, sentAt) => {
  expect(sentAtOf(timestamp, now)).toBe(sentAt);
});
