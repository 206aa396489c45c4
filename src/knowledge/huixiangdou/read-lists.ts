import { z } from 'zod';

import { KnowledgeError } from '../knowledge-error';
import { readCsvRows } from '../read-csv-rows';
import { readJsonPairs, type QaPairList } from '../read-qa-pairs';

const LONGEST_QUESTION = 1000;

/** A list of questions in JSON as one a line: what is no text, empty or too long is counted as left. */
export function readQuestions(content: string, file: string): { questions: string[]; left: number } {
  const items = z.array(z.unknown()).safeParse(jsonOf(content, file));
  if (!items.success) throw new KnowledgeError('import-invalid', { file }, 'Must be a list of questions.');
  const lines = items.data.map((item) =>
    typeof item === 'string'
      ? item
          .replace(/\s+/g, ' ')
          .replace(/^[#\s]+/, '')
          .trim()
      : '',
  );
  const questions = [...new Set(lines.filter((line) => line !== '' && line.length <= LONGEST_QUESTION))];
  return { questions, left: lines.length - questions.length };
}

const HEADER = /^(question|query|q|key|问题|提问)$/i;
const keys = {
  question: ['question', 'query', 'q', 'key', '问题'],
  answer: ['answer', 'response', 'a', 'value', '答案', '回答'],
};

/** Pairs in any of the forms that are met: CSV of two columns with a header or without, a JSON object, a JSON list. */
export async function readPairs(content: string, file: string): Promise<QaPairList> {
  const pairs = /\.csv$/i.test(file) ? await csvPairs(content) : jsonPairs(jsonOf(content, file), file);
  return readJsonPairs(JSON.stringify(pairs.map(([question, answer]) => ({ question, answer }))), file);
}

async function csvPairs(content: string): Promise<[unknown, unknown][]> {
  const { header, rows } = await readCsvRows(content);
  const lines = [...(HEADER.test(header[0] ?? '') ? [] : [header]), ...rows.map(({ fields }) => fields)];
  return lines.map(([question, answer]) => [question, answer]);
}

function jsonPairs(value: unknown, file: string): [unknown, unknown][] {
  if (Array.isArray(value)) return value.map(pairOf);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  throw new KnowledgeError('import-invalid', { file }, 'Must be a list of pairs, or an object of answers by question.');
}

function pairOf(item: unknown): [unknown, unknown] {
  if (Array.isArray(item)) return [item[0], item[1]];
  const fields = new Map(typeof item === 'object' && item !== null ? Object.entries(item) : []);
  const valueOf = (names: readonly string[]): unknown => fields.get(names.find((name) => fields.has(name)) ?? '');
  return [valueOf(keys.question), valueOf(keys.answer)];
}

function jsonOf(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new KnowledgeError('import-invalid', { file }, 'Not valid JSON.');
  }
}
