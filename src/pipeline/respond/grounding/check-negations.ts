import { alignmentOf, topicKeys } from './alignment';
import type { SentenceFault } from './draft-sentence';
import type { SourceClause, SourceView } from './grounding-sources';
import { type Negation, readNegations } from './negations';
import type { Clause, ReadText } from './read-text';

/** What is denied stands so close behind the word that denies it. */
const REACH = { chinese: 10, latin: 30 };
/** Clauses of the evidence that speak so well of the matter, against the best, are heard. */
const NEARNESS = 0.6;
/** Such a denial is often said behind what it is about. */
const BACKWARD = /禁|忌|避免|contra|forbid|prohib|avoid/;

/** What the evidence denies or forbids must not be affirmed, nor the other way round. */
export function checkNegations(sentence: ReadText, view: SourceView): SentenceFault | null {
  const own = readNegations(sentence.canonical);
  for (const clause of sentence.clauses) {
    const denials = within(own, clause);
    const near = nearOf(clause.terms.length >= 2 ? clause.keys : topicKeys(clause, sentence), view);
    if (near.length === 0) continue;
    if (denials.some((denial) => !isDenied(denial, clause, near, view))) return 'negation';
    if (denials.length === 0 && affirmsWhatIsDenied(clause, near)) return 'negation';
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
function isDenied(denial: Negation, clause: Clause, near: readonly Near[], view: SourceView): boolean {
  const target = targetOf(denial, clause);
  const holders = view.clauses.filter((one) => target.some((key) => one.clause.keys.has(key)));
  if (holders.length > 0) return holders.some((one) => denies(one, target));
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

/** Whether the evidence denies what is said here without a denial, and affirms it nowhere as much to the point. */
function affirmsWhatIsDenied(clause: Clause, near: readonly Near[]): boolean {
  return near.some(({ one, score }) =>
    denialsIn(one).some((denial) => {
      const target = targetOf(denial, one.clause);
      const [first] = target;
      if (first === undefined || !clause.keys.has(first)) return false;
      if (target.length > 1 && target.filter((key) => clause.keys.has(key)).length < 2) return false;
      const others = near.filter(
        (other) => other.one !== one && other.score >= score && other.one.clause.keys.has(first),
      );
      return others.every((other) => denies(other.one, target));
    }),
  );
}
