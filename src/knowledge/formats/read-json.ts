import { basename, extname } from 'node:path/posix';
import { decodeAnyText } from './decode-any-text';
import { type ParsedDocument, ReadFault } from './parsed-document';
import { TextBuilder } from './text-builder';

const MOST_COLUMNS = 50;

/** Reads JSON, or JSON in lines: a list of records as a table, anything else as it is, with its escapes resolved. */
export function readJson(bytes: Uint8Array, path: string, limits: { rows: number }): ParsedDocument {
  const source = decodeAnyText(bytes);
  if (source.trim() === '') throw new ReadFault('empty');
  const extension = extname(path);
  const title = basename(path, extension);
  const value = extension.toLowerCase() === '.jsonl' ? parseLines(source) : parse(source);
  if (Array.isArray(value) && value.length > limits.rows) throw new ReadFault('too-many-rows', String(limits.rows));
  const records = recordsOf(value);
  if (records) {
    const builder = new TextBuilder();
    builder.table(records);
    return { format: 'csv', markup: 'markdown', title, notes: [], ...builder.build() };
  }
  const text = JSON.stringify(value, null, 2);
  if (!/[\p{L}\p{N}]/u.test(text) || value === null) throw new ReadFault('no-text');
  return { format: 'code', markup: 'plain', text, title, places: [], notes: [] };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new ReadFault('damaged', 'it is not JSON');
  }
}

const parseLines = (source: string): unknown[] =>
  source.split('\n').flatMap((line): unknown[] => (line.trim() === '' ? [] : [parse(line)]));

/** Rows with a header; null where the value is no list of flat records. */
function recordsOf(value: unknown): string[][] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const columns = new Set<string>();
  for (const record of value as unknown[]) {
    if (!isFlat(record)) return null;
    for (const key of Object.keys(record)) columns.add(key);
    if (columns.size > MOST_COLUMNS) return null;
  }
  const names = [...columns];
  const rows = (value as Record<string, unknown>[]).map((record) =>
    names.map((name) => wordsOf(Object.hasOwn(record, name) ? record[name] : null)),
  );
  return [names, ...rows];
}

const wordsOf = (field: unknown): string =>
  typeof field === 'string' ? field : field === null ? '' : JSON.stringify(field);

function isFlat(record: unknown): record is Record<string, unknown> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
  return Object.values(record).every((field) => field === null || typeof field !== 'object');
}
