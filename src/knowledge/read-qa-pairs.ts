import { z } from 'zod';

import type { QaPairSeed } from '../core/ports/knowledge-store';
import { normaliseForMatch } from '../text/normalise';
import { KnowledgeError, type KnowledgeProblem } from './knowledge-error';
import { readCsvRows } from './read-csv-rows';

export interface QaPairList {
  pairs: QaPairSeed[];
  problems: KnowledgeProblem[];
}

interface PairRow {
  values: unknown;
  /** Where it stands in the file, for a person: `row 3`. */
  place: string;
  line?: number;
}

const text = (longest: number) => z.string().trim().min(1).max(longest);
const pairSchema = z.strictObject({
  question: text(1000),
  answer: text(10_000),
  source: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .transform((source) => (source === undefined || source === '' ? null : source)),
});
const allowed: Record<string, string> = {
  question: 'a text of 1 to 1000 characters',
  answer: 'a text of 1 to 10000 characters',
  source: 'a text of at most 500 characters or nothing',
};

/** Question-answer pairs of a CSV file with the header `question,answer[,source]`. A malformed row is left out with its line. */
export async function readCsvPairs(content: string, file: string): Promise<QaPairList> {
  const { header, rows, faults } = await readCsvRows(content);
  const columns = header.map((name) => name.toLowerCase());
  const isKnown = ['question,answer', 'question,answer,source'].includes(columns.join(','));
  if (!isKnown) {
    const found = columns.join(',').slice(0, 60);
    const message = `The first row must be question,answer or question,answer,source; found ${JSON.stringify(found)}.`;
    throw new KnowledgeError('list-invalid', { file, line: 1 }, message);
  }
  const problems = faults.map(({ line, message }): KnowledgeProblem => ({
    file,
    line,
    message: `Row left out: ${message}.`,
    severity: 'error',
  }));
  const good: PairRow[] = [];
  for (const { fields, line } of rows) {
    if (fields.length > columns.length) {
      const message = `Row left out: ${fields.length} fields instead of ${columns.length}; a field with a comma needs quotes.`;
      problems.push({ file, line, message, severity: 'error' });
    } else {
      good.push({
        values: Object.fromEntries(fields.map((field, i) => [columns[i] ?? '', field])),
        place: 'Row',
        line,
      });
    }
  }
  return checkPairs(good, file, problems);
}

/** Question-answer pairs of a JSON file: a list of objects with question, answer and, if known, source. */
export function readJsonPairs(content: string, file: string): QaPairList {
  let items: unknown;
  try {
    items = JSON.parse(content);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? undefined : content.slice(0, Number(position)).split('\n').length;
    throw new KnowledgeError('list-invalid', line === undefined ? { file } : { file, line }, 'Not valid JSON.');
  }
  if (!Array.isArray(items)) throw new KnowledgeError('list-invalid', { file }, 'Must be a list of objects.');
  return checkPairs(
    items.map((values: unknown, index) => ({ values, place: `Item ${index + 1}` })),
    file,
    [],
  );
}

function checkPairs(rows: readonly PairRow[], file: string, problems: KnowledgeProblem[]): QaPairList {
  const seen = new Map<string, string>();
  const pairs: QaPairSeed[] = [];
  for (const { values, place, line } of rows) {
    const report = (message: string, severity: KnowledgeProblem['severity']): void => {
      problems.push({
        file,
        ...(line === undefined ? {} : { line }),
        message: `${place} left out: ${message}.`,
        severity,
      });
    };
    const parsed = pairSchema.safeParse(values);
    if (!parsed.success) {
      report(describeIssue(parsed.error.issues[0]), 'error');
      continue;
    }
    const key = normaliseForMatch(parsed.data.question);
    const earlier = seen.get(key);
    if (earlier === undefined) pairs.push(parsed.data);
    else report(`the same question as in ${earlier}`, 'warning');
    seen.set(key, earlier ?? (line === undefined ? place.toLowerCase() : `line ${line}`));
  }
  return { pairs, problems };
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') {
    return `unknown key ${issue.keys.join(', ')}; allowed are question, answer, source`;
  }
  const key = String(issue?.path[0] ?? '');
  return key in allowed ? `${key} must be ${allowed[key] ?? ''}` : 'must be an object with question, answer, source';
}
