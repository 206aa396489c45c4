/** Requests that may be made again for each one that is made: in an outage an endpoint gets 1.2 for each question. */
const SHARE = 0.2;
/** What may be saved up for a bad moment. */
const MOST = 3;

/** Allows so many second attempts as first ones have paid for. */
export class RetryBudget {
  private saved = MOST;

  /** A request is made for the first time. */
  earn(): void {
    this.saved = Math.min(MOST, this.saved + SHARE);
  }

  /** False: it is used up. */
  spend(): boolean {
    // Tenths do not add up to whole numbers.
    if (this.saved < 1 - 1e-9) return false;
    this.saved -= 1;
    return true;
  }
}
