import type { ChatModel, ChatReply, ChatRequest } from '../../core/ports/chat-model';
import type { Budget } from '../metering/budget';

/** Asks no model when the budget of the day is used up. */
export class BudgetedChatModel implements ChatModel {
  constructor(
    private readonly model: ChatModel,
    private readonly budget: Budget,
  ) {}

  async complete(request: ChatRequest): Promise<ChatReply> {
    await this.budget.check(request.conversation);
    return this.model.complete(request);
  }
}
