import { join } from 'node:path';

import type { QuestionListKind } from '../core/knowledge';
import type { QaPairSeed } from '../core/ports/knowledge-store';
import { normaliseForMatch } from '../text/normalise';
import { problemOf, type KnowledgeProblem } from './knowledge-error';
import { listFiles, qaPairFiles } from './read-folder';
import { readCsvPairs, readJsonPairs } from './read-qa-pairs';
import { readQuestionList, settleBothLists, type ListLine } from './read-question-list';
import { readTextIfPresent } from './read-text-file';

export interface BaseLists {
  /** Null when a file could not be read: what is stored stays. */
  pairs: QaPairSeed[] | null;
  good: string[] | null;
  bad: string[] | null;
  problems: KnowledgeProblem[];
}

/** Reads the pairs and the good and bad questions of a knowledge base. A file that is not there is an empty one. */
export async function readLists(root: string): Promise<BaseLists> {
  const problems: KnowledgeProblem[] = [];
  const attempt = async <Value>(read: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await read();
    } catch (error) {
      const problem = problemOf(error);
      problems.push({ ...problem, message: `${problem.message} What was read of it before is kept.` });
      return null;
    }
  };
  const readList = (kind: QuestionListKind): Promise<ListLine[] | null> =>
    attempt(async () => {
      const file = listFiles[kind];
      const list = readQuestionList((await readTextIfPresent(join(root, file), file)) ?? '', file);
      problems.push(...list.problems);
      return list.lines;
    });

  const pairs = await attempt(() => readPairs(root, problems));
  const bad = await readList('bad');
  let good = await readList('good');
  if (good && bad) {
    const settled = settleBothLists({ file: listFiles.good, lines: good }, { file: listFiles.bad, lines: bad });
    problems.push(...settled.problems);
    good = settled.good;
  }
  const texts = (lines: ListLine[] | null): string[] | null => lines?.map(({ text }) => text) ?? null;
  return { pairs, good: texts(good), bad: texts(bad), problems };
}

async function readPairs(root: string, problems: KnowledgeProblem[]): Promise<QaPairSeed[]> {
  const pairs = new Map<string, QaPairSeed>();
  for (const file of qaPairFiles) {
    const text = await readTextIfPresent(join(root, file), file);
    if (text === null || text.trim() === '') continue;
    const list = file.endsWith('.csv') ? await readCsvPairs(text, file) : readJsonPairs(text, file);
    problems.push(...list.problems);
    for (const pair of list.pairs) {
      const key = normaliseForMatch(pair.question);
      if (!pairs.has(key)) pairs.set(key, pair);
      else problems.push({ file, message: `A question of ${qaPairFiles[0]} again; kept once.`, severity: 'warning' });
    }
  }
  return [...pairs.values()];
}
