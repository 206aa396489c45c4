import { WordAutomaton } from '../../../text/word-automaton';
import { visibleText } from '../visible-text';

export type WordAction = 'block' | 'mark';

/** A line of a list. */
export interface ListedWord {
  word: string;
  action: WordAction;
  /** In or beside one of these it means something else. */
  allowed: readonly string[];
  /** One of these has to stand near it; empty: it counts by itself. */
  required: readonly string[];
}

export interface WordHit {
  word: string;
  action: WordAction;
}

/** A line that cannot be used; the message names it. */
export class WordListError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}, line ${line}: ${problem}`);
    this.name = 'WordListError';
  }
}

/** So near, in characters, a neighbour counts. */
const NEAR = 12;
const LATIN = /[a-z0-9]/;

/**
 * Reads a list: a word a line, `#` before a remark; behind the word, apart by blanks, `-phrase` where it is harmless,
 * `+phrase` one of which has to be near, `!mark` where it is only noticed. Blanks inside a word or phrase are written `_`.
 * Throws `WordListError`.
 */
export function readWordList(text: string, file: string): ListedWord[] {
  return text.split(/\r?\n/).flatMap((raw, at) => {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
    if (line === '') return [];
    const [first = '', ...rules] = line.split(/\s+/).map((part) => visibleText(part).replaceAll('_', ' '));
    if (/^[-+!]/.test(first)) throw new WordListError(file, at + 1, 'a word is to stand before its rules');
    if (first.length < 2) throw new WordListError(file, at + 1, 'a word of one character means too many things');
    const named = (sign: string): string[] =>
      rules.filter((rule) => rule.startsWith(sign)).map((rule) => rule.slice(1));
    const unknown = rules.find((rule) => !/^[-+]./.test(rule) && rule !== '!mark' && rule !== '!block');
    if (unknown !== undefined) {
      throw new WordListError(file, at + 1, `${unknown} is no rule; use -phrase, +phrase, !mark or !block`);
    }
    const action: WordAction = rules.includes('!mark') ? 'mark' : 'block';
    return [{ word: first, action, allowed: named('-'), required: named('+') }];
  });
}

/** Finds the words of lists in texts, whatever stands invisibly between their characters. */
export class WordFinder {
  private readonly automaton: WordAutomaton;

  constructor(private readonly words: readonly ListedWord[]) {
    this.automaton = new WordAutomaton(words.map(({ word }) => word));
  }

  /** Each word once. */
  find(text: string): WordHit[] {
    const visible = visibleText(text);
    const hits = new Map<string, WordHit>();
    for (const { word: at, start, end } of this.automaton.find(visible)) {
      const listed = this.words[at];
      if (!listed || cutsWord(visible, start, end)) continue;
      const around = visible.slice(Math.max(0, start - NEAR), end + NEAR);
      if (listed.allowed.some((phrase) => around.includes(phrase))) continue;
      if (listed.required.length > 0 && !listed.required.some((phrase) => around.includes(phrase))) continue;
      hits.set(listed.word, { word: listed.word, action: listed.action });
    }
    return [...hits.values()];
  }
}

/** A Latin word is whole, not a part of another. */
const cutsWord = (text: string, start: number, end: number): boolean =>
  (LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) ||
  (LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)));
