import { distinctSearchTerms, type Term } from './terms';

/**
 * How much each text has in common with all of them together: cosine of its rarity-weighted terms with their centroid,
 * 0 to 1 (centroid score of Radev et al. 2004).
 */
export function centrality(texts: readonly string[]): number[] {
  const terms = texts.map((text) => distinctSearchTerms(text));
  const counts = new Map<Term, number>();
  for (const list of terms) for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weightOf = (term: Term): number => Math.log(1 + texts.length / (counts.get(term) ?? 1));
  // A term weighs in the centroid by how many texts have it.
  const share = (term: Term): number => (weightOf(term) * (counts.get(term) ?? 0)) / texts.length;
  const lengthOf = (weights: Iterable<number>): number =>
    Math.sqrt([...weights].reduce((sum, one) => sum + one * one, 0));
  const whole = lengthOf([...counts.keys()].map(share));
  return terms.map((list) => {
    const product = list.reduce((sum, term) => sum + weightOf(term) * share(term), 0);
    const length = lengthOf(list.map(weightOf)) * whole;
    return length === 0 ? 0 : product / length;
  });
}
