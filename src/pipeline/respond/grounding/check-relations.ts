import { alignmentOf, topicKeys } from './alignment';
import { comparable } from './content-terms';
import type { SentenceFault } from './draft-sentence';
import type { SourceView } from './grounding-sources';
import { quantityKey } from './quantity';
import type { Clause, ReadText } from './read-text';

/** That one thing is more, or less, than another; not a bound such as "above 140". */
const MORE =
  /(?:高|多|大|长|好|强|优|快|早|重)于(?!(?:或|等|于)*\s*[-−]?\s*[\d一二两三四五六七八九十百]+(?![级组期类型档\d]|岁(?:及|或)?以?[上下]?[者的患人组]))|比(?![例率值重较如分]).{1,16}(?:高|多|大|长|好|快|早|重|强)|(?<!或)更(?:高|多|大|长|好|快|早|重|强|常见)|\b(?:more|higher|greater|larger|longer|better|faster|superior)\b(?=[^.]*\bthan\b(?!\s*(?:[\d$€]|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|a\b|an\b)))/;
const LESS =
  /(?:低|少|小|短|差|弱|劣|慢|晚|轻)于(?!(?:或|等|于)*\s*[-−]?\s*[\d一二两三四五六七八九十百]+(?![级组期类型档\d]|岁(?:及|或)?以?[上下]?[者的患人组]))|不如|不及|比(?![例率值重较如分]).{1,16}(?:低|少|小|短|差(?![异别值距])|慢|晚|轻|弱)|(?<!或)更(?:低|少|小|短|差|慢|晚|轻|弱|少见)|\b(?:less|lower|smaller|fewer|shorter|worse|slower|inferior)\b(?=[^.]*\bthan\b(?!\s*(?:[\d$€]|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|a\b|an\b)))/;
/** Numbers that name something. */
const NAMES: ReadonlySet<string> = new Set(['grade', 'stage', 'type', 'ordinal', 'room', 'number', 'floor']);
const NEARNESS = 0.6;

/** Which of two things is more must be said by the evidence, or by the two numbers that the sentence itself bears. */
export function checkRelations(sentence: ReadText, view: SourceView): SentenceFault | null {
  for (const clause of sentence.clauses) {
    const words = sentence.canonical.slice(clause.start, clause.end);
    const match = MORE.exec(words) ?? LESS.exec(words);
    if (!match) continue;
    const isMore = MORE.test(words);
    const place = clause.start + match.index;
    const counted = byNumbers(sentence, place);
    if (counted === isMore) continue;
    if (counted !== null || !isSaid(clause, isMore, sentence, view)) return 'comparison';
  }
  return null;
}

/** Whether the number before the word is the greater one; null where there are not two numbers to compare. */
function byNumbers({ quantities }: ReadText, place: number): boolean | null {
  const before = quantities.filter(({ end }) => end <= place).at(-1);
  const after = quantities.find(
    ({ start, dimension }) => start >= place && dimension === before?.dimension && !NAMES.has(dimension),
  );
  return before && after && before.low !== after.low ? before.low > after.low : null;
}

/** Whether the evidence says it of the same two in this order, or the contrary of them in the other order. */
function isSaid(clause: Clause, isMore: boolean, sentence: ReadText, view: SourceView): boolean {
  const keys = topicKeys(clause, sentence);
  const scored = view.clauses.map((one) => ({ one, score: alignmentOf(keys, one, view) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const own = sidesOf(sentence, clause, isMore ? MORE : LESS);
  return scored.some(({ one: { clause: source, text }, score }) => {
    if (score === 0 || score < best * NEARNESS) return false;
    const same = sidesOf(text, source, isMore ? MORE : LESS);
    if (same && !(own && isSwapped(own, same))) return true;
    const contrary = sidesOf(text, source, isMore ? LESS : MORE);
    return contrary !== null && own !== null && isSwapped(own, contrary);
  });
}

interface Sides {
  left: ReadonlySet<string>;
  right: ReadonlySet<string>;
}

/** What stands before the word and what behind it; null where there is none. */
function sidesOf(text: ReadText, { start, end, sentence }: Clause, pattern: RegExp): Sides | null {
  const match = pattern.exec(text.canonical.slice(start, end));
  if (!match) return null;
  const place = start + match.index;
  // What is compared may have been named before in the sentence.
  const from = text.clauses.find((one) => one.sentence === sentence)?.start ?? start;
  const said = text.clauses
    .filter((one) => one.sentence === sentence && one.start <= start)
    .flatMap((one) => one.terms);
  const side = (isLeft: boolean): Set<string> =>
    new Set([
      ...comparable(said.filter((term) => term.start < place === isLeft)),
      ...text.quantities
        .filter((one) => one.start >= from && one.start < end && one.start < place === isLeft)
        .map((one) => `${quantityKey(one)} ${one.bound ?? ''}`),
    ]);
  return { left: side(true), right: side(false) };
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((key) => other.has(key)).length;

const isSwapped = (one: Sides, other: Sides): boolean =>
  shared(one.left, other.right) + shared(one.right, other.left) >
  shared(one.left, other.left) + shared(one.right, other.right);
