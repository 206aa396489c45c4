import type { AppConfig } from '../config/app-config';
import type { Intent } from '../core/intent';
import type { ChatModel } from '../core/ports/chat-model';
import type { Prompts } from '../core/ports/prompts';
import { QuestionReader } from '../pipeline/intents/question-reader';
import { ModelRewriter } from '../pipeline/preprocess/try-rewrite.use-case';

/** Who reads questions where the rules are not sure; null without a chat model. */
export const composeReader = (
  { preprocess }: Pick<AppConfig, 'preprocess'>,
  model: ChatModel | null,
  prompts: Prompts,
  intents: readonly Intent[] = [],
): QuestionReader | null =>
  model && new QuestionReader({ model, prompts, intents, seconds: preprocess.rewriteSeconds });

/** Who completes questions where the rules are not sure; null without a chat model. */
export function composeRewriter(...parts: Parameters<typeof composeReader>): ModelRewriter | null {
  const reader = composeReader(...parts);
  return reader && new ModelRewriter(reader);
}
