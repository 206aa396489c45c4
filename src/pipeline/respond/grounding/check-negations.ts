import { bestAligned, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceClause, SourceView } from './grounding-sources';
import { type Negation, readNegations } from './negations';
import type { Clause, ReadText } from './read-text';

/** What is denied stands so close behind the word that denies it. */
const REACH = 10;

/** What the evidence denies or forbids must not be affirmed, nor the other way round. */
export function checkNegations(sentence: ReadText, view: SourceView): SentenceFault | null {
  const own = readNegations(sentence.canonical);
  for (const clause of sentence.clauses) {
    const denials = within(own, clause);
    const aligned = bestAligned(topicKeys(clause, sentence), view, 0.85);
    if (aligned.length === 0) continue;
    if (denials.some((denial) => !isDenied(denial, clause, sentence, aligned, view))) return 'negation';
    if (aligned.every((source) => deniesWhatIsAffirmed(source, clause, sentence, denials))) return 'negation';
  }
  return null;
}

const within = (negations: readonly Negation[], { start, end }: Clause): Negation[] =>
  negations.filter((one) => one.start >= start && one.start < end);

/** What is denied, as it is compared: what comes right behind. */
function targetOf({ end }: Negation, clause: Clause): string[] {
  return clause.terms
    .filter((term) => term.start >= end && term.start < end + (term.isLatin ? 30 : REACH))
    .slice(0, 4)
    .flatMap((term) => (term.isLatin ? [term.text] : term.pair === null ? [] : [term.pair]))
    .slice(0, 3);
}

/** Whether the evidence, where it speaks of the same, denies the same. */
function isDenied(
  denial: Negation,
  clause: Clause,
  sentence: ReadText,
  aligned: readonly SourceClause[],
  view: SourceView,
): boolean {
  const target = targetOf(denial, clause);
  const near = aligned.flatMap(({ clause: { sentence: number }, text }) =>
    text.clauses.filter((one) => one.sentence === number).map((one) => ({ clause: one, text })),
  );
  const all = [...near, ...view.clauses];
  const holders = all.filter((one) => target.some((key) => one.clause.keys.has(key)));
  if (target.length > 0 && holders.length > 0) {
    return holders.some((one) => denialsBefore(one, target));
  }
  return near.some(({ clause: one, text }) => within(readNegations(text.canonical), one).length > 0);
}

/** Whether something denies one of the keys in a clause of the evidence: before it, or as "is contraindicated" behind it. */
function denialsBefore({ clause, text }: SourceClause, keys: readonly string[]): boolean {
  const denials = within(readNegations(text.canonical), clause);
  return (
    denials.some((denial) => {
      const target = targetOf(denial, clause);
      return target.some((key) => keys.includes(key)) || target.length === 0 || keys.length === 0;
    }) ||
    denials.some((denial) =>
      /禁|忌|contra|forbid|prohib|避免|avoid/.test(text.canonical.slice(denial.start, denial.end)),
    )
  );
}

/** Whether what this clause of the evidence denies is said in the sentence, and nothing denies it there. */
function deniesWhatIsAffirmed(
  { clause: source, text }: SourceClause,
  clause: Clause,
  sentence: ReadText,
  denials: readonly Negation[],
): boolean {
  if (denials.length > 0) return false;
  const inSentence = readNegations(sentence.canonical).length;
  return within(readNegations(text.canonical), source).some((denial) => {
    const target = targetOf(denial, source);
    return (
      target.length > 0 &&
      target.some((key) => clause.keys.has(key)) &&
      (inSentence === 0 || target.slice(0, 2).some((key) => clause.keys.has(key)))
    );
  });
}
