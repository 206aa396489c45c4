import { createHash } from 'node:crypto';

interface HashedFile {
  bytes: Uint8Array;
  /** Bytes of its side file; null without one. */
  side: Uint8Array | null;
  /** Whatever else decides which passages come of it. */
  options: string;
}

/**
 * Two hashes in hexadecimal, joined by a dot: of the file with its side file, and of how it is read and split. A third
 * one behind them is of a text that an admin went back to, which stands until the file changes.
 */
export function contentHashOf({ bytes, side, options }: HashedFile): string {
  const file = createHash('sha256').update(bytes);
  if (side) file.update('\0side file\0').update(side);
  return `${file.digest('hex')}.${shortHash(options)}`;
}

/** The same file, of which an earlier text is used. */
export function withEarlierText(contentHash: string, text: string): string {
  const [file = '', options = ''] = contentHash.split('.');
  return `${file}.${options}.${shortHash(text)}`;
}

const noFile = '-';

/** Of a document whose file is gone, and that an admin brought back. */
export const withoutFile = (text: string): string => `${noFile}.${noFile}.${shortHash(text)}`;

export const hasNoFile = (stored: string): boolean => stored.startsWith(`${noFile}.`);

/** Whether what is stored came of this very file, split this way, or was gone back from since. */
export const isUpToDate = (stored: string, file: string): boolean => stored === file || stored.startsWith(`${file}.`);

/** Whether only the way in which it is split has changed. */
export const isSameFile = (stored: string, file: string): boolean => stored.split('.')[0] === file.split('.')[0];

export const isEarlierText = (stored: string): boolean => stored.split('.').length === 3;

/** Of the members of an archive: one that was read in part is read again. */
export function ofMembers(contentHash: string, count: number): string {
  const [file = '', options = ''] = contentHash.split('.');
  return `${file}.${shortHash(`${options} ${count}`)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
