import { getPriority, setPriority } from 'node:os';

const STEPS = 10;
const LOWEST_PRIORITY = 19;

/**
 * Puts this process behind the program that started it, wherever both want the processor: nobody's message waits for a
 * stranger's file. On an idle machine it works as fast as ever. To be called before the doors close.
 */
export function stepBack(): void {
  setPriority(Math.min(getPriority() + STEPS, LOWEST_PRIORITY));
}
