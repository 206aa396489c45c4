export interface BatchLimits {
  texts: number;
  characters: number;
}

/** Cuts the list, in order, so that no part is larger; a text that is too long for any stands alone. */
export function textBatches(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    if (batch.length > 0 && (batch.length >= limits.texts || characters + text.length > limits.characters)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

/** The first half of a text, cut between characters. */
export function firstHalf(text: string): string {
  const end = Math.ceil(text.length / 2);
  // Half of a surrogate pair is no character, and some endpoints refuse it.
  return text.slice(0, end).replace(/[\ud800-\udbff]$/, '');
}
