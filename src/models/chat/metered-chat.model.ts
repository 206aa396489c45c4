import type { ChatModel, ChatReply, ChatRequest } from '../../core/ports/chat-model';
import { estimateTokens } from '../../text/estimate-tokens';
import type { CallMeter, TokenCount } from '../metering/call-meter';
import type { EndpointReply } from '../openai-compatible/openai-chat.model';
import { promptTokens } from './prompt-tokens';

export interface MeteredChatOptions {
  model: { complete(request: ChatRequest): Promise<EndpointReply> };
  calls: CallMeter;
}

/** Counts each request to one endpoint, and says in the reply what it took. */
export class MeteredChatModel implements ChatModel {
  constructor(private readonly options: MeteredChatOptions) {}

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { model, calls } = this.options;
    // Not all endpoints count.
    const estimated = (text: string): TokenCount => ({
      promptTokens: promptTokens(request),
      completionTokens: estimateTokens(text),
    });
    const { channel = '', id: conversationId = '' } = request.conversation ?? {};
    const { role = 'answer', assistant = '' } = request;
    const countOf = ({ counted, text }: EndpointReply): TokenCount => counted ?? estimated(text);
    const origin = { role, channel, conversationId, assistant };
    const reply = await calls.measure(origin, () => model.complete(request), countOf);
    const { text, tokens, counted } = reply;
    const count = countOf(reply);
    const usage = { ...count, isEstimate: !counted, cost: calls.costOf(count), endpoint: calls.endpoint };
    return { text, tokens, usage };
  }
}
