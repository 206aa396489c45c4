import { ModelError } from '../../core/ports/chat-model';
import type { ModelUsageStore, UsageTotal } from '../../core/ports/model-usage-store';

export interface BudgetLimits {
  /** Undefined: no limit. */
  tokensPerDay?: number | undefined;
  costPerDay?: number | undefined;
  tokensPerGroupPerDay?: number | undefined;
}

export interface BudgetOptions {
  limits: BudgetLimits;
  usage: Pick<ModelUsageStore, 'ofDay' | 'ofConversation'>;
  /** When what was used so far is written. */
  settled: () => Promise<void>;
  today: () => string;
}

/** Whether models may still be asked today. What is under way when the budget ends is finished, and may go beyond it. */
export class Budget {
  constructor(private readonly options: BudgetOptions) {}

  /** Of a model that writes. Throws `ModelError` with `over-budget`. @param conversation undefined: work for no group */
  async check(conversation: { channel: string; id: string } | undefined): Promise<void> {
    const { tokensPerDay = Infinity, tokensPerGroupPerDay = Infinity } = this.options.limits;
    await this.checkCost();
    if (tokensPerDay < Infinity) {
      const { tokens } = await this.read((usage, day) => usage.ofDay(day));
      if (tokens >= tokensPerDay) throw overBudget('the tokens of the day are used up');
    }
    if (conversation && tokensPerGroupPerDay < Infinity) {
      const { tokens } = await this.read((usage, day) => usage.ofConversation(conversation, day));
      if (tokens >= tokensPerGroupPerDay) throw overBudget("the group's tokens of the day are used up");
    }
  }

  /** Of any model. Throws `ModelError` with `over-budget`. */
  async checkCost(): Promise<void> {
    const { costPerDay = Infinity } = this.options.limits;
    if (costPerDay === Infinity) return;
    const { cost } = await this.read((usage, day) => usage.ofDay(day));
    if (cost >= costPerDay) throw overBudget('the money of the day is used up');
  }

  private async read(ask: (usage: BudgetOptions['usage'], day: string) => Promise<UsageTotal>): Promise<UsageTotal> {
    const { usage, settled, today } = this.options;
    await settled();
    try {
      return await ask(usage, today());
    } catch (cause) {
      throw new ModelError('error', 'What was used of the budget is not known, so no model was asked', { cause });
    }
  }
}

const overBudget = (why: string): ModelError => new ModelError('over-budget', `No model was asked: ${why}`);
