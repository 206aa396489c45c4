import type { ChatModel, ChatReply, ChatRequest } from '../../src/core/ports/chat-model';

/** A model that gives the scripted replies one after the other, then its last one again. */
export class ScriptedChat implements ChatModel {
  readonly asked: ChatRequest[] = [];

  constructor(private readonly replies: readonly (string | object | Error)[]) {}

  complete(request: ChatRequest): Promise<ChatReply> {
    const reply = this.replies[Math.min(this.asked.length, this.replies.length - 1)] ?? '';
    this.asked.push(request);
    if (reply instanceof Error) return Promise.reject(reply);
    return Promise.resolve({ text: typeof reply === 'string' ? reply : JSON.stringify(reply), tokens: 100 });
  }
}
