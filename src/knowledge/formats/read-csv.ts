import { basename, extname } from 'node:path/posix';
import { decodeAnyText } from './decode-any-text';
import { type ParsedDocument, ReadFault } from './parsed-document';
import { TextBuilder } from './text-builder';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Lines that tell the delimiter. */
const SAMPLE_LINES = 50;
const MOST_COLUMNS = 2000;

/** Reads comma-separated rows, or what else separates them, as one table. Places are lines of the file. */
export async function readCsv(bytes: Uint8Array, path: string, limits: { rows: number }): Promise<ParsedDocument> {
  const { parse } = await import('csv-parse/sync');
  const source = decodeAnyText(bytes);
  if (source.trim() === '') throw new ReadFault('empty');
  const delimiter = extname(path).toLowerCase() === '.tsv' ? '\t' : delimiterOf(source);
  const rows: { fields: string[]; first: number; last: number }[] = [];
  let line = 1;
  parse(source, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: (fields: string[], { lines }: { lines: number }) => {
      const last = Math.max(line, lines);
      if (fields.length > MOST_COLUMNS) throw new ReadFault('too-many-rows', `${fields.length} columns`);
      if (fields.some((field) => field.trim() !== '')) rows.push({ fields, first: line, last });
      if (rows.length > limits.rows) throw new ReadFault('too-many-rows', String(limits.rows));
      line = last + 1;
      return null;
    },
  });
  if (rows.length === 0) throw new ReadFault('no-text');
  const builder = new TextBuilder();
  builder.table(
    rows.map(({ fields }) => fields),
    (at) => {
      const { first = 1, last = 1 } = rows[at] ?? {};
      return { kind: 'lines', first, last, symbol: null };
    },
  );
  return { format: 'csv', markup: 'markdown', title: basename(path, extname(path)), notes: [], ...builder.build() };
}

/** The sign that cuts the most lines into the same number of fields, more than one. */
function delimiterOf(source: string): string {
  const sample = linesOutsideQuotes(source.slice(0, 100_000));
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = sample.map((line) => line.split(delimiter).length - 1);
    const usual = median(counts.filter((count) => count > 0));
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length + Math.min(usual, 50) / 100;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const linesOutsideQuotes = (source: string): string[] =>
  source
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
