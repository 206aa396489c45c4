import { stem } from '../linking/stem';
import { chineseNumber } from './chinese-number';
import { readTime, type TimePiece } from './read-time';
import { fillerWords, type Sign, signWords } from './signs';

/** A piece of a text. `content`: what it is about, a word or Chinese characters side by side. `slot`: of a wording. */
export type Piece =
  | TimePiece
  | { kind: 'value'; column: string; value: string }
  | { kind: 'number'; number: number }
  | { kind: 'sign'; sign: Sign }
  | { kind: 'content'; text: string }
  | { kind: 'slot'; name: string };

export interface KnownValue {
  column: string;
  value: string;
  /** As `foldText` gives it. */
  folded: string;
}

interface Found {
  /** Null: said besides. */
  piece: Piece | null;
  length: number;
}

const HAN = /[\u3400-\u9fff]/;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/uy;
const NUMBER = /\d+(?:\.\d+)?|[一二三四五六七八九十两]+(?=[个篇条名位])/y;
/** What things are counted by. */
export const UNITS = '篇个条项本位名种份件台家次人例册';
const UNIT = new RegExp(`(?<=[少几])[${UNITS}]`, 'y');
const SLOT = /\{([a-z][a-z0-9]*)\}/y;
/** Before a value or a slot it says whose or what, not how to split. */
const BY = /by\s+/y;
const MENTION = /@[\p{L}\p{N}_]+/uy;

const signs = Object.entries(signWords).map(([sign, words]) => [sign as Sign, alternatives(words)] as const);
const fillers = alternatives(fillerWords);
/** Most places hold none: asked first. */
const anyWord = wordPattern([...Object.values(signWords), fillerWords].join('|'));

/**
 * Takes a folded text apart, at each place by the longest of what is known; fillers and marks are left out. What it gives
 * reads the text once more for other values.
 * @param today ISO day
 */
export function pieceReader(folded: string, today: string): (values: readonly KnownValue[]) => Piece[] {
  const found = new Map<number, Found>();
  const foundAt = (at: number): Found => {
    const held = found.get(at) ?? knownAt(folded, at, today) ?? contentAt(folded, at);
    found.set(at, held);
    return held;
  };
  /** @param values that may stand in it, the longest first */
  return (values) => {
    const pieces: Piece[] = [];
    let joinsAt = -1;
    for (let at = 0; at < folded.length;) {
      const by = matchAt(BY, folded, at)?.[0].length ?? 0;
      if (by > 0 && (valueAt(folded, at + by, values) ?? matchAt(SLOT, folded, at + by))) at += by;
      const { piece, length } = valueAt(folded, at, values) ?? foundAt(at);
      const last = pieces.at(-1);
      const isHan = piece?.kind === 'content' && HAN.test(piece.text);
      if (isHan && last?.kind === 'content' && joinsAt === at) {
        pieces[pieces.length - 1] = { kind: 'content', text: last.text + piece.text };
      } else if (piece) pieces.push(piece);
      // What is counted stands by itself: 篇 in 几篇论文.
      const isUnit = isHan && matchAt(UNIT, folded, at) !== null;
      at += length;
      joinsAt = isHan && !isUnit ? at : -1;
    }
    return pieces;
  };
}

function valueAt(folded: string, at: number, values: readonly KnownValue[]): Found | null {
  for (const { column, value, folded: known } of values) {
    if (!folded.startsWith(known, at)) continue;
    if (cutsWord(folded, at) || cutsWord(folded, at + known.length)) continue;
    return { piece: { kind: 'value', column, value }, length: known.length };
  }
  return null;
}

function cutsWord(text: string, at: number): boolean {
  const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character) && !HAN.test(character);
  return at > 0 && isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at));
}

function knownAt(folded: string, at: number, today: string): Found | null {
  const slot = matchAt(SLOT, folded, at);
  if (slot) return { piece: { kind: 'slot', name: slot[1] ?? '' }, length: slot[0].length };
  let best: Found | null = readTime(folded, at, today);
  const take = (length: number, piece: Piece | null): void => {
    if (length > (best?.length ?? 0)) best = { piece, length };
  };
  if (matchAt(anyWord, folded, at) === null) return best ?? mentionAt(folded, at);
  for (const [sign, patterns] of signs) take(longest(patterns, folded, at), { kind: 'sign', sign });
  take(longest(fillers, folded, at), null);
  return best;
}

function mentionAt(folded: string, at: number): Found | null {
  const mention = matchAt(MENTION, folded, at);
  return mention && { piece: null, length: mention[0].length };
}

function contentAt(folded: string, at: number): Found {
  const number = matchAt(NUMBER, folded, at)?.[0];
  if (number) {
    const value = /^[\d.]+$/.test(number) ? Number(number) : chineseNumber(number);
    return { piece: { kind: 'number', number: value ?? NaN }, length: number.length };
  }
  const character = folded.charAt(at);
  if (HAN.test(character)) return { piece: { kind: 'content', text: character }, length: 1 };
  const word = matchAt(WORD, folded, at)?.[0];
  if (!word) return { piece: null, length: 1 };
  const length = word.search(HAN) < 0 ? word.length : Math.max(1, word.search(HAN));
  return { piece: { kind: 'content', text: stem(word.slice(0, length)) }, length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const longest = (patterns: readonly RegExp[], text: string, at: number): number =>
  patterns.reduce((most, pattern) => Math.max(most, matchAt(pattern, text, at)?.[0].length ?? 0), 0);

/** Each by itself, so that the longest can be told. */
function alternatives(words: string): RegExp[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of `${words}|`) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character !== '|' || depth > 0) part += character;
    else {
      parts.push(part);
      part = '';
    }
  }
  return parts.map(wordPattern);
}

/** Latin words begin and end where words do. */
function wordPattern(words: string): RegExp {
  return new RegExp(`(?<![a-z](?=[a-z]))(?:${words})(?![a-z](?<=[a-z]{2}))`, 'y');
}
