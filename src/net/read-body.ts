import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { ArticleRefusal } from '../core/ports/article-reader';

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};
const PACKING_FAULT = /^(Z_|ERR__ERROR_|ERR_BROTLI)/;

/**
 * The unpacked body. At most `limit` bytes are taken in, and at most as many held unpacked: what is longer ends the
 * connection at once. The answer's signal ends it, too.
 */
export async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<{ bytes: Buffer } | { reason: ArticleRefusal }> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const unpack = unpackers[coding];
  if (!unpack && coding !== 'identity') return { reason: 'not-readable' };
  if (Number(response.headers['content-length'] ?? 0) > limit) return { reason: 'too-large' };
  try {
    const bytes = await collect(unpack ? unpacked(response, unpack(), limit) : response, limit);
    return bytes ? { bytes } : { reason: 'too-large' };
  } catch (error) {
    if (error instanceof TooLarge) return { reason: 'too-large' };
    const { code = '' } = error as NodeJS.ErrnoException;
    return { reason: PACKING_FAULT.test(code) ? 'not-readable' : 'unreachable' };
  }
}

class TooLarge extends Error {}

/** A packed stream may be endless without ever unpacking to anything, so that it is counted, too. */
function unpacked(response: IncomingMessage, unpacker: Transform, limit: number): Readable {
  let received = 0;
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > limit) unpacker.destroy(new TooLarge());
  });
  return pipeline(response, unpacker, () => undefined);
}

/** Null: there is more than `limit`. */
async function collect(stream: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
