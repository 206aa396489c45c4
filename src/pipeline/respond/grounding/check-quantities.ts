import { alignmentOf, clauseAt, isTellingByItself, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceQuantity, SourceView } from './grounding-sources';
import { isSameNumber, type Quantity, quantityKey } from './quantity';
import { DATE_DIMENSIONS } from './read-dates';
import type { ReadText } from './read-text';

type Found = SourceQuantity;

/** What is taken: a number of it is a dose. */
const DOSE_DIMENSIONS: ReadonlySet<string> = new Set([
  'mass',
  'volume',
  'activity',
  'pieces',
  'capsules',
  'pills',
  'drops',
  'sprays',
  'ampoules',
  'bags',
]);
/** A sentence with more of them is none. */
const MOST_NUMBERS = 30;
/** Another number of the same kind may speak this much better of the sentence's matter, and no more. */
const RIVAL_MARGIN = 0.12;

/** Every number, with what it counts, must stand in the evidence, where that speaks of the same matter. */
export function checkQuantities(sentence: ReadText, view: SourceView): SentenceFault | null {
  const all = view.quantities;
  if (sentence.quantities.length > MOST_NUMBERS) return 'number';
  for (const quantity of sentence.quantities) {
    const fault = faultOf(quantity, { sentence, view, all });
    if (fault) return fault;
  }
  return null;
}

interface Context {
  sentence: ReadText;
  view: SourceView;
  all: readonly Found[];
}

function faultOf(quantity: Quantity, context: Context): SentenceFault | null {
  const { all } = context;
  const kind = kindOf(quantity);
  const comparable = all.filter((found) => isComparable(quantity, found));
  const equal = comparable.filter(({ quantity: other }) => isSame(quantity, other));
  if (equal.length === 0) {
    if (isWithinPer(quantity, all)) return null;
    const range = rangeOf(quantity, comparable);
    if (range.length > 0) return null;
    const hasNumber = all.some(
      ({ quantity: { low, high, dimension } }) =>
        dimension !== quantity.dimension && low === quantity.low && high === quantity.high,
    );
    const isPartOfRange = comparable.some(({ quantity: { low, high } }) => low < high || quantity.low < quantity.high);
    return kind ?? (hasNumber ? 'unit' : isPartOfRange ? 'range' : 'number');
  }
  const bounded = equal.filter(({ quantity: other }) => agreesInBound(quantity, other));
  if (bounded.length === 0) return 'comparison';
  const shared = bounded.filter(({ quantity: other }) => agreesInPer(quantity, other, context));
  if (shared.length === 0) return kind ?? 'unit';
  return isMisplaced(quantity, shared, comparable, context) ? (kind ?? 'number') : null;
}

const kindOf = ({ dimension }: Quantity): SentenceFault | null =>
  DATE_DIMENSIONS.has(dimension) ? 'date' : DOSE_DIMENSIONS.has(dimension) ? 'dose' : null;

/** A number of the evidence without a unit may have it in the head of its table: somewhere in the same text. */
const isComparable = (quantity: Quantity, { quantity: other, text }: Found): boolean =>
  quantity.dimension === other.dimension ||
  (quantity.dimension === 'items' && other.dimension === 'people') ||
  (quantity.dimension === 'none' && !DATE_DIMENSIONS.has(other.dimension)) ||
  (quantity.dimension === 'share' && other.dimension === 'none' && other.high <= 1) ||
  (other.dimension === 'none' && text.quantities.some(({ dimension }) => dimension === quantity.dimension));

const isSame = (one: Quantity, other: Quantity): boolean =>
  (isSameNumber(one.low, other.low, one.dimension) && isSameNumber(one.high, other.high, one.dimension)) ||
  (one.dimension === 'share' && other.dimension === 'none' && isShareOf(one, other)) ||
  (one.dimension === 'none' && other.dimension === 'share' && isShareOf(other, one));

/** 0.7 is 70 %. */
const isShareOf = (share: Quantity, plain: Quantity): boolean =>
  plain.high <= 1 && isSameNumber(share.low, plain.low * 100) && isSameNumber(share.high, plain.high * 100);

/** "On one day twice" is "twice a day". */
const isWithinPer = ({ dimension, low, high }: Quantity, all: readonly Found[]): boolean =>
  low === high && all.some(({ quantity }) => quantity.per.includes(`${dimension} ${low}`));

/** A range may be written as two bounds, and a bound as one end of a range. */
function rangeOf(quantity: Quantity, comparable: readonly Found[]): Found[] {
  const { low, high, bound } = quantity;
  if (low < high) {
    const isFromTo = comparable.filter(
      ({ quantity: one, text }) => isSameNumber(one.low, low) && isSinglesOf(quantity, one, text),
    );
    if (isFromTo.length > 0) return isFromTo;
    const from = comparable.filter(({ quantity: one }) => isSameNumber(one.low, low) && one.bound === 'least');
    const to = comparable.filter(({ quantity: one }) => isSameNumber(one.high, high) && one.bound === 'most');
    return from.filter(({ text }) => to.some((one) => one.text === text));
  }
  return comparable.filter(({ quantity: one }) => {
    if (one.low === one.high) return false;
    return (bound === 'least' && isSameNumber(one.low, low)) || (bound === 'most' && isSameNumber(one.high, low));
  });
}

/** "It rises from 4 to 9" where the evidence has the 4 and the 9 in one sentence. */
function isSinglesOf({ high, dimension, isFromTo }: Quantity, from: Quantity, text: ReadText): boolean {
  const clause = clauseAt(text, from.start);
  return (
    isFromTo === true &&
    from.low === from.high &&
    text.quantities.some(
      (to) =>
        to.dimension === dimension &&
        to.low === to.high &&
        isSameNumber(to.low, high) &&
        clauseAt(text, to.start)?.sentence === clause?.sentence,
    )
  );
}

function agreesInBound(one: Quantity, other: Quantity): boolean {
  if (one.bound && other.bound && one.bound !== other.bound) return false;
  if (one.order && other.order && one.order !== other.order) return false;
  // "Within two days" is not "after two days".
  if (one.bound === 'most' && other.order === 'after' && !one.order && !other.bound) return false;
  return !(other.bound === 'most' && one.order === 'after' && !other.order && !one.bound);
}

function agreesInPer(one: Quantity, other: Quantity, { all, sentence }: Context): boolean {
  if (one.per.length > 0 && other.per.length > 0) return one.per.some((per) => other.per.includes(per));
  if (one.per.length === 0) {
    return other.per.every(
      (per) => /^times? /.test(per) || sentence.quantities.some((beside) => beside.per.includes(per)),
    );
  }
  return all.some(
    ({ quantity }) =>
      quantity !== other &&
      (one.per.includes(`${quantity.dimension} ${quantity.low}`) || quantity.per.some((per) => one.per.includes(per))),
  );
}

/** Whether another number of its kind stands where the evidence speaks of what this one is said of. */
function isMisplaced(
  quantity: Quantity,
  equal: readonly Found[],
  comparable: readonly Found[],
  { sentence, view }: Context,
): boolean {
  const clause = clauseAt(sentence, quantity.start);
  const isTelling = isTellingByItself(clause);
  const own = quantityKey(quantity);
  // What the sentence says beside it is no rival.
  const besides = sentence.quantities.filter(
    ({ start }) => !isTelling || (clause && start >= clause.start && start < clause.end),
  );
  const rivals = comparable.filter(
    (found) => found.quantity.dimension === quantity.dimension && !besides.some((one) => isSame(one, found.quantity)),
  );
  if (rivals.length === 0) return false;
  // Both the clause by itself and the sentence as a whole must speak of the other number's matter.
  return [clause?.terms.length ? clause.keys : null, topicKeys(clause, sentence)].every((topic) => {
    const keys = new Set([...(topic ?? topicKeys(clause, sentence))].filter((key) => key !== own));
    const scoreOf = ({ at }: Found): number => (at ? alignmentOf(keys, at, view) : 0);
    return Math.max(...rivals.map(scoreOf)) > Math.max(...equal.map(scoreOf)) + RIVAL_MARGIN;
  });
}
