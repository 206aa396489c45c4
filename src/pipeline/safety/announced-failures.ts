import type { AdminNotice } from '../../core/ports/admin-notice';
import type { SafetyDecision, SafetyRule } from '../../core/ports/safety-rule';

const FAILED: readonly string[] = ['safety-rule-failed', 'moderation-failed'];

/**
 * Rules whose failure is told to the admins: while one fails, as a plugin that is switched off does, it blocks all that it
 * looks after. Told once, and again only when it worked in between.
 */
export function announcing(notice: AdminNotice): (rule: SafetyRule) => SafetyRule {
  const failing = new Set<string>();
  return (rule) => ({
    name: rule.name,
    ...(rule.quick && { quick: rule.quick }),
    check: async (request) => {
      const found = await rule.check(request).catch((): SafetyDecision => {
        request.signal?.throwIfAborted();
        return { decision: 'block', reason: 'safety-rule-failed' };
      });
      const reason = found.decision === 'pass' ? '' : found.reason;
      if (!FAILED.includes(reason)) failing.delete(rule.name);
      else if (!failing.has(rule.name)) {
        failing.add(rule.name);
        const { assistant } = request;
        void notice
          .notify({ kind: 'safety-rule', assistant, outcomeId: rule.name, reason })
          .catch(() => failing.delete(rule.name));
      }
      return found;
    },
  });
}
