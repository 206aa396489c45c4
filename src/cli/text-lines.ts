import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { BadInput } from '../app/failures';

export interface TextLine {
  /** From 1. */
  line: number;
  text: string;
}

const named = z.object({
  title: z.string().optional(),
  text: z.string().optional(),
  question: z.string().optional(),
  content: z.string().optional(),
});

/**
 * The texts of a file: a line each, plain, or a JSON object with `text`, `question` or `content`, and perhaps `title`.
 * Throws `BadInput`, which names the line.
 */
export function readTextLines(file: string): TextLine[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadInput(`There is no file ${file}.`);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((raw, at) => ({ line: at + 1, raw: raw.trim() }))
    .filter(({ raw }) => raw !== '');
  if (lines.length === 0) throw new BadInput(`The file ${file} is empty.`);
  return lines.map(({ line, raw }) => ({ line, text: raw.startsWith('{') ? textOf(raw, { file, line }) : raw }));
}

function textOf(raw: string, { file, line }: { file: string; line: number }): string {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw new BadInput(`Line ${line} of ${file} is not JSON.`);
  }
  const read = named.safeParse(value);
  const { title = '', text, question, content } = read.data ?? {};
  const body = text ?? question ?? content;
  if (body === undefined) throw new BadInput(`Line ${line} of ${file} wants {"text": text}, or question or content.`);
  return title === '' ? body : `${title}\n${body}`;
}
