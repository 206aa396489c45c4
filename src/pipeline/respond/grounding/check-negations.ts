import { alignmentOf, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceClause, SourceView } from './grounding-sources';
import { type Negation, readNegations } from './negations';
import type { Clause, ReadText } from './read-text';

/** What is denied stands so close behind the word that denies it. */
const REACH = { chinese: 10, latin: 30 };
/** Clauses of the evidence that speak so well of the matter, against the best, are heard. */
const NEARNESS = 0.45;
/** Such a denial is often said behind what it is about. */
const BACKWARD = /禁|忌|避免|contra|forbid|prohib|avoid/;

/** What the evidence denies or forbids must not be affirmed, nor the other way round. */
export function checkNegations(sentence: ReadText, view: SourceView): SentenceFault | null {
  const own = readNegations(sentence.canonical);
  for (const clause of sentence.clauses) {
    const denials = within(own, clause);
    const near = nearOf(clause.terms.length >= 2 ? clause.keys : topicKeys(clause, sentence), view);
    if (near.length === 0) continue;
    if (denials.some((denial) => !isDenied(denial, clause, { sentence, near, view }))) return 'negation';
    if (affirmsWhatIsDenied(clause, denials, { sentence, near })) return 'negation';
  }
  return null;
}

interface Near {
  one: SourceClause;
  score: number;
}

/** Best first. */
function nearOf(keys: ReadonlySet<string>, view: SourceView): Near[] {
  const scored = view.clauses.map((one) => ({ one, score: alignmentOf(keys, one, view) }));
  scored.sort((left, right) => right.score - left.score);
  const best = scored[0]?.score ?? 0;
  return best === 0 ? [] : scored.filter(({ score }) => score >= best * NEARNESS);
}

const within = (negations: readonly Negation[], { start, end }: Clause): Negation[] =>
  negations.filter((one) => one.start >= start && one.start < end);

const denialsIn = ({ clause, text }: SourceClause): Negation[] => within(readNegations(text.canonical), clause);

/** What is denied, as it is compared: what comes right behind. */
function targetOf({ end }: Negation, clause: Clause, most = 3): string[] {
  return clause.terms
    .filter(
      (term) => term.start >= end && (most > 3 || term.start < end + (term.isLatin ? REACH.latin : REACH.chinese)),
    )
    .flatMap((term) => (term.isLatin ? [term.text] : term.pair === null ? [] : [term.pair]))
    .slice(0, most);
}

/** Whether the evidence, where it speaks of the same, denies the same. */
function isDenied(
  denial: Negation,
  clause: Clause,
  { sentence, near, view }: { sentence: ReadText; near: readonly Near[]; view: SourceView },
): boolean {
  const target = targetOf(denial, clause);
  const holders = view.clauses.filter((one) => target.some((key) => one.clause.keys.has(key)));
  const isBackward = BACKWARD.test(sentence.canonical.slice(denial.start, denial.end));
  if (holders.length > 0 && !isBackward) return holders.some((one) => denies(one, target));
  const best = near[0]?.one;
  const around = view.clauses.filter(
    (other) =>
      near.some(({ one }) => one === other) ||
      (other.text === best?.text && other.clause.sentence === best.clause.sentence),
  );
  return around.some((one) => denialsIn(one).length > 0);
}

function denies(one: SourceClause, keys: readonly string[]): boolean {
  return denialsIn(one).some((denial) => {
    // What is listed behind is denied, too.
    const target = targetOf(denial, one.clause, Infinity);
    if (target.length === 0 || target.some((key) => keys.includes(key))) return true;
    return BACKWARD.test(one.text.canonical.slice(denial.start, denial.end));
  });
}

/** A clause of the evidence is only heard on what it denies where it speaks as well of the matter as the best, or nearly. */
const CLOSEST = 0.85;

/** Whether the evidence denies what is said here without a denial, and affirms it of nothing that is meant as well. */
function affirmsWhatIsDenied(
  clause: Clause,
  denials: readonly Negation[],
  { sentence, near }: { sentence: ReadText; near: readonly Near[] },
): boolean {
  const best = near[0]?.score ?? 0;
  return near.some(({ one, score }) => {
    const theirs = denialsIn(one);
    if (theirs.length <= denials.length) return false;
    return theirs.some((denial) => {
      const target = targetOf(denial, one.clause);
      const first = target.find((key) => clause.keys.has(key));
      if (first === undefined || !isAffirmed(first, clause, denials, sentence.canonical)) return false;
      if (target.length > 1 && target.filter((key) => clause.keys.has(key)).length < 2) return false;
      const meant = [...one.clause.keys].filter((key) => clause.keys.has(key) && !target.includes(key));
      const others = near.filter(
        (other) => other.one !== one && other.one.clause.keys.has(first) && meant.every((key) => holds(other.one, key)),
      );
      if (meant.length === 0 && score < best * CLOSEST) return false;
      return others.every((other) => denies(other.one, target));
    });
  });
}

const holds = ({ clause, text }: SourceClause, key: string): boolean =>
  text.clauses.some((one) => one.sentence === clause.sentence && one.start <= clause.start && one.keys.has(key));

/** Whether a key stands in the clause without a denial before it. */
function isAffirmed(key: string, { terms, keys }: Clause, denials: readonly Negation[], canonical: string): boolean {
  if (!keys.has(key)) return false;
  const place = terms.find((term) => (term.isLatin ? term.text : term.pair) === key)?.start ?? 0;
  return !denials.some(
    ({ start, end }) => (start <= place && place - end <= REACH.latin) || BACKWARD.test(canonical.slice(start, end)),
  );
}
