import type { SourceClause, SourceView } from './grounding-sources';
import type { Clause, ReadText } from './read-text';

/** What the rest of a source's sentence counts beside the clause itself. */
const SENTENCE_SHARE = 0.6;

/** How well a clause of the evidence, with the sentence around it, speaks of what some terms are about: 0 to 1. */
export function alignmentOf(keys: ReadonlySet<string>, { clause, text }: SourceClause, view: SourceView): number {
  let [shared, total] = [0, 0];
  const around = text.clauses.filter((other) => other !== clause && other.sentence === clause.sentence);
  for (const key of keys) {
    const weight = view.weightOf(key);
    total += weight;
    if (clause.keys.has(key)) shared += weight;
    else if (around.some((other) => other.keys.has(key))) shared += weight * SENTENCE_SHARE;
  }
  return total === 0 ? 0 : shared / total;
}

/** The clauses that speak best of what this one is about: all that come near the best. */
export function bestAligned(keys: ReadonlySet<string>, view: SourceView, nearness = 0.9): SourceClause[] {
  const scored = view.clauses.map((one) => ({ one, score: alignmentOf(keys, one, view) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score >= best * nearness).map(({ one }) => one);
}

/** What a clause is about; of one that says too little by itself, the whole sentence. */
export function topicKeys(clause: Clause | undefined, text: ReadText): ReadonlySet<string> {
  if (clause && clause.keys.size >= 3) return clause.keys;
  return new Set(
    text.clauses.filter((one) => one.sentence === (clause?.sentence ?? 0)).flatMap((one) => [...one.keys]),
  );
}

export const clauseAt = (text: ReadText, place: number): Clause | undefined =>
  text.clauses.find(({ start, end }) => place >= start && place < end);
