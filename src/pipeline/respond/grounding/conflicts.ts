import type { Evidence } from '../../../core/answer';
import { languageOf } from '../../../text/language';
import { quotablePieces } from '../quotable-pieces';
import { checkNegations } from './check-negations';
import { viewOf } from './grounding-sources';
import { quantityKey, type Quantity } from './quantity';
import { DATE_DIMENSIONS } from './read-dates';
import { type ReadText, readText } from './read-text';

/** A sentence of a document. */
export interface ConflictSide {
  evidence: Evidence;
  text: string;
  read: ReadText;
  /** What it is about, and for whom or when it holds. */
  keys: ReadonlySet<string>;
  conditions: string;
}

/** Two documents that say different things of one matter; the one reviewed later first. */
export interface Conflict {
  kind: 'number' | 'negation';
  sides: readonly [ConflictSide, ConflictSide];
}

/** Two sentences are of one matter when they share so much of what each is about, and so much at least. */
const LEAST_SHARED = 0.75;
const LEAST_KEYS = { chinese: 3, latin: 2 };
/** What is looked at. */
const MOST_PIECES = 60;
/** For whom or when something holds: where that differs, nothing is in conflict. */
const CONDITIONS =
  /新生儿|婴儿|幼儿|儿童|小儿|青少年|成人|成年|老年|孕|哺乳|产后|男|女|术前|术后|餐前|饭前|饭后|空腹|早|晚|午|睡前|急性|慢性|轻度|中度|重度|初次|首次|复诊|复查|家庭|家里|诊室|住院|门诊|城|乡|第[一二三四五六\d]|[一二三四1-4]级|左|右|内|外|\b(?:child|infant|adult|elderly|pregnan|male|female|women|men|before|after|fasting|acute|chronic|mild|moderate|severe|first|second|home|office|type|version|v\d)/g;

/** Conflicts among reviewed documents, in the order of their evidence. Careful: what is doubtful is none. */
export function findConflicts(evidence: readonly Evidence[]): Conflict[] {
  const sides = evidence
    .filter(({ kind }) => kind === 'passage')
    .flatMap((item) => quotablePieces(item.text).map(({ text }) => sideOf(item, text)))
    .filter(({ keys, text }) => keys.size >= LEAST_KEYS[languageOf(text) === 'zh' ? 'chinese' : 'latin'])
    .slice(0, MOST_PIECES);
  const found: Conflict[] = [];
  sides.forEach((one, at) => {
    for (const other of sides.slice(at + 1)) {
      if (one.evidence.documentId === other.evidence.documentId) continue;
      const kind = conflictOf(one, other);
      if (kind) found.push({ kind, sides: isNewer(other.evidence, one.evidence) ? [other, one] : [one, other] });
    }
  });
  return found;
}

function sideOf(evidence: Evidence, text: string): ConflictSide {
  const read = readText(text);
  const above = [evidence.title, ...evidence.headingPath].join(' ').toLowerCase();
  const conditions = [...new Set(`${read.canonical} ${above}`.match(CONDITIONS) ?? [])].sort().join();
  return { evidence, text, read, keys: keysOf(read), conditions };
}

/** The words that a sentence is about, numbers and denials left out. */
const keysOf = (read: ReadText): Set<string> =>
  new Set(read.clauses.flatMap(({ keys }) => [...keys].filter((key) => !/^#|[不没无勿未别]/.test(key))));

function conflictOf(one: ConflictSide, other: ConflictSide): Conflict['kind'] | null {
  if (one.conditions !== other.conditions) return null;
  const [left, right] = [one.keys, other.keys];
  const shared = [...left].filter((key) => right.has(key)).length;
  if (shared < LEAST_SHARED * Math.max(left.size, right.size)) return null;
  if (haveOtherNumbers(one.read.quantities, other.read.quantities)) return 'number';
  const isDenied = checkNegations(one.read, viewOf([other.read])) ?? checkNegations(other.read, viewOf([one.read]));
  const isEqual = numbersOf(one.read) === numbersOf(other.read);
  return isDenied && isEqual && shared >= ALL_BUT_THE_DENIAL * Math.max(left.size, right.size) ? 'negation' : null;
}

const ALL_BUT_THE_DENIAL = 0.85;

const numbersOf = ({ quantities }: ReadText): string => quantities.map(quantityKey).sort().join();

/** Whether both bear the same numbers but for one, which is another in each; or a pair such as 140/90. */
function haveOtherNumbers(left: readonly Quantity[], right: readonly Quantity[]): boolean {
  if (left.length !== right.length || left.length === 0) return false;
  const differing = left.flatMap((one, at) => {
    const other = right[at] as Quantity;
    return quantityKey(one) === quantityKey(other) ? [] : [[one, other] as const];
  });
  const isPair = differing.length === 2 && left.length === 2 && left[0]?.dimension === left[1]?.dimension;
  return (differing.length === 1 || isPair) && differing.every(([one, other]) => areApart(one, other));
}

function areApart(one: Quantity, other: Quantity): boolean {
  if (one.dimension !== other.dimension || one.bound !== other.bound || DATE_DIMENSIONS.has(one.dimension)) {
    return false;
  }
  if (one.dimension === 'none' || one.dimension === 'ordinal') return false;
  return one.high < other.low || other.high < one.low;
}

const isNewer = (one: Evidence, other: Evidence): boolean => (one.reviewedOn ?? '') > (other.reviewedOn ?? '');

/** Whether a text says what a side of a conflict says, as far as words tell. */
export function isShown({ read, text, keys }: ConflictSide, { kind }: Conflict, answer: string): boolean {
  if (answer.includes(text)) return true;
  const said = readText(answer.replace(/\[\d{1,3}\]/g, ' '));
  const has = keysOf(said);
  const shared = [...keys].filter((key) => has.has(key)).length;
  if (shared < keys.size * SHOWN) return false;
  const numbers = new Set(said.quantities.map(quantityKey));
  return kind === 'negation' || read.quantities.every((one) => numbers.has(quantityKey(one)));
}

const SHOWN = 0.6;
