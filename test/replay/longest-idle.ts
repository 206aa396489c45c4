import type { Asked } from './history';

/** For how many milliseconds at a stretch none of these questions was worked on, between the two times. */
export function longestIdle(asked: readonly Pick<Asked, 'at' | 'endedAt'>[], from: number, until: number): number {
  let busyUntil = from;
  let idle = 0;
  const inOrder = asked.filter(({ at }) => at < until).sort((one, other) => one.at - other.at);
  for (const { at, endedAt } of inOrder) {
    idle = Math.max(idle, at - busyUntil);
    busyUntil = Math.max(busyUntil, endedAt ?? at);
  }
  return Math.max(idle, until - busyUntil);
}
