import type { RedFlagClass } from '../../../../core/ports/red-flags';

/** Why words of an emergency may mean none, as data. */
export interface ContextRule {
  code: string;
  /** What it takes from an alarm's points. */
  takes: number;
  pattern: string;
  /** Where it must stand: in the clause of the sign, in its sentence, or anywhere in the message. */
  scope: 'clause' | 'sentence' | 'message';
  /** Words that show the emergency to be real after all; they leave a third of what is taken. */
  unless?: string;
  /** Classes that it says nothing about. */
  spares?: readonly RedFlagClass[];
}
