import type { RedFlagClass } from '../../../core/ports/red-flags';

/** How much a sign says by itself; an alarm wants 3 in all (see `decide.ts`). */
export type SignWeight = 1 | 2 | 3;

/** One sign of a class, as data. Patterns are regular expressions over the folded message (see `read-message.ts`). */
export interface SignRule {
  /** Short, for the admin: `face-droops`. */
  code: string;
  weight: SignWeight;
  pattern: string;
  /** Each of these must stand near the pattern, too. */
  near?: readonly string[];
  /** What is near, in characters on both sides; 40 when left out. */
  reach?: number;
}

export interface ClassRules {
  class: RedFlagClass;
  rules: readonly SignRule[];
}

/** Any of the patterns. */
export const anyOf = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** Any words of the same sentence, at most so many characters. */
export const gap = (most: number): string => `[^。!?;]{0,${most}}`;

/** Any words of the same clause, at most so many characters. */
export const within = (most: number): string => `[^,。!?;]{0,${most}}`;

/** A number in figures or characters. */
export const NUMERAL = '[\\d零一二两三四五六七八九十百几]{1,6}';
