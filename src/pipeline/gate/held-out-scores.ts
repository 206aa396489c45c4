import { seededRandom, shuffled } from '../../text/seeded-random';
import { type Example, learn, LearntScore } from './learnt-part';

const FOLDS = 5;
/** Fewer of a kind tell nothing. */
const LEAST_OF_A_KIND = FOLDS;
/** More would make a build after each edit of a list slow. */
const MOST = 400;
const SEED = 11;

/**
 * What each listed question scores with a gate that was taught the others: what the lists themselves teach is no measure
 * of a message that nobody has listed. Null for what is beyond 400, and for all where a kind has fewer than five.
 */
export function heldOutScores(examples: readonly Example[]): (number | null)[] {
  const scores: (number | null)[] = examples.map(() => null);
  const folds = dealt(examples);
  for (const fold of folds) {
    const rest = folds.filter((other) => other !== fold).flat();
    const part = learn(rest.map((place) => examples[place] as Example));
    const learnt = part && new LearntScore(part);
    for (const place of fold) {
      const { text, prior } = examples[place] as Example;
      scores[place] = prior + (learnt?.of(text) ?? 0);
    }
  }
  return scores;
}

/** Places of the examples, with the same share of good ones in each fold; none when there are too few. */
function dealt(examples: readonly Example[]): number[][] {
  const random = seededRandom(SEED);
  const places = examples.map((_example, place) => place);
  const kinds = [true, false].map((good) =>
    shuffled(
      places.filter((place) => examples[place]?.good === good),
      random,
    ),
  );
  if (kinds.some(({ length }) => length < LEAST_OF_A_KIND)) return [];
  const folds = Array.from({ length: FOLDS }, (): number[] => []);
  for (const kind of kinds) {
    const most = Math.max(LEAST_OF_A_KIND, Math.floor((MOST * kind.length) / examples.length));
    kind.slice(0, most).forEach((place, at) => folds[at % FOLDS]?.push(place));
  }
  return folds;
}
