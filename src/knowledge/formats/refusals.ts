import { extname } from 'node:path/posix';
import type { DocumentRefusal, RefusedDocument } from '../../core/ports/document-reader';
import { ReadFault } from './parsed-document';

const SAVE_AS: Readonly<Record<string, string>> = {
  '.doc': 'docx',
  '.xls': 'xlsx',
  '.ppt': 'pptx',
};

type Sentence = (detail: string, extension: string) => string;

const because = (detail: string): string => (detail === '' ? '' : ` (${detail})`);

/** One sentence each: what is wrong, and what to do. */
const SENTENCES: Readonly<Record<DocumentRefusal, Sentence>> = {
  'too-large': (detail) => `larger than ${detail || 'allowed'}; split it, or raise the limit in knowledge.documents`,
  'too-slow': (detail) => `reading it took too long${because(detail)}; split it into smaller files`,
  'too-much-memory': () => 'reading it took too much memory; split it into smaller files',
  'unpacked-too-large': () => 'unpacked it is larger than allowed; split it, or take large pictures out',
  'too-many-entries': (detail) => `it holds too many files${because(detail)}; split it into smaller archives`,
  'too-many-rows': (detail) =>
    `it has more rows than allowed${because(detail)}; split it, or connect a table of this size as a database`,
  encrypted: () => 'it is protected by a password; save a copy without one',
  damaged: () => 'it is damaged; open it in its program and save it anew',
  'unsafe-name': (detail) =>
    `a name in the archive is unsafe${because(detail)}; pack it again without links and odd names`,
  'outside-reference': () =>
    'it refers to files outside of itself, which are never opened; save a copy without these links',
  'wrong-type': (detail, extension) =>
    `it is not what its name says, a ${extension || 'document'} file${because(detail)}; give it its true extension, or save it as one`,
  unsupported: (detail, extension) =>
    SAVE_AS[extension] === undefined
      ? `files like this${because(detail)} cannot be read; save it as PDF, docx, xlsx, pptx or Markdown`
      : `${extension} files are read by LibreOffice, which is not installed here; save it as ${SAVE_AS[extension] ?? ''}, or install LibreOffice`,
  empty: () => 'it is empty; put its text in, or remove it',
  'no-text': (detail) => `there is no text in it${because(detail)}; add its text, or a version with text`,
  unreadable: (detail) => `it cannot be opened${because(detail)}; look at its permissions`,
};

export const REFUSALS = Object.keys(SENTENCES) as DocumentRefusal[];

export function refuse(path: string, reason: DocumentRefusal, detail = ''): RefusedDocument {
  return { path, reason, message: `Not read: ${SENTENCES[reason](detail, extname(path).toLowerCase())}.` };
}

/** What a fault of a reader means; anything else that a parser throws comes of bytes that it did not expect. */
export const refusalOf = (path: string, error: unknown): RefusedDocument =>
  error instanceof ReadFault ? refuse(path, error.reason, error.detail) : refuse(path, 'damaged');
