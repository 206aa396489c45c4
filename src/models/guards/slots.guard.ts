import type { Slots } from '../slots';
import type { Guard } from './guard';

/** Lets so many requests run at a time; the slot is given back however a request ends. */
export const slotsGuard =
  (slots: Slots): Guard =>
  (attempt, ask) =>
    slots.run(() => ask(attempt), attempt);
