/** Shares of 0 to 1, means over the pairs. */
export interface RewriteFigures {
  /** The text is the reference, character for character, but for white space around it. */
  exactMatch: number;
  /** F1 of the longest common subsequence of characters, white space within the texts included. */
  rougeL: number;
}

/** ROUGE-L (Lin 2004) on characters, as is usual for Chinese: the harmonic mean of precision and recall. */
export function rougeL(text: string, reference: string): number {
  const left = Array.from(text.trim());
  const right = Array.from(reference.trim());
  const common = commonLength(left, right);
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}

export function rewriteFigures(pairs: readonly { text: string; reference: string }[]): RewriteFigures {
  const mean = (scoreOf: (pair: { text: string; reference: string }) => number): number =>
    pairs.reduce((sum, pair) => sum + scoreOf(pair), 0) / Math.max(1, pairs.length);
  return {
    exactMatch: mean(({ text, reference }) => (text.trim() === reference.trim() ? 1 : 0)),
    rougeL: mean(({ text, reference }) => rougeL(text, reference)),
  };
}

function commonLength(left: readonly string[], right: readonly string[]): number {
  let row = new Uint32Array(right.length + 1);
  for (const character of left) {
    const next = new Uint32Array(right.length + 1);
    for (let at = 0; at < right.length; at++) {
      const together = character === right[at] ? (row[at] as number) + 1 : 0;
      next[at + 1] = Math.max(together, row[at + 1] as number, next[at] as number);
    }
    row = next;
  }
  return row[right.length] as number;
}
