import type { Burst } from '../../core/message';
import type { RunOptions } from '../../core/ports/assistant-runner';
import type { Clock } from '../../core/ports/clock';
import type { SafetyDecision, SafetyRule, SafetyStage, SafetyStep } from '../../core/ports/safety-rule';

interface SafetyContext {
  burst: Pick<Burst, 'assistant'>;
  options: Pick<RunOptions, 'signal'>;
  /** Told what each rule did, and the one that blocks, with its reason. */
  trace: { note: (facts: { blockedBy: string }) => void; noteSafety?: (step: SafetyStep) => void };
  clock?: Pick<Clock, 'elapsed'>;
}

/** Whether a rule blocks a text. They are asked in their order; after a block nothing else is. One that throws blocks. */
export const safetyOf =
  (rules: readonly SafetyRule[], { burst: { assistant }, options: { signal }, trace, clock }: SafetyContext) =>
  async (stage: SafetyStage, text: string): Promise<boolean> => {
    for (const rule of rules) {
      const begun = clock?.elapsed() ?? 0;
      const found = await checked(rule, { text, stage, assistant, signal });
      const did = found.decision === 'pass' ? 'passed' : found.decision === 'mark' ? 'marked' : 'blocked';
      trace.noteSafety?.({
        rule: rule.name,
        stage,
        did,
        ...(found.decision !== 'pass' && { reason: found.reason }),
        milliseconds: (clock?.elapsed() ?? 0) - begun,
      });
      if (found.decision !== 'block') continue;
      trace.note({ blockedBy: `${rule.name}: ${found.reason}` });
      return true;
    }
    return false;
  };

/**
 * Tells a growing answer as far as no rule blocks it. Undefined where a rule has to ask somebody first: what is to be
 * checked as a whole is not shown in pieces before.
 */
export function checkedPieces(
  rules: readonly SafetyRule[],
  { assistant, tell }: { assistant: string; tell: RunOptions['onPartialAnswer'] },
): RunOptions['onPartialAnswer'] {
  const quick = rules.map((rule) => rule.quick);
  if (!tell || quick.includes(undefined)) return undefined;
  let isBlocked = false;
  return (text) => {
    isBlocked ||= quick.some((check) => check?.({ text, stage: 'answer', assistant }).decision === 'block');
    if (!isBlocked) tell(text);
  };
}

async function checked(rule: SafetyRule, request: Parameters<SafetyRule['check']>[0]): Promise<SafetyDecision> {
  try {
    return await rule.check(request);
  } catch {
    request.signal?.throwIfAborted();
    return { decision: 'block', reason: 'safety-rule-failed' };
  }
}
