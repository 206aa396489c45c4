import type { Evidence } from '../../core/answer';
import { foldText } from '../../text/character-runs';

/** Texts are compared by stretches of so many letters; marks and spaces do not count. */
const SHINGLE = 4;
/** So much of the shorter text stands in the longer one, too. */
const LEAST_SHARED = 0.8;
/** What is looked at of a text. */
const MAX_CHARACTERS = 4000;
/** Of texts this much alike in length, both have to deny the same; in a longer one the rest may deny more. */
const ALIKE_LENGTH = 0.7;

const DENIAL = /[不没无勿禁未别非]\p{L}|\b(?:not|no|never|without|cannot|[a-z]+n['’]t)\b/gu;
/** Chinese ones before a measure only: elsewhere 一 and 两 are parts of words. */
const NUMBER =
  /\d+(?:[.,]\d+)*|[〇零一二两三四五六七八九十百千万半几数]+(?=[个天日次周月年岁小分秒片粒颗丸支瓶包袋滴勺杯毫克升倍成度例级期型页遍回顿餐])/gu;

/** Whose word is kept: what was approved before what was written, that before what a member or a stranger brought. */
const KINDS = ['qa-pair', 'passage', 'figure', 'picture', 'file', 'web'] as const;

interface Compared {
  evidence: Evidence;
  letters: string;
  shingles: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  denials: ReadonlySet<string>;
}

/**
 * Leaves out of ranked evidence what says the same as another piece. Where it stood best stays one: an approved pair
 * before all, then what was reviewed, and later, then what ranked better. Pieces that differ in a number, or in what
 * they deny, do not say the same; what holds another piece and much beside it stays.
 */
export function withoutNearDuplicates(ranked: readonly Evidence[]): Evidence[] {
  const kept: Compared[] = [];
  for (const evidence of ranked) {
    const next = comparedOf(evidence);
    const at = kept.findIndex((one) => sayTheSame(one, next) && !saysMore(next, one));
    if (at < 0) kept.push(next);
    else if (isPreferred(evidence, (kept[at] as Compared).evidence)) kept[at] = next;
  }
  return kept.map(({ evidence }) => evidence);
}

function comparedOf(evidence: Evidence): Compared {
  const folded = foldText(evidence.text.slice(0, MAX_CHARACTERS));
  const letters = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= letters.length; at++) shingles.add(letters.slice(at, at + SHINGLE));
  return {
    evidence,
    letters,
    shingles,
    numbers: new Set(folded.match(NUMBER)),
    denials: new Set(folded.match(DENIAL)),
  };
}

/** Whether what holds the other holds much beside it. */
const saysMore = (one: Compared, other: Compared): boolean => other.letters.length < one.letters.length * ALIKE_LENGTH;

function sayTheSame(one: Compared, other: Compared): boolean {
  if (one.letters === other.letters) return isSameThing(one, other);
  const [short, long] = one.letters.length <= other.letters.length ? [one, other] : [other, one];
  if (short.shingles.size === 0 || !isSameThing(one, other)) return false;
  if (!isWithin(short.numbers, long.numbers) || !isWithin(short.denials, long.denials)) return false;
  const isAlike = short.letters.length >= long.letters.length * ALIKE_LENGTH;
  if (isAlike && !(isWithin(long.numbers, short.numbers) && isWithin(long.denials, short.denials))) return false;
  let shared = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) shared++;
  return shared >= short.shingles.size * LEAST_SHARED;
}

/** A picture is more than its words. Two approved answers may be the same word for word to different questions. */
const isSameThing = (one: Compared, other: Compared): boolean =>
  one.evidence.picture?.key === other.evidence.picture?.key &&
  (one.evidence.kind !== 'qa-pair' || other.evidence.kind !== 'qa-pair' || one.evidence.title === other.evidence.title);

function isPreferred(next: Evidence, kept: Evidence): boolean {
  const kind = KINDS.indexOf(next.kind) - KINDS.indexOf(kept.kind);
  if (kind !== 0) return kind < 0;
  return (next.reviewedOn ?? '') > (kept.reviewedOn ?? '');
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const one of few) if (!many.has(one)) return false;
  return true;
}
