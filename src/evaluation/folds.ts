/** A small deterministic generator of numbers in [0, 1) (xorshift). */
export function seededRandom(seed: number): () => number {
  let state = (seed * 2654435761) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

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
