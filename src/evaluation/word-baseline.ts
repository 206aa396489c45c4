/** Cuts a text into tokens; blank ones are left out. */
export type CutTokens = (text: string) => readonly string[];

const K1 = 1.2;
const B = 0.75;

/**
 * What one would write down first, and never changed: Okapi BM25 with k1 1.2 and b 0.75 over the tokens as they are
 * cut, marks included, with idf ln(1 + (N - df + 0.5) / (df + 0.5)); a token that the query repeats counts as often.
 */
export class WordBaseline {
  private readonly postings = new Map<string, { document: number; impact: number }[]>();

  constructor(
    private readonly documents: readonly string[],
    private readonly cut: CutTokens,
  ) {
    const counted = documents.map((text) => counts(cut(text)));
    const lengths = counted.map((tokens) => [...tokens.values()].reduce((sum, count) => sum + count, 0));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
    counted.forEach((tokens, document) => {
      const saturation = K1 * (1 - B + (B * (lengths[document] ?? 0)) / mean);
      for (const [token, count] of tokens) {
        const list = this.postings.get(token) ?? [];
        list.push({ document, impact: (count * (K1 + 1)) / (count + saturation) });
        this.postings.set(token, list);
      }
    });
  }

  /** Places of the documents that share a token with the query, best first. */
  search(query: string, limit: number): number[] {
    const scores = new Map<number, number>();
    for (const [token, count] of counts(this.cut(query))) {
      const list = this.postings.get(token) ?? [];
      const rarity = Math.log(1 + (this.documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { document, impact } of list) {
        scores.set(document, (scores.get(document) ?? 0) + count * rarity * impact);
      }
    }
    const ranked = [...scores].sort(([one, left], [other, right]) => right - left || one - other);
    return ranked.slice(0, limit).map(([document]) => document);
  }
}

function counts(tokens: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const token of tokens) if (token.trim() !== '') found.set(token, (found.get(token) ?? 0) + 1);
  return found;
}
