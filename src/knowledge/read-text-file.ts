import { readFile, stat } from 'node:fs/promises';

import { decodeText } from './decode-text';
import { KnowledgeError, systemCode, systemReason } from './knowledge-error';

const largestFile = 32 * 1024 * 1024;

/** Reads a file of at most 32 MB. Throws `KnowledgeError` that names it as `file`. */
export async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size <= largestFile) return await readFile(path);
  } catch (error) {
    throw new KnowledgeError('file-unreadable', { file }, `Cannot be read: ${systemReason(error)}.`, { cause: error });
  }
  throw new KnowledgeError('file-unreadable', { file }, 'Not read: larger than 32 MB.');
}

/** The text in the bytes of a file. Throws `KnowledgeError` when there is none. */
export function textOf(bytes: Uint8Array, file: string): string {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  const why = decoded.fault === 'binary' ? 'a binary file, not a text' : 'neither UTF-8, UTF-16, GBK nor Big5 text';
  throw new KnowledgeError('not-text', { file }, `Not read: ${why}.`);
}

/** Null when there is no such file. */
export async function readTextIfPresent(path: string, file: string): Promise<string | null> {
  try {
    return textOf(await readBytes(path, file), file);
  } catch (error) {
    if (error instanceof KnowledgeError && systemCode(error.cause) === 'ENOENT') return null;
    throw error;
  }
}
