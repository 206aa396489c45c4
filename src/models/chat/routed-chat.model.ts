import { type ChatModel, type ChatReply, type ChatRequest, ModelError } from '../../core/ports/chat-model';
import { firstThatAnswers } from '../first-that-answers';
import { type Choosable, chooseEndpoints } from './choose-endpoints';
import { promptTokens, REPLY_TOKENS } from './prompt-tokens';

export interface ChatEndpoint extends Choosable {
  name: string;
  model: ChatModel;
  /** Whether it failed again and again, and may be tried again now. */
  isTrialDue: () => boolean;
}

export interface RoutedChatOptions {
  /** In the order in which they are asked. */
  endpoints: readonly ChatEndpoint[];
  longTokens: number;
}

/**
 * Chooses an endpoint by role and length, and asks the next one where it fails. Once somebody has seen some of a reply
 * nobody else is asked: another model would write another text.
 */
export class RoutedChatModel implements ChatModel {
  constructor(private readonly options: RoutedChatOptions) {}

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { endpoints: all, longTokens } = this.options;
    const { role = 'answer', signal, onText } = request;
    const wanted = { role, promptTokens: promptTokens(request), replyTokens: REPLY_TOKENS, longTokens };
    const endpoints = chooseEndpoints(all, wanted);
    if (endpoints.length === 0) {
      throw new ModelError(
        'error',
        `The chat model has no endpoint for a text as long as this, or for the role ${role}`,
      );
    }
    if (endpoints.length > 1) endpoints.slice(1).forEach(tryAgain);
    let isShown = false;
    const show = (text: string): void => {
      isShown = true;
      onText?.(text);
    };
    return firstThatAnswers({
      endpoints,
      ask: ({ model }) => model.complete({ ...request, ...(onText && { onText: show }) }),
      mayGoOn: () => !isShown && signal?.aborted !== true,
    });
  }

  /** Whether any endpoint is there for it. */
  serves(role: NonNullable<ChatRequest['role']>): boolean {
    return this.options.endpoints.some(({ roles }) => roles.length === 0 || roles.includes(role));
  }
}

/** Finds out whether it is well again, while a question is answered elsewhere and does not wait for it. */
function tryAgain({ model, isTrialDue }: ChatEndpoint): void {
  if (!isTrialDue()) return;
  const trial = {
    system: 'Reply with the JSON object {"ok": true} alone.',
    user: 'ok?',
    role: 'score',
    json: true,
  } as const;
  model.complete(trial).catch(() => undefined);
}
