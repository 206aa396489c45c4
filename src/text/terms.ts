import { type CharacterRun, characterRuns, foldText, wordParts } from './character-runs';

/**
 * A term is a number: a 51-bit hash of its characters times four, plus its kind. Numbers in place of strings keep
 * the index in typed arrays that a worker hands over without copying. At a million terms the chance that any two
 * share a hash is about 1 in 4,500.
 */
export type Term = number;

/** `extra` is what only some readers use: single characters in search, marks of form in the learner. */
export const TermKind = { word: 0, cjk: 1, wordPiece: 2, extra: 3 } as const;

export const kindOf = (term: Term): number => term % 4;

/** Collects terms, repeated ones repeated, each with the place in the folded text where it begins. */
export type TermSink = (term: Term, start: number) => void;

const SEED_HIGH = 0x811c9dc5;
const SEED_LOW = 0x9747b28c;

function finish(high: number, low: number, kind: number): Term {
  let h = Math.imul(high ^ (high >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  let l = Math.imul(low ^ (low >>> 16), 0x7feb352d);
  l = Math.imul(l ^ (l >>> 15), 0x846ca68b);
  return (((h ^ (h >>> 16)) >>> 13) * 0x100000000 + ((l ^ (l >>> 16)) >>> 0)) * 4 + kind;
}

/** The term of the characters from `start` to `end`. */
export function hashTerm(text: string, start: number, end: number, kind: number): Term {
  let high = SEED_HIGH;
  let low = SEED_LOW;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995) + 0x3c6ef372;
  }
  return finish(high, low, kind);
}

/** Emits every stretch of `size` characters of the run. */
export function emitGrams(folded: string, run: CharacterRun, size: number, kind: number, sink: TermSink): void {
  for (let at = run.start; at + size <= run.end; at++) sink(hashTerm(folded, at, at + size, kind), at);
}

/** Emits the word and, where it is joined of several, its parts. */
export function emitWords(folded: string, { start, end }: CharacterRun, sink: TermSink): void {
  sink(hashTerm(folded, start, end, TermKind.word), start);
  for (const part of wordParts(folded, start, end)) {
    sink(hashTerm(folded, part.start, part.end, TermKind.word), part.start);
  }
}

/** Emits the pieces of `size` characters of a word, as it stands between marks of its begin and end. */
export function emitWordPieces(folded: string, { start, end }: CharacterRun, size: number, sink: TermSink): void {
  const marked = `<${folded.slice(start, end)}>`;
  for (let at = 0; at + size <= marked.length; at++) sink(hashTerm(marked, at, at + size, TermKind.wordPiece), start);
}

/**
 * The terms that passages and messages are matched by: Chinese 2- and 3-grams (a lone character as it is), words,
 * the parts of joined words, and 3-character pieces of words. Single characters and dictionary words rank worse.
 */
export function indexTerms(text: string, sink: TermSink): void {
  const folded = foldText(text);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') {
      if (run.end - run.start === 1) sink(hashTerm(folded, run.start, run.end, TermKind.cjk), run.start);
      emitGrams(folded, run, 2, TermKind.cjk, sink);
      emitGrams(folded, run, 3, TermKind.cjk, sink);
    } else {
      emitWords(folded, run, sink);
      emitWordPieces(folded, run, 3, sink);
    }
  }
}

/** Each Chinese character by itself: too common to reject by, but search finds "盐" by it. */
export function characterTerms(text: string, sink: TermSink): void {
  const folded = foldText(text);
  for (const run of characterRuns(folded)) {
    if (run.kind === 'cjk') emitGrams(folded, run, 1, TermKind.extra, sink);
  }
}

/** The distinct terms that answers are searched by: the index terms and the single characters. */
export function distinctSearchTerms(text: string): Term[] {
  const seen = new Set<Term>();
  const sink = (term: Term): void => void seen.add(term);
  indexTerms(text, sink);
  characterTerms(text, sink);
  return [...seen];
}

/** The distinct index terms of a text, in order of first appearance. */
export function distinctIndexTerms(text: string): Term[] {
  const seen = new Set<Term>();
  indexTerms(text, (term) => seen.add(term));
  return [...seen];
}
