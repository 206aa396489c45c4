const FIRST_MILLISECONDS = 500;
const LONGEST_MILLISECONDS = 5 * 60_000;

/**
 * Milliseconds before the next attempt: doubled with each, at most five minutes, half of it random, so that what failed
 * together does not come back together. @param attempts that were made so far, from 1
 */
export function backOff(attempts: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(ceiling * (0.5 + random() / 2));
}
