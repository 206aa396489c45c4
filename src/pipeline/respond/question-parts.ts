import type { PassageIndex } from '../../core/ports/passage-index';
import { askedParts } from '../../text/asked-parts';
import { focusOf, type QuestionFocus } from './question-focus';

/** A part of less weight in the whole is no question of its own. */
const LEAST_SHARE = 0.2;

/** What each of several questions in one text is about; empty where it asks one thing. */
export function questionParts(text: string, index: PassageIndex): QuestionFocus[] {
  const whole = focusOf(text, index).total;
  const parts = askedParts(text).map((part) => focusOf(part, index));
  return parts.filter(({ total }) => total >= whole * LEAST_SHARE);
}
