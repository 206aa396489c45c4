import type { Feedback } from '../core/ports/feedback-store';
import type { FeedbackCounts } from '../core/question-report';

/** Thumbs by kind, and the reasons given with them. Empty reasons count as none. */
export function countFeedback(all: readonly Pick<Feedback, 'kind' | 'reason'>[]): FeedbackCounts {
  const reasons = new Map<string, FeedbackCounts['reasons'][number]>();
  for (const { kind, reason } of all) {
    const said = reason?.trim() ?? '';
    if (said === '') continue;
    const key = `${kind} ${said}`;
    reasons.set(key, { kind, reason: said, count: (reasons.get(key)?.count ?? 0) + 1 });
  }
  return {
    up: all.filter(({ kind }) => kind === 'up').length,
    down: all.filter(({ kind }) => kind === 'down').length,
    reasons: [...reasons.values()].sort((first, second) => second.count - first.count),
  };
}
