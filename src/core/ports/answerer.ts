import type { Answer } from '../answer';
import type { Intent } from '../intent';
import type { Question } from '../question';
import type { AnswererTrace } from '../answerer-trace';
import type { ChatUsage } from './chat-model';
import type { PlacedValue } from './redactor';

export interface AnswererRequest {
  question: Question;
  /** The complete question, with placeholders for personal data. */
  text: string;
  /** What the placeholders stand for, as far as they are the asker's own; never to leave this machine. */
  hidden: readonly PlacedValue[];
  signal?: AbortSignal | undefined;
  /** Finds passages of the assistant's own knowledge, as its writer would get them. */
  searchKnowledge: (query: string) => Promise<readonly string[]>;
}

export type AskedText = Pick<AnswererRequest, 'question' | 'text' | 'hidden'>;

/**
 * Why there are no figures. `not-permitted`: it asks for what may not be read. `no-data`: nothing matches. `cannot-tell`:
 * this data does not hold it. `no-model`: no model is configured, and no saved question matches. `failed`: the source or
 * the model could not be asked.
 */
export const figureRefusals = ['not-permitted', 'no-data', 'cannot-tell', 'no-model', 'failed'] as const;
export type FigureRefusal = (typeof figureRefusals)[number];

export type AnswererReply = { trace: AnswererTrace; usage: readonly ChatUsage[] } & (
  | { status: 'answered'; answer: Answer }
  /** A kind line for the group; where documents may know, they are asked first, unless it is surely a question for the data. */
  | { status: 'refused'; reason: FigureRefusal; line: string; isForData?: boolean }
);

/** What makes an answer for an intent, beside the documents. */
export interface Answerer {
  readonly name: string;
  /** Whether a text surely asks what an admin has saved an answer's way for. Cheap, asks no model; so is `claims`. */
  knows(request: AskedText): boolean;
  /** Whether it is to be asked: by the intent, or because it knows the question. */
  claims(request: AskedText, intent: Intent | null): boolean;
  /** Rejects only with the signal's reason. */
  answer(request: AnswererRequest): Promise<AnswererReply>;
}
export const Answerer = Symbol('Answerer');
