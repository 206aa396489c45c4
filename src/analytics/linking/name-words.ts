import { foldText } from '../../text/character-runs';
import { isGeneralWord } from './lexicon';
import { stem } from './stem';

/** Cuts camelCase, snake_case, digits and Chinese apart; `sbTxAmount2` is sb, tx, amount, 2. Lower case, not stemmed. */
export const rawWords = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-zA-Z])(\d)/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => foldText(part).match(/[\u3040-\u30ff\u3400-\u9fff]+|[^\u3040-\u30ff\u3400-\u9fff]+/g) ?? []);

export const isChinese = (word: string): boolean => /[\u3040-\u30ff\u3400-\u9fff]/.test(word);

const LEAST_GLUED = 5;

/**
 * Cuts a word that is several glued together, such as `authorname` or `numcitedby`, where all of it is known words.
 * @param isWord tells of a stem whether the schema or the lexicon has it
 */
export function unglued(word: string, isWord: (stemmed: string) => boolean): string[] {
  if (word.length < LEAST_GLUED || isChinese(word) || isGeneralWord(stem(word))) return [word];
  return cut(word, isWord, word.length) ?? [word];
}

/** The cut with the longest first words, or null. */
function cut(word: string, isWord: (stemmed: string) => boolean, whole: number): string[] | null {
  if (word === '') return [];
  for (let end = word.length; end >= 2; end--) {
    const head = word.slice(0, end);
    const isKnown = end < whole && (isWord(stem(head)) || GLUE.has(head));
    const rest = isKnown ? cut(word.slice(end), isWord, whole) : null;
    if (rest) return [head, ...rest];
  }
  return null;
}

const GLUE = new Set(['by', 'of', 'to', 'is', 'has', 'in', 'on', 'first', 'last', 'middle', 'full', 'id', 'num']);

/** How many leading words all the names share; none where one of them would be left with nothing. */
export function sharedPrefix(names: readonly (readonly string[])[]): number {
  const [first] = names;
  if (!first || names.length < 3) return 0;
  let shared = 0;
  while (names.every((words) => words.length > shared + 1 && words[shared] === first[shared])) shared++;
  return shared;
}
