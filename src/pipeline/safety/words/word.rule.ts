import type { SafetyDecision, SafetyRule } from '../../../core/ports/safety-rule';
import type { WordFinder } from './word-list';

/** Blocks questions and answers with a word of the assistant's lists. The reason counts the words; it does not say them. */
export function wordRule(finderOf: (assistant: string) => WordFinder | null): SafetyRule {
  const quick: SafetyRule['quick'] = ({ text, assistant }): SafetyDecision => {
    const hits = finderOf(assistant)?.find(text) ?? [];
    const blocking = hits.filter(({ action }) => action === 'block').length;
    if (blocking > 0) return { decision: 'block', reason: `listed-words-${blocking}` };
    return hits.length > 0 ? { decision: 'mark', reason: `noticed-words-${hits.length}` } : { decision: 'pass' };
  };
  return { name: 'words', quick, check: (request) => Promise.resolve(quick(request)) };
}
