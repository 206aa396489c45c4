import { characterRuns, foldText } from './character-runs';
import { emitGrams, emitWordPieces, emitWords, kindOf, type Term, TermKind, type TermSink } from './terms';

/** Cuts folded text into words, marks and spaces included: joined, they are the text again. */
export type CutWords = (folded: string) => readonly string[];

/** By kind of term. Two characters side by side tell the most; three add nothing to that. */
const FACTORS: Readonly<Record<number, number>> = {
  [TermKind.extra]: 0.85,
  [TermKind.cjk]: 1,
  [TermKind.word]: 1.85,
  [TermKind.wordPiece]: 0.3,
};
/** A pair of characters that belong to two words. */
const PAIR_ACROSS = 0.5;
/** Said so many times, a term counts to this power of it. */
const REPETITION_POWER = 0.75;

/**
 * The terms that passages are searched by, each with how much it counts in this text beside its rarity. Tuned on one
 * half of a set of patients' questions and held on the other.
 */
export function searchTerms(text: string, cutWords?: CutWords): Map<Term, number> {
  const folded = foldText(text);
  const isWithin = cutWords ? withinWords(cutWords(folded)) : null;
  const counts = new Map<Term, number>();
  const pairsWithin = new Set<Term>();
  const count: TermSink = (term) => void counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') {
      emitGrams(folded, run, 1, TermKind.extra, count);
      emitGrams(folded, run, 2, TermKind.cjk, (term, start) => {
        count(term, start);
        if (isWithin?.[start]) pairsWithin.add(term);
      });
    } else {
      emitWords(folded, run, count);
      emitWordPieces(folded, run, 3, count);
    }
  }
  const factors = new Map<Term, number>();
  for (const [term, times] of counts) {
    const isAcross = isWithin !== null && kindOf(term) === TermKind.cjk && !pairsWithin.has(term);
    const factor = isAcross ? PAIR_ACROSS : (FACTORS[kindOf(term)] ?? 0);
    factors.set(term, times === 1 ? factor : factor * times ** REPETITION_POWER);
  }
  return factors;
}

/** By place: 1 where the character and the next are of one word. */
function withinWords(words: readonly string[]): Uint8Array {
  const within = new Uint8Array(words.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const { length } of words) {
    within.fill(1, place, place + length - 1);
    place += length;
  }
  return within;
}
