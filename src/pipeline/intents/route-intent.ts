import type { Intent, IntentGuess, QuestionReading } from '../../core/intent';
import { completeText, type Question } from '../../core/question';
import type { IntentRouter } from './intent-router';
import type { QuestionReader } from './question-reader';

export interface IntentServices {
  router: IntentRouter;
  /** Null: no chat model is configured; what the examples leave open then has no intent. */
  reader: Pick<QuestionReader, 'read'> | null;
}

export interface RouteIntentInput {
  question: Question;
  /** What a model told of it in preprocess; null where none was asked. */
  reading: QuestionReading | null;
  /** Whether a model may be asked where the examples are unsure: a question that is to be answered. */
  mayAsk: boolean;
  signal: AbortSignal | undefined;
}

export interface RoutedIntent {
  guess: IntentGuess;
  /** Null: answered as if there were no intents. */
  intent: Intent | null;
  /** What a model told of the question; null where none was asked. */
  reading: QuestionReading | null;
}

/**
 * Which intent a question has: by the examples where they are sure, else by what a model told in preprocess, else by
 * one call of a model. Never throws for what a model or its endpoint does: the question then has no intent.
 */
export async function routeIntent(input: RouteIntentInput, services: IntentServices): Promise<RoutedIntent> {
  const { question, mayAsk, signal } = input;
  const { router, reader } = services;
  const text = completeText(question);
  const guess = router.route({ text, assistant: question.assistant, hasPictures: hasPictures(question) });
  const routed = (told: IntentGuess, reading = input.reading): RoutedIntent => ({
    guess: told,
    intent: router.find(told.intent),
    reading,
  });
  // Where nothing is configured there is nothing to ask for.
  if (guess.by === 'examples' || guess.runnerUp === null) return routed(guess);
  const reading = input.reading ?? (mayAsk && reader ? await read(reader, question, signal) : null);
  if (reading?.intent == null) return routed(guess, reading);
  return routed({ ...guess, intent: reading.intent, by: 'model' }, reading);
}

/** Pictures of the question or of what it quotes. */
export const hasPictures = ({ attachments }: Pick<Question, 'attachments'>): boolean =>
  attachments.some(({ kind }) => kind === 'image');

async function read(
  reader: Pick<QuestionReader, 'read'>,
  question: Question,
  signal: AbortSignal | undefined,
): Promise<QuestionReading | null> {
  const { member, language, assistant, conversation } = question;
  const text = completeText(question).slice(0, LONGEST_TEXT);
  const told = await reader.read({
    text,
    asker: member,
    language,
    lines: [],
    quoted: null,
    assistant,
    conversation,
    signal,
  });
  return told.status === 'read' ? told.reading : null;
}

/** What a model gets of a question with a long paste. */
const LONGEST_TEXT = 1000;
