import type { Evidence } from '../../core/answer';
import type { PassageIndex } from '../../core/ports/passage-index';
import type { Question } from '../../core/question';
import { simplify } from '../../text/simplify';
import { swappedIn } from '../preprocess/reference/swap-topic';
import { coverageOf, coveredWeight, focusOf } from './question-focus';

/** More than its characters found in other words. */
const LEAST_COVERAGE = 0.75;

/**
 * Where "and X?" was completed by the question before, the evidence that names X: any other answers the question before
 * and would be read as an answer about X. All of it for other questions.
 */
export function aboutNewTopic(
  evidence: readonly Evidence[],
  { text, rewritten }: Pick<Question, 'text' | 'rewritten'>,
  index: PassageIndex,
): readonly Evidence[] {
  const topic = rewritten === null ? null : swappedIn(simplify(text));
  if (topic === null) return evidence;
  const focus = focusOf(topic, index);
  const weight = focus.parts.reduce((sum, part) => sum + part.weight, 0);
  return evidence.filter(({ title, headingPath, text }) => {
    const covered = coveredWeight(focus, coverageOf(focus, [title, ...headingPath, text].join('\n')));
    return covered >= LEAST_COVERAGE * weight;
  });
}
