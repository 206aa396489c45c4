import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { BadInput } from '../app/failures';

/**
 * The objects of a file with one a line; empty lines are left out. Throws `BadInput`, which names the line and what it wants.
 * @param form of a line, for people, such as `{"question": text}`
 */
export function readJsonLines<Value>(file: string, schema: z.ZodType<Value>, form: string): Value[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadInput(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const values = lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [readLine(line, { schema, form, place: `Line ${at + 1} of ${file}` })],
  );
  if (values.length === 0) throw new BadInput(`The file ${file} is empty.`);
  return values;
}

function readLine<Value>(
  line: string,
  { schema, form, place }: { schema: z.ZodType<Value>; form: string; place: string },
): Value {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadInput(`${place} is not JSON.`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => path.join('.') || 'the line');
  throw new BadInput(`${place} wants ${form}; look at ${[...new Set(fields)].join(', ')}.`);
}
