import type { SpendingStore } from '../../core/ports/spending-store';

const PURPOSE = 'enrich';

/** What may be asked of a model on a day, over restarts. */
export class TokenBudget {
  constructor(
    private readonly spending: SpendingStore,
    private readonly options: { tokensPerDay: number; today: () => string },
  ) {}

  spent(): Promise<number> {
    return this.spending.spent(PURPOSE, this.options.today());
  }

  /** Whether one more passage may be read. The last one may go over by what it takes. */
  async hasMore(): Promise<boolean> {
    return (await this.spent()) < this.options.tokensPerDay;
  }

  spend(tokens: number): Promise<void> {
    return this.spending.add(PURPOSE, this.options.today(), Math.ceil(tokens));
  }
}
