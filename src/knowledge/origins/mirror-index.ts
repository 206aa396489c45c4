import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const entrySchema = z.object({
  version: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
});
const indexSchema = z.object({ documents: z.record(z.string(), entrySchema) });

/** What is known of a mirrored document. */
export type MirrorEntry = z.output<typeof entrySchema>;

/** By path. One that is missing or cannot be read is empty: all is fetched again. */
export async function readMirrorIndex(file: string): Promise<Map<string, MirrorEntry>> {
  try {
    const { documents } = indexSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return new Map(Object.entries(documents));
  } catch {
    return new Map();
  }
}

export function writtenIndex(entries: ReadonlyMap<string, MirrorEntry>): string {
  const documents = Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
  return `${JSON.stringify({ documents }, null, 1)}\n`;
}
