import type { Language } from './question';

/**
 * How a question of an intent is answered. `compose`: from the sources, by a model where there is one. `quote`: in the
 * words of the sources alone. `statistics`: by the answerer of figures where one is set up, else as `compose`.
 * `picture`: by what reads pictures, else one kind line that they are not read yet. `small-talk`: one kind line to who
 * called the bot, silence else. `refuse-kindly`: one kind line that it is not for the bot.
 */
export const intentAnswers = ['compose', 'quote', 'statistics', 'picture', 'small-talk', 'refuse-kindly'] as const;
export type IntentAnswer = (typeof intentAnswers)[number];

/** `plain`: everyday words. `professional`: terms as experts use them. `friendly`: warm, as among acquaintances. */
export const intentTones = ['plain', 'professional', 'friendly'] as const;
export type IntentTone = (typeof intentTones)[number];

export interface IntentPolicy {
  answer: IntentAnswer;
  /** Null: as the assistant speaks. */
  tone: IntentTone | null;
  /** Of the answer; null: the assistant's own limit. */
  maxCharacters: number | null;
}

/** A kind of question, and how it is answered. */
export interface Intent {
  /** Lower-case, words joined by hyphens; endpoints of models name their adapters by it, too. */
  name: string;
  title: Readonly<Record<Language, string>>;
  /** What members ask who mean it; the learner's training data. */
  examples: readonly string[];
  /** Step of `prompts/` that adds to the writer's instructions; null: none. */
  prompt: string | null;
  /** Names of the retrievers that are asked; null: all. */
  sources: readonly string[] | null;
  /** Names of the assistants that know it; null: all. */
  assistants: readonly string[] | null;
  policy: IntentPolicy;
}

/** Which intent a question has, and who says so. */
export interface IntentGuess {
  /** Name; null: unlike all that are known, and answered as if there were no intents. */
  intent: string | null;
  /** 0 to 1: what the examples give to the likeliest. */
  confidence: number;
  by: 'examples' | 'model' | 'none';
  /** The next likely by the examples; null where only one is known. */
  runnerUp: string | null;
}

/** What one call of a model told of a message. */
export interface QuestionReading {
  isQuestion: boolean;
  /** Name of one of the intents that the model was told of; null: none of them fits. */
  intent: string | null;
  /** A few words; empty where the model named none. A model's text: to be shown as data only. */
  topic: string;
  /** Whether the message leans on the talk before. */
  needsContext: boolean;
  /** The complete question where it does, else the message as it was. */
  question: string;
}
