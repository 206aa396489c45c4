import { characterRuns, foldText } from './character-runs';
import { emitGrams, emitWordPieces, emitWords, hashTerm, type Term, TermKind } from './terms';

const STICKER = /\[[^\]\s]{1,6}\]/g;
const PUNCTUATION = '?!。,、~…@';

const marker = (name: string): Term => hashTerm(name, 0, name.length, TermKind.extra);
const HAS_LATIN = marker('has-latin');
const MARKS = new Map(Array.from(PUNCTUATION, (mark) => [mark.charCodeAt(0), marker(`mark ${mark}`)]));

/**
 * The distinct features that a linear learner sees of a message: Chinese 1- to 3-grams, words, their parts and
 * pieces of 3 and 4 characters, how it begins and ends, its punctuation and its stickers.
 */
export function learnerTerms(text: string): Term[] {
  const folded = foldText(text).trim();
  const seen = new Set<Term>();
  const sink = (term: Term) => seen.add(term);
  sink(marker(`begins ${folded.slice(0, 2)}`));
  sink(marker(`ends ${folded.slice(-2)}`));
  if (folded.includes('[')) for (const [sticker] of folded.matchAll(STICKER)) sink(marker(`sticker ${sticker}`));
  for (let at = 0; at < folded.length; at++) {
    const mark = MARKS.get(folded.charCodeAt(at));
    if (mark !== undefined) sink(mark);
  }
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') {
      for (let size = 1; size <= 3; size++) emitGrams(folded, run, size, TermKind.cjk, sink);
      continue;
    }
    sink(HAS_LATIN);
    emitWords(folded, run, sink);
    emitWordPieces(folded, run, 3, sink);
    emitWordPieces(folded, run, 4, sink);
  }
  return [...seen];
}
