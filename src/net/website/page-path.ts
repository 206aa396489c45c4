import { createHash } from 'node:crypto';
import { extname } from 'node:path/posix';

const LONGEST_PART = 80;
/** Files that are read as they are; all else is taken for a page. */
const FILES = new Set('.pdf .docx .xlsx .pptx .csv .txt .md .markdown .doc .xls .ppt'.split(' '));

/** The extension of the file that an address names; `.html` for a page. */
export function extensionOf(url: URL): string {
  const extension = extname(url.pathname).toLowerCase();
  return FILES.has(extension) ? extension : '.html';
}

/** Where a page is kept: the same for the same address, and another for another but for what stands behind `#`. */
export function pagePathOf(url: URL): string {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const names = parts.map((part) => safeName(part));
  const extension = extensionOf(url);
  if (url.pathname.endsWith('/')) names.push('index');
  let last = names.pop() ?? 'index';
  if (extension !== '.html' || /\.(?:html?|xhtml)$/i.test(last)) last = last.slice(0, -extname(last).length);
  if (url.search !== '') last += `~${shortHash(url.search)}`;
  return [url.hostname, ...names, last + extension].join('/');
}

function safeName(part: string): string {
  const name = decoded(part)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._~ -]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '-');
  // What is replaced or cut makes names alike: the hash tells them apart.
  const isAsItWas = name === decoded(part) && name.length <= LONGEST_PART;
  if (isAsItWas) return name;
  const extension = extname(name).slice(0, 10);
  return `${name.slice(0, LONGEST_PART - 20)}~${shortHash(part)}${extension}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
