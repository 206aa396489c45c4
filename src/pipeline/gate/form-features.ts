import { foldText } from '../../text/character-runs';
import { asksSomething } from './question-form';

/** Features of a message's form that the learner sees beside its n-grams; their order is part of a fitted gate. */
export function formFeatures(text: string): number[] {
  const folded = foldText(text);
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0;
  return [
    Math.log1p(text.length),
    Math.log1p(count(/[a-z0-9]+/g)),
    Math.log1p(count(/[\u3400-\u9fff]/g)),
    asksSomething(folded) ? 1 : 0,
  ];
}
