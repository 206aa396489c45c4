import type { Intent } from '../../core/intent';
import type { Prompts } from '../../core/ports/prompts';
import type { Retriever } from '../../core/ports/retriever';
import type { Language } from '../../core/question';

/** What an intent changes of an answer. Without an intent nothing is. */
export interface AnswerShape {
  /** Added to the writer's instructions; empty: nothing. */
  instructions: string;
  /** In the words of the sources, whatever model there is. */
  isQuoted: boolean;
  /** Null: the assistant's own limit. */
  maxCharacters: number | null;
  /** By which an adapter of the model is chosen; absent: the assistant's, or none. */
  intent?: string;
}

export function answerShape(intent: Intent | null, prompts: Prompts, language: Language): AnswerShape {
  if (!intent) return { instructions: '', isQuoted: false, maxCharacters: null };
  const { name, prompt, policy } = intent;
  const steps = [prompt, policy.tone && `tone-${policy.tone}`].filter((step) => step !== null);
  return {
    instructions: steps.map((step) => prompts.render(step, language, {})).join('\n\n'),
    isQuoted: policy.answer === 'quote',
    maxCharacters: policy.maxCharacters,
    intent: name,
  };
}

/** The sources that are asked for the intent: those that it names, else all. A group's own posted files are always among them. */
export function retrieversFor(intent: Intent | null, retrievers: readonly Retriever[]): readonly Retriever[] {
  const sources = intent?.sources;
  return sources ? retrievers.filter(({ name }) => sources.includes(name) || name === POSTED_FILES) : retrievers;
}

/** What a member posts along with a question is what the question is about. */
const POSTED_FILES = 'conversation-file';

/** Whether an answerer of figures is to be asked first, where one is set up. */
export const wantsStatistics = (intent: Intent | null): boolean => intent?.policy.answer === 'statistics';
