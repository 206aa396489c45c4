import type { Intent, QuestionReading } from '../core/intent';
import type { Question } from '../core/question';
import type { Verdict } from '../core/verdict';
import { type IntentEnding, intentEnding } from './intents/intent-lines';
import { type IntentServices, routeIntent } from './intents/route-intent';
import type { TraceRecorder } from './trace-recorder';

export interface KindOfQuestionInput {
  question: Question;
  /** What a model told of it in preprocess; null where none was asked. */
  reading: QuestionReading | null;
  verdict: Verdict;
  signal: AbortSignal | undefined;
  trace: TraceRecorder;
}

export interface KindOfQuestion {
  /** Null: answered as if there were no intents. */
  intent: Intent | null;
  /** How it ends at its kind; null: it goes on. */
  ending: IntentEnding | null;
}

/** What kind of question it is, told in the trace. @param intents null: nobody tells kinds apart */
export async function kindOfQuestion(
  { question, reading: told, verdict, signal, trace }: KindOfQuestionInput,
  intents: IntentServices | null,
): Promise<KindOfQuestion> {
  if (!intents) return { intent: null, ending: null };
  const mayAsk = verdict.decision === 'accept';
  const { guess, intent, reading } = await routeIntent({ question, reading: told, mayAsk, signal }, intents);
  const { confidence, by } = guess;
  trace.note({ intent: { name: guess.intent, confidence, by, ...(reading?.topic && { topic: reading.topic }) } });
  const readsPictures = (question.pictures?.length ?? 0) > 0;
  const ending = intentEnding({ intent, confidence, reading, question, verdict, readsPictures });
  return { intent, ending };
}
