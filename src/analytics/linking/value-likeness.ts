import { characterRuns } from '../../text/character-runs';
import { saysNothing } from './question-words';
import { stem } from './stem';

const WORD = /[\p{L}\p{N}_]/u;
const HAN = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Least share of a value that must stand in the question. */
const LEAST_PART = 0.5;
/** A value of which all but a part stands there is less sure than one that stands there whole. */
const OF_PART = 0.7;
/** Words of questions that are values of some columns as well. */
const EVERYDAY = new Set('other others none name date time type year month day total average true false'.split(' '));

/** Where the value stands in the text, not inside a word; both folded. */
export function placesOf(value: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!cutsWord(text, at) && !cutsWord(text, at + value.length)) places.push(at);
  }
  return places;
}

/** The text with spaces in place of the values. */
export function withoutValues(text: string, values: readonly string[]): string {
  let rest = text;
  for (const value of values) {
    for (const at of placesOf(value, rest)) {
      rest = rest.slice(0, at) + ' '.repeat(value.length) + rest.slice(at + value.length);
    }
  }
  return rest;
}

/** Two letters such as IN, or a word such as other, are meant as a value only where they are written the same, not small. */
export function isMeant(value: string, question: string): boolean {
  const small = value.toLowerCase();
  if (HAN.test(value) || (small.length > 2 && !EVERYDAY.has(small) && !saysNothing(stem(small)))) return true;
  return value !== small && placesOf(value, question).length > 0;
}

/**
 * How much of a value stands in the question, 0 where it is less than half.
 * @param isName of a word: part of the names of tables and columns, which alone does not tell of a value
 */
export function partIn(question: string, value: string, isName: (word: string) => boolean): number {
  const share = HAN.test(value) ? shareOfCharacters(value, question) : shareOfWords(value, question, isName);
  return share >= LEAST_PART ? share * OF_PART : 0;
}

function cutsWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  return at > 0 && WORD.test(before) && WORD.test(after) && !HAN.test(before) && !HAN.test(after);
}

function shareOfCharacters(value: string, question: string): number {
  let longest = 1;
  for (let at = 0; at + longest < value.length; at++) {
    while (at + longest < value.length && question.includes(value.slice(at, at + longest + 1))) longest++;
  }
  return longest < 2 ? 0 : longest / value.length;
}

function shareOfWords(value: string, question: string, isName: (word: string) => boolean): number {
  const asked = new Set(wordsOf(question));
  const words = wordsOf(value).filter((word) => word.length >= 3 || /\d/.test(word));
  const matched = words.filter((word) => asked.has(word) || asked.has(`${word}s`));
  return matched.some((word) => word.length >= 4 && !isName(word)) ? matched.length / words.length : 0;
}

const wordsOf = (folded: string): string[] => characterRuns(folded).map(({ start, end }) => folded.slice(start, end));
