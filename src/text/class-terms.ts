import { characterRuns, foldText } from './character-runs';
import { hashTerm, type Term, TermKind } from './terms';

const LONGEST_GRAM = 3;
const LONGEST_PIECE = 5;

/**
 * What a learner of kinds of text sees of one: every stretch of 1 to 3 characters between marks of its begin and its
 * end, signs and blanks among them, and of words in letters also pieces of 4 and 5, the words, and pairs of them. How
 * something is asked stands in its frame ("…的功效", "能…吗"), so a term that stands twice comes twice.
 */
export function classTerms(text: string): Term[] {
  const folded = `\u0002${foldText(text).replace(/\s+/gu, ' ').trim()}\u0003`;
  const terms: Term[] = [];
  for (let size = 1; size <= LONGEST_GRAM; size++) {
    for (let at = 0; at + size <= folded.length; at++) terms.push(hashTerm(folded, at, at + size, TermKind.cjk));
  }
  let before: string | null = null;
  for (const { kind, start, end } of characterRuns(folded)) {
    const word = kind === 'latin' ? folded.slice(start, end) : null;
    if (word !== null) {
      terms.push(hashTerm(word, 0, word.length, TermKind.word));
      const marked = `<${word}>`;
      for (let size = LONGEST_GRAM + 1; size <= LONGEST_PIECE; size++) {
        for (let at = 0; at + size <= marked.length; at++) {
          terms.push(hashTerm(marked, at, at + size, TermKind.wordPiece));
        }
      }
      if (before !== null) {
        const pair = `${before} ${word}`;
        terms.push(hashTerm(pair, 0, pair.length, TermKind.extra));
      }
    }
    before = word;
  }
  return terms;
}
