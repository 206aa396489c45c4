/**
 * When a message was sent, in epoch milliseconds. Puppets tell seconds or milliseconds; some tell nothing.
 * @param now used where nothing that can be is told: not even WeChat's clock knows the future
 */
export function sentAtOf(timestamp: number, now: number): number {
  if (!Number.isFinite(timestamp) || timestamp <= 0) return now;
  const milliseconds = timestamp < 1e11 ? timestamp * 1000 : timestamp > 1e14 ? timestamp / 1000 : timestamp;
  return Math.min(Math.floor(milliseconds), now);
}
