import type { Logger } from '../core/ports/logger';
import type { OutcomeListener, SettledQuestion } from '../core/ports/outcome-listener';

/** A listener that fails does not keep the reply from the group. */
export function tellListeners(listeners: readonly OutcomeListener[], settled: SettledQuestion, logger: Logger): void {
  for (const listener of listeners) {
    try {
      listener.onOutcome(settled);
    } catch (error) {
      logger.error({ questionId: settled.questionId, error: String(error) }, 'A listener failed');
    }
  }
}
