import type { Burst } from '../../core/message';
import type { RunOptions } from '../../core/ports/assistant-runner';
import type { SafetyRule, SafetyStage } from '../../core/ports/safety-rule';
import type { TraceRecorder } from '../trace-recorder';

interface SafetyContext {
  burst: Pick<Burst, 'assistant'>;
  options: Pick<RunOptions, 'signal'>;
  /** Told the first rule that blocks, and its reason. */
  trace: Pick<TraceRecorder, 'note'>;
}

/** Whether a rule blocks a text. All are asked at once, and each fails closed by itself. */
export const safetyOf =
  (rules: readonly SafetyRule[], { burst: { assistant }, options: { signal }, trace }: SafetyContext) =>
  async (stage: SafetyStage, text: string): Promise<boolean> => {
    const decisions = await Promise.all(rules.map((rule) => rule.check({ text, stage, assistant, signal })));
    for (const [at, found] of decisions.entries()) {
      if (found.decision === 'pass') continue;
      trace.note({ blockedBy: `${rules[at]?.name ?? ''}: ${found.reason}` });
      return true;
    }
    return false;
  };
