import { seededRandom, shuffled } from '../text/seeded-random';

export interface Labelled {
  text: string;
  good: boolean;
}

/** Deals the messages into folds with the same share of good ones in each; the same for the same seed. */
export function stratifiedFolds(data: readonly Labelled[], count: number, seed: number): Labelled[][] {
  const random = seededRandom(seed);
  const folds = Array.from({ length: count }, (): Labelled[] => []);
  for (const kind of [true, false]) {
    const items = shuffled(
      data.filter(({ good }) => good === kind),
      random,
    );
    items.forEach((item, at) => folds[at % count]?.push(item));
  }
  return folds;
}
