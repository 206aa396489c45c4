import { createHash } from 'node:crypto';
import type { EmbeddingCache } from '../../core/ports/embedding-model';
import type { Logger } from '../../core/ports/logger';
import { CacheFile, isDamage, type SqliteHandle } from './cache-file';
import { isUnitVector } from './check-vectors';

export interface SqliteEmbeddingCacheOptions {
  file: string;
  /** Beyond it, what was not used for longest goes. */
  megabytes: number;
  logger: Logger;
  /** Epoch milliseconds. */
  now: () => number;
}

const LOCK_MILLISECONDS = 1000;
/** So exactly it is known when a vector was last used: reading then hardly ever writes. */
const USE_MILLISECONDS = 3_600_000;
/** Of all vectors; so many go at a time. */
const SHARE_THAT_GOES = 0.05;

/**
 * Vectors by the model and the text's hash, in a file of their own that is opened when first asked. It never fails: what
 * cannot be read counts as not there, and a damaged file is set aside.
 */
export class SqliteEmbeddingCache implements EmbeddingCache {
  private readonly cache: CacheFile;

  constructor(private readonly options: SqliteEmbeddingCacheOptions) {
    this.cache = new CacheFile({ file: options.file, timeout: LOCK_MILLISECONDS, prepare });
  }

  find(model: string, texts: readonly string[]): Promise<(Float32Array | null)[]> {
    const keys = texts.map((text) => keyOf(model, text));
    return Promise.resolve(this.run((handle) => this.read(handle, keys)) ?? keys.map(() => null));
  }

  put(model: string, entries: readonly { text: string; vector: Float32Array }[]): Promise<void> {
    this.run((handle) => {
      const insert = handle.prepare('INSERT OR REPLACE INTO vectors (key, used, vector) VALUES (?, ?, ?)');
      const now = this.options.now();
      handle
        .transaction(() => {
          for (const { text, vector } of entries) insert.run(keyOf(model, text), now, bytesOf(vector));
        })
        .immediate();
      this.shrink(handle);
    });
    return Promise.resolve();
  }

  close(): void {
    this.cache.close();
  }

  private read(handle: SqliteHandle, keys: readonly Buffer[]): (Float32Array | null)[] {
    const select = handle.prepare<[Buffer], { used: number; vector: Buffer }>(
      'SELECT used, vector FROM vectors WHERE key = ?',
    );
    const now = this.options.now();
    const stale: Buffer[] = [];
    const found = keys.map((key) => {
      const row = select.get(key);
      if (!row) return null;
      if (now - row.used > USE_MILLISECONDS) stale.push(key);
      return vectorOf(row.vector);
    });
    if (stale.length > 0) {
      const touch = handle.prepare('UPDATE vectors SET used = ? WHERE key = ?');
      handle
        .transaction(() => {
          for (const key of stale) touch.run(now, key);
        })
        .immediate();
    }
    return found;
  }

  /** Pages that were given back are used again: the file does not grow beyond the limit by more than one writing. */
  private shrink(handle: SqliteHandle): void {
    const pages = Number(handle.pragma('page_count', { simple: true }));
    const free = Number(handle.pragma('freelist_count', { simple: true }));
    const size = Number(handle.pragma('page_size', { simple: true }));
    if ((pages - free) * size <= this.options.megabytes * 1_000_000) return;
    handle
      .prepare(
        `DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY used, key
         LIMIT 1 + (SELECT CAST(count(*) * ${SHARE_THAT_GOES} AS INTEGER) FROM vectors))`,
      )
      .run();
  }

  private run<Result>(work: (handle: SqliteHandle) => Result): Result | null {
    const { file, now, logger } = this.options;
    try {
      return work(this.cache.handle());
    } catch (error) {
      if (isDamage(error)) {
        logger.warn(
          { file, aside: this.cache.setAside(new Date(now())) },
          'The cache of embeddings is damaged and begins anew',
        );
      } else {
        this.cache.close();
        logger.warn({ file, error: String(error) }, 'The cache of embeddings cannot be used');
      }
      return null;
    }
  }
}

function prepare(handle: SqliteHandle): void {
  // Of a new file: a vector is as long as one of the usual pages.
  handle.pragma('page_size = 16384');
  handle.pragma('journal_mode = WAL');
  // A cache: what a crash of the machine takes is asked for again.
  handle.pragma('synchronous = OFF');
  handle.exec(
    `CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL);
     CREATE INDEX IF NOT EXISTS vectors_by_use ON vectors (used, key)`,
  );
}

const keyOf = (model: string, text: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([model, text]))
    .digest();

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Null for what a damaged page made of it. */
function vectorOf(bytes: Buffer): Float32Array | null {
  if (bytes.length % 4 !== 0) return null;
  const vector = new Float32Array(bytes.length / 4);
  new Uint8Array(vector.buffer).set(bytes);
  return isUnitVector(vector) ? vector : null;
}
