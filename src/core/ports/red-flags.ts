import type { Answer } from '../answer';
import type { Language } from '../question';

/** What an emergency can be. `overdose`: poisoning, too. `suicide`: self-harm, too. */
export const redFlagClasses = [
  'stroke',
  'chest-pain',
  'breathing',
  'bleeding',
  'anaphylaxis',
  'seizure',
  'unconsciousness',
  'infant-fever',
  'overdose',
  'pregnancy-bleeding',
  'suicide',
] as const;
export type RedFlagClass = (typeof redFlagClasses)[number];

export interface RedFlag {
  class: RedFlagClass;
  /** Code of the rule that fired, for the admin; never the member's words. */
  rule: string;
}

/** Sees an emergency in what somebody writes. Asks nothing and nobody: it works while everything else is down. */
export interface RedFlags {
  /** Null: there is none. Never throws. @param text as written, or several messages with a line break between them */
  find(text: string): RedFlag | null;
  /** The fixed text that is sent at once. */
  replyTo(flag: RedFlag, language: Language): Answer;
}
export const RedFlags = Symbol('RedFlags');

/** Files of fixed texts that no clinician has signed yet, as an array. */
export const UnsignedTexts = Symbol('UnsignedTexts');
