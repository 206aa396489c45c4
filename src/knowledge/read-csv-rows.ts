export interface CsvRow {
  fields: string[];
  /** Where the row begins; counts from 1. */
  line: number;
}

export interface CsvContent {
  header: string[];
  rows: CsvRow[];
  faults: { line: number; message: string }[];
}

/** Reads comma-separated rows. A malformed row is reported and reading goes on in the line behind its first one. */
export async function readCsvRows(content: string): Promise<CsvContent> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const lineStarts = [0, ...[...content.matchAll(/\r\n?|\n/g)].map((match) => match.index + match[0].length)];
  const rows: CsvRow[] = [];
  const faults: CsvContent['faults'] = [];
  const skipBlank = (line: number): number => {
    while (line < lineStarts.length && content.slice(lineStarts[line], lineStarts[line + 1]).trim() === '') line++;
    return line;
  };
  let line = skipBlank(0);
  while (line < lineStarts.length) {
    const base = line;
    try {
      parse(content.slice(lineStarts[base]), {
        bom: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (fields: string[], { lines }) => {
          if (fields.some((field) => field !== '')) rows.push({ fields, line: line + 1 });
          line = skipBlank(base + lines);
          return null;
        },
      });
      break;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      faults.push({ line: line + 1, message: describe(error.code) });
      line = skipBlank(line + 1);
    }
  }
  return { header: rows.shift()?.fields ?? [], rows, faults };
}

function describe(code: string): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed';
  return 'a quote stands where none may be; write it twice inside a quoted field';
}
