import { canonicalText } from './canonical-text';
import { comparable, type ContentTerm, contentTerms } from './content-terms';
import { type Quantity, quantityKey } from './quantity';
import { readQuantities } from './read-quantities';

export interface Clause {
  start: number;
  end: number;
  /** Counts sentences from 0. */
  sentence: number;
  terms: readonly ContentTerm[];
  /** What it is compared by. */
  keys: ReadonlySet<string>;
}

/** A text as the checks look at it; places are those of the canonical text. */
export interface ReadText {
  canonical: string;
  clauses: readonly Clause[];
  quantities: readonly Quantity[];
}

const CLAUSE_END =
  /[,，;；。!！?？:：\n]|\.(?=\s|$)|\b(?:but|while|whereas|because|although|and (?=(?:\w+ ){1,3}(?:is|are|was|were|should|must|may|can|does|do|has|have|will)\b))/g;
const SENTENCE_END = /[;；。!！?？\n.]/;

export function readText(text: string): ReadText {
  const canonical = canonicalText(text);
  const quantities = readQuantities(canonical);
  const clauses: Clause[] = [];
  let [start, sentence] = [0, 0];
  const add = (end: number): void => {
    const terms = contentTerms(canonical, { start, end }, quantities);
    const own = quantities.filter((one) => one.start >= start && one.start < end);
    if (terms.length + own.length > 0) {
      clauses.push({ start, end, sentence, terms, keys: new Set([...comparable(terms), ...own.map(quantityKey)]) });
    }
  };
  for (const { index, 0: mark } of canonical.matchAll(CLAUSE_END)) {
    // "8:30" and "1,5" are one.
    if (/\d/.test(canonical.charAt(index - 1)) && /\d/.test(canonical.charAt(index + 1)) && /[:,]/.test(mark)) continue;
    if (canonical.startsWith('://', index)) continue;
    add(index);
    start = index + mark.length;
    if (SENTENCE_END.test(mark)) sentence++;
  }
  add(canonical.length);
  return { canonical, clauses, quantities };
}
