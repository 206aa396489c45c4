import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { splitStatements } from './split-statements';

type Reader = (text: string) => string[];

const FENCE = /^\s*(?:```|~~~)/;
const ELEMENT = /<(payload|vector)>([\s\S]*?)<\/\1>/g;
const CDATA = /^<!\[CDATA\[([\s\S]*)\]\]>$/;
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|amp|quot|apos));/gi;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const isPayload = (line: string): boolean => line.trim() !== '' && !line.trimStart().startsWith('#');

const linesOf: Reader = (text) => text.split(/\r?\n/).filter(isPayload);

const fencedLines: Reader = (text) => {
  let isFenced = false;
  return linesOf(text).filter((line) => {
    const isMark = FENCE.test(line);
    if (isMark) isFenced = !isFenced;
    return isFenced && !isMark;
  });
};

const elements: Reader = (text) =>
  [...text.matchAll(ELEMENT)].map(([, , body = '']) => plain(body.trim())).filter((body) => body !== '');

const plain = (body: string): string =>
  CDATA.exec(body)?.[1] ??
  body.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(Math.min(0x10ffff, decimal === undefined ? parseInt(hex ?? '0', 16) : Number(decimal)))
      : (named[name.toLowerCase()] ?? ''),
  );

const readers: Readonly<Record<string, Reader>> = {
  '.txt': linesOf,
  '.md': fencedLines,
  '.xml': elements,
  '.sql': splitStatements,
};

/**
 * Every payload below a folder: lines of texts that do not begin with `#`, fenced lines of Markdown, `<payload>` and
 * `<vector>` of XML, statements of SQL. Other files are left out. Throws the system's error where it cannot be read.
 */
export const readPayloads = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .flatMap((file) => readers[extname(file).toLowerCase()]?.(readFileSync(file, 'utf8')) ?? []);
