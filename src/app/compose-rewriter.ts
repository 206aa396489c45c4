import type { AppConfig } from '../config/app-config';
import type { ChatModel } from '../core/ports/chat-model';
import type { Prompts } from '../core/ports/prompts';
import { ModelRewriter } from '../pipeline/preprocess/try-rewrite.use-case';

/** Who completes questions where the rules are not sure; null without a chat model. */
export const composeRewriter = (
  { preprocess }: Pick<AppConfig, 'preprocess'>,
  model: ChatModel | null,
  prompts: Prompts,
): ModelRewriter | null => model && new ModelRewriter({ model, prompts, seconds: preprocess.rewriteSeconds });
