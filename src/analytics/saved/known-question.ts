import { foldText } from '../../text/character-runs';
import type { SavedParameter, SavedQuestion } from '../source/source-description';
import { type Piece, pieceReader } from './read-pieces';
import type { Sign } from './signs';

/** What a text asks: its signs, and what its matter is compared by. */
export interface Asked {
  /** Sorted, joined by spaces; empty where it asks nothing. */
  signs: string;
  tokens: ReadonlySet<string>;
}

/** A saved question made ready to be compared with texts. */
export interface KnownQuestion {
  saved: SavedQuestion;
  wordings: readonly Asked[];
  /** Words, and each Chinese character with the next one, of all its wordings; lone Chinese characters by themselves. */
  vocabulary: ReadonlySet<string>;
}

/** No wording speaks of a day that matters. */
const ANY_DAY = '2000-01-01';
const HAN = /[\u3400-\u9fff]/;
const known = new WeakMap<SavedQuestion, KnownQuestion>();

export function knownQuestion(saved: SavedQuestion): KnownQuestion {
  const held = known.get(saved);
  if (held) return held;
  const wordings = saved.questions.map((wording) => pieceReader(foldText(typedSlots(wording, saved)), ANY_DAY)([]));
  const made = {
    saved,
    wordings: wordings.map(askedBy),
    vocabulary: new Set(wordings.flat().flatMap((piece) => (piece.kind === 'content' ? gramsOf(piece.text) : []))),
  };
  known.set(saved, made);
  return made;
}

/** Slots are compared by the type of what stands there. */
const typedSlots = (wording: string, { parameters }: SavedQuestion): string =>
  parameters.reduce((typed, { name, type }) => typed.replaceAll(`{${name}}`, `{${type}}`), wording);

export function askedBy(pieces: readonly Piece[]): Asked {
  const signs = askedSigns(pieces.flatMap((piece) => (piece.kind === 'sign' ? [piece.sign] : [])));
  const tokens = pieces.flatMap((piece) => {
    if (piece.kind === 'content') return gramsOf(piece.text);
    if (piece.kind === 'sign') return [];
    return [`{${piece.kind === 'slot' ? piece.name : piece.kind}}`];
  });
  return { signs: [...signs].sort().join(' '), tokens: new Set([...tokens, ...signs]) };
}

/** Signs that change nothing beside others are left out: the number of each month, the list of the newest, each one's share. */
function askedSigns(found: readonly Sign[]): Set<Sign> {
  const signs = new Set(found);
  const hasAll = signs.delete('all');
  if (hasAll && signs.size === 0) signs.add('count');
  if (signs.has('share')) for (const sign of ['split', 'list'] as const) signs.delete(sign);
  if (signs.has('by-month') || signs.has('split') || signs.has('share')) signs.delete('count');
  if (signs.has('latest')) signs.delete('list');
  return signs;
}

/** Of a word the word, of Chinese characters each with the next one. */
function gramsOf(content: string): string[] {
  if (!HAN.test(content) || content.length === 1) return [content];
  return Array.from({ length: content.length - 1 }, (_none, at) => content.slice(at, at + 2));
}

/** Whether the whole of a content is made of what the wordings say. */
export function isSaid(content: string, vocabulary: ReadonlySet<string>): boolean {
  if (vocabulary.has(content)) return true;
  if (!HAN.test(content)) return false;
  const covered = new Set<number>();
  for (let at = 0; at < content.length; at++) {
    if (vocabulary.has(content.charAt(at))) covered.add(at);
    if (at + 1 < content.length && vocabulary.has(content.slice(at, at + 2))) covered.add(at).add(at + 1);
  }
  return covered.size === content.length;
}

export const isTime = ({ type }: SavedParameter): boolean => type === 'month' || type === 'year';
