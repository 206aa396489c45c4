import type { ChatModel, ChatReply, ChatRequest, ChatRole } from '../../core/ports/chat-model';

/** Asks for this role whoever does not name one. */
export class InRoleChatModel implements ChatModel {
  constructor(
    private readonly model: ChatModel,
    private readonly role: ChatRole,
  ) {}

  complete(request: ChatRequest): Promise<ChatReply> {
    return this.model.complete({ role: this.role, ...request });
  }
}
