import { characterRuns, foldText } from './character-runs';
import { emitGrams, emitWordPieces, emitWords, type Term, TermKind, type TermSink } from './terms';

/** Cuts folded text into words, marks and spaces included: joined, they are the text again. */
export type CutWords = (folded: string) => readonly string[];

/** By kind of term. Two characters side by side tell the most; three add nothing to that. */
const CHARACTER = 0.85;
const PAIR = 1;
/** A pair of characters that belong to two words. */
const PAIR_ACROSS = 0.5;
const WORD = 1.85;
const WORD_PIECE = 0.3;
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
  const factors = new Map<Term, number>();
  const sinkOf =
    (factorAt: (start: number) => number): TermSink =>
    (term, start) => {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      factors.set(term, Math.max(factors.get(term) ?? 0, factorAt(start)));
    };
  const character = sinkOf(() => CHARACTER);
  const pair = sinkOf((start) => (!isWithin || isWithin[start] ? PAIR : PAIR_ACROSS));
  const word = sinkOf(() => WORD);
  const piece = sinkOf(() => WORD_PIECE);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') {
      emitGrams(folded, run, 1, TermKind.extra, character);
      emitGrams(folded, run, 2, TermKind.cjk, pair);
    } else {
      emitWords(folded, run, word);
      emitWordPieces(folded, run, 3, piece);
    }
  }
  for (const [term, factor] of factors) factors.set(term, factor * (counts.get(term) ?? 1) ** REPETITION_POWER);
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
