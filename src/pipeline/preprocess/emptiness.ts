import type { OutcomeReason } from '../../core/outcome';
import type { Question } from '../../core/question';
import { cleanText } from './clean-text';

/** Why there is nothing to match by: nothing that can be seen, or only what says nothing, such as stickers. */
export const emptinessOf = ({ text }: Pick<Question, 'text'>): Extract<OutcomeReason, 'empty-message' | 'no-words'> =>
  cleanText(text) === '' ? 'empty-message' : 'no-words';
