import type { ContentTerm } from './content-terms';
import type { SentenceFault } from './draft-sentence';
import { BEGINNING, type SourceView } from './grounding-sources';
import type { ReadText } from './read-text';

/** Of what a sentence says, the evidence must speak of so much; of each clause, of so much. */
const LEAST_COVERED = 0.6;
const LEAST_OF_CLAUSE = 0.34;
/** A number that the evidence has, too, is worth so many characters. */
const NUMBER_TERMS = 2;
/** A clause that says less is not judged by itself. */
const CLAUSE_TERMS = 4;
/** A character that the evidence has in other words, and one that is a word. */
const IN_OTHER_WORD = 0.4;
const LONE = 0.8;

/** What the evidence says nothing of is invented. */
export function checkContent(sentence: ReadText, view: SourceView, least = LEAST_COVERED): SentenceFault | null {
  const terms = sentence.clauses.flatMap((clause) => clause.terms);
  if (terms.length === 0) return null;
  // Numbers were compared before: where there are some, there is less to compare by words.
  const counted = sentence.quantities.length * NUMBER_TERMS;
  const share = (coverage(terms, view) * terms.length + counted) / (terms.length + counted);
  if (share < least) return 'invented';
  const isNew = sentence.clauses.some(
    (clause) => clause.terms.length >= CLAUSE_TERMS && coverage(clause.terms, view) < LEAST_OF_CLAUSE,
  );
  return isNew ? 'invented' : null;
}

const beginningOf = (word: string): string => (word.length > BEGINNING ? word.slice(0, BEGINNING) : word);

function coverage(terms: readonly ContentTerm[], view: SourceView): number {
  let covered = 0;
  terms.forEach((term, at) => {
    if (term.isLatin) covered += view.has(term.text) || view.has(beginningOf(term.text)) ? 1 : 0;
    else {
      const before = terms[at - 1];
      const beforeIt = before?.start === term.start - 1 ? before.pair : null;
      const isJoined = [term.pair, beforeIt].some((pair) => pair !== null && view.has(pair));
      const share = term.pair === null && beforeIt === null ? LONE : IN_OTHER_WORD;
      covered += isJoined ? 1 : view.has(term.text) ? share : 0;
    }
  });
  return covered / terms.length;
}
