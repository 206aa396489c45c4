import type { Passage } from '../core/knowledge';
import { identifierParts } from '../text/identifier-parts';

/** What the name of a symbol counts more than a word of its text. */
const NAME_WEIGHT = 3;
const EXACT_WEIGHT = 6;
const IDENTIFIER = /[A-Za-z_$][\w$]{1,80}/g;

interface CodeSymbol {
  passageId: string;
  /** The whole and its last part, folded. */
  names: readonly string[];
}

/** Passages of source code by the parts of the identifiers in them. */
export class SymbolIndex {
  private readonly symbols: CodeSymbol[] = [];
  /** Numbers of the symbols that hold a part, with its weight there. */
  private readonly postings = new Map<string, Map<number, number>>();

  constructor(passages: readonly Pick<Passage, 'id' | 'text' | 'place'>[]) {
    for (const { id, text, place } of passages) {
      const symbol = place?.kind === 'lines' ? place.symbol : null;
      const number = this.symbols.length;
      this.symbols.push({ passageId: id, names: symbol === null ? [] : namesOf(symbol) });
      const words = new Set(Array.from(text.matchAll(IDENTIFIER), ([word]) => word));
      const parts = new Set([...words].flatMap(identifierParts));
      for (const part of parts) this.post(part, number, 1);
      for (const part of identifierParts(symbol ?? '')) this.post(part, number, NAME_WEIGHT);
    }
  }

  /** Best first: symbols that are called so, then those whose names and words share more than half of its parts, the rarest first. */
  search(identifiers: readonly string[], limit: number): { passageId: string; score: number }[] {
    const scores = new Map<number, number>();
    for (const identifier of identifiers) {
      const folded = identifier.toLowerCase();
      const parts = [...new Set(identifierParts(identifier))];
      const found = new Map<number, { score: number; parts: number }>();
      for (const part of parts) {
        const postings = this.postings.get(part);
        if (!postings) continue;
        const rarity = Math.log(1 + this.symbols.length / postings.size);
        for (const [number, weight] of postings) {
          const known = found.get(number);
          found.set(number, { score: (known?.score ?? 0) + rarity * weight, parts: (known?.parts ?? 0) + 1 });
        }
      }
      for (const [number, { score, parts: shared }] of found) {
        if (shared * 2 <= parts.length) continue;
        const isExact = this.symbols[number]?.names.includes(folded) === true;
        const exact = isExact ? EXACT_WEIGHT * Math.log(1 + this.symbols.length) : 0;
        scores.set(number, (scores.get(number) ?? 0) + score / parts.length + exact);
      }
    }
    return [...scores]
      .sort(([firstNumber, first], [secondNumber, second]) => second - first || firstNumber - secondNumber)
      .slice(0, limit)
      .map(([number, score]) => ({ passageId: this.symbols[number]?.passageId ?? '', score }));
  }

  private post(part: string, number: number, weight: number): void {
    const postings = this.postings.get(part);
    if (!postings) this.postings.set(part, new Map([[number, weight]]));
    else postings.set(number, Math.max(weight, postings.get(number) ?? 0));
  }
}

const namesOf = (symbol: string): string[] => {
  const folded = symbol.toLowerCase();
  return [folded, folded.split('.').at(-1) ?? folded];
};
