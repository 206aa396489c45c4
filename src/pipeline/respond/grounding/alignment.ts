import type { SourceClause, SourceView } from './grounding-sources';
import type { Clause, ReadText } from './read-text';

/** What the rest of a source's sentence counts beside the clause itself: what was said before is still the matter. */
const BEFORE_SHARE = 0.75;
const BEHIND_SHARE = 0.5;
/** A number tells more than a pair of characters. */
const NUMBER_WEIGHT = 1.5;

/** Other numbers of a sentence mostly belong to other parts of it. */
const NUMBER_SHARE = 0.4;

const shareOf = (key: string, isBefore: boolean): number =>
  key.startsWith('#') ? NUMBER_SHARE : isBefore ? BEFORE_SHARE : BEHIND_SHARE;

/** How well a clause of the evidence, with the sentence around it, speaks of what some terms are about: 0 to 1. */
export function alignmentOf(keys: ReadonlySet<string>, { clause, around }: SourceClause, view: SourceView): number {
  let [shared, total] = [0, 0];
  for (const key of keys) {
    const weight = view.weightOf(key) * (key.startsWith('#') ? NUMBER_WEIGHT : 1);
    total += weight;
    if (clause.keys.has(key)) shared += weight;
    else {
      const other = around.find((one) => one.keys.has(key));
      if (other) shared += weight * shareOf(key, other.start < clause.start);
    }
  }
  return total === 0 ? 0 : shared / total;
}

/** The clauses that speak best of what this one is about: all that come near the best. */
export function bestAligned(keys: ReadonlySet<string>, view: SourceView, nearness = 0.9): SourceClause[] {
  const scored = view.clauses.map((one) => ({ one, score: alignmentOf(keys, one, view) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score >= best * nearness).map(({ one }) => one);
}

/** Whether it says enough to be compared without the rest of its sentence. */
export const isTellingByItself = (clause: Clause | undefined): boolean => (clause?.terms.length ?? 0) >= 4;

/** What a clause is about; of one that says too little by itself, the whole sentence. */
export function topicKeys(clause: Clause | undefined, text: ReadText): ReadonlySet<string> {
  if (clause && isTellingByItself(clause)) return clause.keys;
  return new Set(
    text.clauses.filter((one) => one.sentence === (clause?.sentence ?? 0)).flatMap((one) => [...one.keys]),
  );
}

export const clauseAt = (text: ReadText, place: number): Clause | undefined =>
  text.clauses.find(({ start, end }) => place >= start && place < end);
