import { type ChatModel, type ChatReply, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import type { Guard } from '../guards/guard';
import { promptTokens, REPLY_TOKENS } from './prompt-tokens';

export interface GuardedChatOptions {
  model: ChatModel;
  guard: Guard;
}

/** An endpoint behind its guards: limits, retries, breaker, deadline. */
export class GuardedChatModel implements ChatModel {
  constructor(private readonly options: GuardedChatOptions) {}

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { model, guard } = this.options;
    const { signal = new AbortController().signal, onText } = request;
    let isShown = false;
    const attempt = {
      tokens: promptTokens(request) + REPLY_TOKENS,
      isUrgent: request.role !== 'enrich',
      signal,
      hasShown: () => isShown,
    };
    const show = (text: string): void => {
      isShown = true;
      onText?.(text);
    };
    try {
      return await guard(attempt, async ({ signal: within, settle }) => {
        const reply = await model.complete({ ...request, signal: within, ...(onText && { onText: show }) });
        if (reply.usage) settle?.(reply.usage.promptTokens + reply.usage.completionTokens);
        return reply;
      });
    } catch (error) {
      if (error instanceof ModelError) throw error;
      if (signal.aborted) throw new ModelError('timeout', 'The chat model did not answer in time');
      throw error;
    }
  }
}
