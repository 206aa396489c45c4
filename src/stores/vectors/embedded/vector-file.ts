import { load as loadVectorSearch } from 'sqlite-vec';
import { type NearVector, type VectorCollection, VectorStoreError } from '../../../core/ports/vector-store';
import { CacheFile, codeOf, isDamage, type SqliteHandle } from '../cache-file';
import { checkDimension, checkSame, missingCollection } from '../check-vectors';
import { type NearQuery, nearestFirst, TIES } from '../nearest-first';

const LOCK_MILLISECONDS = 5000;
/** What sqlite-vec allows. */
const MOST_NEIGHBOURS = 4096;

/** Records as a thread is given them: their ids differ, and their vectors stand one after the other. */
export interface PackedRecords {
  ids: string[];
  scopes: string[];
  vectors: Float32Array;
}

interface CollectionRow extends VectorCollection {
  number: number;
}

/**
 * Vectors in an SQLite file, one virtual table of sqlite-vec a collection, the scope as its partition: exact search.
 * Synchronous; it belongs in a thread. A damaged file is set aside and told once (`damaged`); the next call begins a
 * new one, and so it does after the file was deleted or replaced.
 */
export class VectorFile {
  private readonly cache: CacheFile;

  constructor(private readonly file: string) {
    this.cache = new CacheFile({
      file,
      timeout: LOCK_MILLISECONDS,
      prepare: (handle) => {
        prepare(handle, file);
      },
    });
  }

  collections(): VectorCollection[] {
    return this.read((handle) =>
      handle.prepare<[], VectorCollection>('SELECT name, dimension, model FROM collections ORDER BY name').all(),
    );
  }

  create(collection: VectorCollection): void {
    this.write((handle) => {
      const found = find(handle, collection.name);
      if (found) {
        checkSame(collection, found);
        return;
      }
      const { lastInsertRowid } = handle
        .prepare('INSERT INTO collections (name, dimension, model) VALUES (@name, @dimension, @model)')
        .run(collection);
      handle.exec(
        `CREATE VIRTUAL TABLE ${tableOf(Number(lastInsertRowid))} USING vec0(
           id TEXT PRIMARY KEY, scope TEXT PARTITION KEY, vector FLOAT[${collection.dimension}] DISTANCE_METRIC=cosine)`,
      );
    });
  }

  drop(name: string): void {
    this.write((handle) => {
      const found = find(handle, name);
      if (!found) return;
      handle.exec(`DROP TABLE IF EXISTS ${tableOf(found.number)}`);
      handle.prepare('DELETE FROM collections WHERE number = ?').run(found.number);
    });
  }

  put(name: string, { ids, scopes, vectors }: PackedRecords): void {
    this.write((handle) => {
      const { number, dimension } = collectionOf(handle, name);
      const remove = handle.prepare(`DELETE FROM ${tableOf(number)} WHERE id = ?`);
      const insert = handle.prepare(`INSERT INTO ${tableOf(number)} (id, scope, vector) VALUES (?, ?, ?)`);
      ids.forEach((id, at) => {
        remove.run(id);
        insert.run(id, scopes[at], vectors.subarray(at * dimension, (at + 1) * dimension));
      });
    });
  }

  remove(name: string, ids: readonly string[]): void {
    this.write((handle) => {
      const remove = handle.prepare(`DELETE FROM ${tableOf(collectionOf(handle, name).number)} WHERE id = ?`);
      for (const id of ids) remove.run(id);
    });
  }

  list(name: string): { id: string; scope: string }[] {
    return this.read((handle) => {
      const table = tableOf(collectionOf(handle, name).number);
      return handle.prepare<[], { id: string; scope: string }>(`SELECT id, scope FROM ${table}`).all();
    });
  }

  query(name: string, { vector, scopes, limit }: NearQuery): NearVector[] {
    return this.read((handle) => {
      const { number, dimension } = collectionOf(handle, name);
      checkDimension(vector, { name, dimension });
      const rows = handle
        .prepare<[Float32Array, number, string], { id: string; distance: number }>(
          `SELECT id, distance FROM ${tableOf(number)}
           WHERE vector MATCH ? AND k = ? AND scope IN (SELECT value FROM json_each(?))`,
        )
        .all(vector, Math.min(MOST_NEIGHBOURS, limit + TIES), JSON.stringify(scopes));
      return nearestFirst(rows, limit);
    });
  }

  close(): void {
    this.cache.close();
  }

  private read<Result>(work: (handle: SqliteHandle) => Result): Result {
    try {
      const handle = this.cache.handle();
      // Also what only reads sees one state: another process may drop a collection.
      return handle.transaction(() => work(handle))();
    } catch (error) {
      throw this.explain(error);
    }
  }

  private write(work: (handle: SqliteHandle) => void): void {
    try {
      const handle = this.cache.handle();
      handle
        .transaction(() => {
          work(handle);
        })
        .immediate();
    } catch (error) {
      throw this.explain(error);
    }
  }

  private explain(error: unknown): unknown {
    if (error instanceof VectorStoreError) return error;
    const code = codeOf(error);
    // Our statements are sound: what sqlite-vec cannot do with them lies in what it keeps.
    if (isDamage(error) || code === 'SQLITE_ERROR') {
      const aside = this.cache.setAside(new Date());
      const where = aside === null ? '' : `; it was set aside as ${aside}`;
      return new VectorStoreError('damaged', `The file of vectors ${this.file} is damaged${where}.`);
    }
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      return new VectorStoreError('unreachable', `The file of vectors ${this.file} is locked by another program.`);
    }
    if (/^(SQLITE_|E[A-Z]+$)/.test(code)) {
      const advice = 'there must be room on the disk, and this user must have the right to write it and its folder';
      return new VectorStoreError(
        'unreachable',
        `The file of vectors ${this.file} cannot be used (${code}): ${advice}.`,
      );
    }
    return new VectorStoreError('refused', `The store of vectors failed: ${String(error)}`);
  }
}

const tableOf = (number: number): string => `vectors_${number}`;

function find(handle: SqliteHandle, name: string): CollectionRow | undefined {
  return handle
    .prepare<[string], CollectionRow>('SELECT number, name, dimension, model FROM collections WHERE name = ?')
    .get(name);
}

function collectionOf(handle: SqliteHandle, name: string): CollectionRow {
  const found = find(handle, name);
  if (!found) throw missingCollection(name);
  return found;
}

function prepare(handle: SqliteHandle, file: string): void {
  const tables = handle.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length > 0 && !tables.includes('collections')) {
    throw new VectorStoreError(
      'refused',
      `The file ${file} is a database of another program: name another file in vectors.file.`,
    );
  }
  try {
    loadVectorSearch(handle);
  } catch (error) {
    throw new VectorStoreError(
      'refused',
      `sqlite-vec does not run on this machine (${String(error)}): set vectors.store to chroma.`,
    );
  }
  handle.pragma('journal_mode = WAL');
  // A cache: what a crash of the machine takes is made again.
  handle.pragma('synchronous = NORMAL');
  if (handle.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new SqliteDamage();
  handle.exec(
    `CREATE TABLE IF NOT EXISTS collections
       (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, dimension INTEGER NOT NULL, model TEXT NOT NULL)`,
  );
}

/** What a check finds, in the words of the driver. */
class SqliteDamage extends Error {
  readonly code = 'SQLITE_CORRUPT';
}
