import type { SafetyRule } from '../../../core/ports/safety-rule';
import type { WordFinder } from './word-list';

/** Blocks questions and answers with a word of the assistant's lists. The reason counts the words; it does not say them. */
export const wordRule = (finderOf: (assistant: string) => WordFinder | null): SafetyRule => ({
  name: 'words',
  check: ({ text, assistant }) => {
    const hits = finderOf(assistant)?.find(text) ?? [];
    const blocking = hits.filter(({ action }) => action === 'block').length;
    if (blocking > 0) return Promise.resolve({ decision: 'block', reason: `listed-words-${blocking}` });
    if (hits.length > 0) return Promise.resolve({ decision: 'mark', reason: `noticed-words-${hits.length}` });
    return Promise.resolve({ decision: 'pass' });
  },
});
