import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { KnowledgeError, systemReason } from './knowledge-error';
import { isDocument } from './read-folder';
import { readBytes } from './read-text-file';

/** A larger file is not held while it waits for its turn. */
const MOST_HELD = 8 * 1024 * 1024;
/** Nobody reads a larger one: its size and date stand for it. */
const MOST_HASHED = 1024 * 1024 * 1024;

export interface LoadedBytes {
  bytes: Buffer | null;
  /** The bytes, or what stands for them in a hash. */
  digest: Uint8Array;
}

/** Reads a file, or only what tells whether it has changed. Throws `KnowledgeError` that names it as `file`. */
export async function loadBytes(path: string, file: string): Promise<LoadedBytes> {
  if (isDocument(file)) return held(await readBytes(path, file));
  try {
    const { size, mtimeMs } = await stat(path);
    if (size <= MOST_HELD) return held(await readBytes(path, file));
    if (size > MOST_HASHED) return { bytes: null, digest: Buffer.from(`${size} ${mtimeMs}`) };
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return { bytes: null, digest: hash.digest() };
  } catch (error) {
    if (error instanceof KnowledgeError) throw error;
    throw new KnowledgeError('file-unreadable', { file }, `Cannot be read: ${systemReason(error)}.`, { cause: error });
  }
}

const held = (bytes: Buffer): LoadedBytes => ({ bytes, digest: bytes });
