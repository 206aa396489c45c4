import type { Answer } from '../answer';
import type { Burst } from '../message';
import type { AdmissionRefusal, Outcome } from '../outcome';
import type { Question } from '../question';
import type { PlacedValue } from './redactor';

/** `tell`: whether the group gets one kind line, or silence. `answer`: what it gets in place of that line. */
export type Admission =
  { admitted: true } | { admitted: false; reason: AdmissionRefusal; tell: boolean; answer?: Answer };

export interface RunOptions {
  /** Aborted when the question is stopped or its deadline passes. */
  signal?: AbortSignal;
  /** Asked once, when the question is to be answered and before anything that costs. Without it every question is admitted. */
  admit?: (question: Question) => Promise<Admission>;
  /** A member wants more than the short answer. */
  isDetailed?: boolean;
  /** Told while a model writes: all sentences that are written and whose citations are checked. */
  onPartialAnswer?: (text: string) => void;
  /** What the placeholders of a text stand for, as far as they are the asker's own; for what stays on this machine. */
  reveal?: (text: string) => Promise<readonly PlacedValue[]>;
}

/** The journey of one question, from a closed burst to its outcome. Sends nothing and stores nothing; throws only for the unexpected. */
export interface AssistantRunner {
  run(burst: Burst, options?: RunOptions): Promise<Outcome>;
}
export const AssistantRunner = Symbol('AssistantRunner');
