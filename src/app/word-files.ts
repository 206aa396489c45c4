import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordsConfig } from '../pipeline/safety/safety.config';
import { type ListedWord, readWordList, WordFinder, WordListError } from '../pipeline/safety/words/word-list';
import { BadInput } from './failures';
import { wordListPath } from './program-paths';

/** The words of one file. Throws `BadInput`, which names the file and the line. */
export function readWordFile(file: string): ListedWord[] {
  if (!existsSync(file)) throw new BadInput(`There is no list of words ${file}.`);
  try {
    return readWordList(readFileSync(file, 'utf8'), file);
  } catch (error) {
    throw error instanceof WordListError ? new BadInput(error.message) : error;
  }
}

type DeepReadonlyWords = Readonly<Omit<WordsConfig, 'lists' | 'assistants'>> & {
  readonly lists: readonly string[];
  readonly assistants: readonly { readonly assistant: string; readonly lists: readonly string[] }[];
};

/** The words of each assistant. Reads every list that is named, so that a missing one is told at start. */
export function wordFinders({
  lists,
  assistants,
  folder,
}: DeepReadonlyWords): (assistant: string) => WordFinder | null {
  const finderOf = (names: readonly string[]): WordFinder | null => {
    const words = names.flatMap((name) => readWordFile(pathOf(name, folder)));
    return words.length === 0 ? null : new WordFinder(words);
  };
  const common = finderOf(lists);
  const own = new Map(assistants.map(({ assistant, lists: names }) => [assistant, finderOf(names)]));
  return (assistant) => {
    const found = own.get(assistant);
    return found === undefined ? common : found;
  };
}

function pathOf(name: string, folder: string): string {
  const own = join(folder, `${name}.txt`);
  return existsSync(own) ? own : wordListPath(name);
}
