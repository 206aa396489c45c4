import { z } from 'zod';
import type { SourceDescription } from '../analytics/source/source-description';

const metadataSchema = z.object({
  table_metadata: z.record(
    z.string(),
    z.array(z.object({ column_name: z.string(), column_description: z.string().nullish() })),
  ),
  glossary: z.string().nullish(),
});

/**
 * The description with what `{"table_metadata": {table: [{"column_name", "column_description"}]}, "glossary": text}` adds:
 * descriptions of columns, and a term for each line of the glossary such as `Total volume (TV) = SUM(orders.amount)`.
 * Tables there may bear the name of a schema, as in `sales.orders`. Throws where `metadata` has another form.
 */
export function withMetadata(description: SourceDescription, metadata: unknown): SourceDescription {
  const { table_metadata: tables, glossary } = metadataSchema.parse(metadata);
  const words = new Map<string, string>();
  for (const [table, columns] of Object.entries(tables)) {
    for (const { column_name: column, column_description: text } of columns) {
      words.set(`${table.split('.').at(-1) ?? ''}.${column}`.toLowerCase(), text ?? '');
    }
  }
  return {
    ...description,
    tables: description.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({
        ...column,
        description: words.get(`${table.name}.${column.name}`.toLowerCase()) ?? column.description,
      })),
    })),
    terms: [...description.terms, ...termsOf(glossary ?? '')],
  };
}

const TERM = /^\W*([\p{L}][^=()\n]*?)\s*(?:\(([^)=\n]{2,12})\))?\s*(?:=|:)\s*(\S[^\n]*)$/gmu;

/** One for the name, another for its abbreviation. */
const termsOf = (glossary: string): SourceDescription['terms'] =>
  [...glossary.matchAll(TERM)].flatMap(([, name = '', short = '', means = '']) =>
    [name, short].filter((term) => term !== '').map((term) => ({ term, means })),
  );
