import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { RecordingLogger } from '../../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { SqliteEmbeddingCache } from './embedding-cache';

const DIMENSION = 1024;

describe('SqliteEmbeddingCache', () => {
  let folder: TemporaryFolder;
  let file: string;
  let logger: RecordingLogger;
  let now: number;
  let cache: SqliteEmbeddingCache;

  const open = (megabytes = 1000): SqliteEmbeddingCache => {
    cache = new SqliteEmbeddingCache({ file, megabytes, logger, now: () => now });
    return cache;
  };
  const vectorOf = (place: number, dimension = DIMENSION): Float32Array => {
    const vector = new Float32Array(dimension).fill(0);
    vector[place % dimension] = 0.6;
    vector[(place + 1) % dimension] = -0.8;
    return vector;
  };
  const entries = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ text: `文 ${from + at}`, vector: vectorOf(from + at) }));

  beforeEach(() => {
    folder = new TemporaryFolder();
    file = join(folder.path, 'data', 'cache.sqlite');
    logger = new RecordingLogger();
    now = Date.UTC(2026, 10, 21);
    open();
  });
  afterEach(() => {
    cache.close();
    folder.remove();
  });

  it('makes no file before it is asked', () => {
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('gives what was put, to the bit, in the order of the texts, and of that model only', async () => {
    await cache.put('model', entries(0, 3));
    expect(await cache.find('model', ['文 2', '从未', '文 0'])).toEqual([vectorOf(2), null, vectorOf(0)]);
    expect(await cache.find('other', ['文 2'])).toEqual([null]);
    expect(await cache.find('model', [])).toEqual([]);
  });

  it('keeps it over a restart, and replaces it', async () => {
    await cache.put('model', entries(0, 1));
    cache.close();
    await open().put('model', [{ text: '文 0', vector: vectorOf(9) }]);
    expect(await cache.find('model', ['文 0'])).toEqual([vectorOf(9)]);
  });

  it('forgets what was not used for longest when it is full', async () => {
    open(10);
    await cache.put('model', entries(0, 800));
    now += 7_200_000;
    await cache.put('model', entries(800, 800));
    now += 7_200_000;
    // Used again, and so younger than the second lot.
    await cache.find('model', ['文 3', '文 700']);
    now += 7_200_000;
    for (let from = 1600; from < 3200; from += 100) await cache.put('model', entries(from, 100));

    const isThere = async (from: number, count: number) =>
      (
        await cache.find(
          'model',
          entries(from, count).map(({ text }) => text),
        )
      ).filter((vector) => vector !== null).length;
    expect(await isThere(0, 800)).toBe(2);
    expect(await isThere(3100, 100)).toBe(100);
    expect(await isThere(1600, 1600)).toBe(1600);
    expect(statSync(file).size).toBeLessThan(13_000_000);
  });

  it.each([
    ['is no database', () => Buffer.from('何か'.repeat(5000))],
    [
      'has a damaged page',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 7)]),
    ],
  ])('sets a file aside that %s, says so, and begins anew', async (_what, damage) => {
    await cache.put('model', entries(0, 50));
    cache.close();
    writeFileSync(file, damage(readFileSync(file)));
    open();
    expect(await cache.find('model', ['文 0'])).toEqual([null]);
    expect(logger.lines).toEqual([{ level: 'warn', message: 'The cache of embeddings is damaged and begins anew' }]);
    expect(readdirSync(join(folder.path, 'data')).some((name) => name.includes('.damaged-'))).toBe(true);
    await cache.put('model', entries(0, 1));
    expect(await cache.find('model', ['文 0'])).toEqual([vectorOf(0)]);
  });

  it('goes on when its file is deleted under it', async () => {
    await cache.put('model', entries(0, 1));
    rmSync(join(folder.path, 'data'), { recursive: true });
    expect(await cache.find('model', ['文 0'])).toEqual([null]);
    await cache.put('model', entries(1, 1));
    expect(await cache.find('model', ['文 1'])).toEqual([vectorOf(1)]);
  });

  it('takes no vector for one that is none any more', async () => {
    await cache.put('model', entries(0, 1));
    const other = new BetterSqlite3(file);
    other.prepare('UPDATE vectors SET vector = ?').run(Buffer.alloc(DIMENSION * 4, 0x41));
    other.close();
    expect(await cache.find('model', ['文 0'])).toEqual([null]);
  });

  it('is no failure when it cannot be used: it finds nothing, and says so', async () => {
    writeFileSync(join(folder.path, 'data'), 'a file where the folder should be');
    expect(await cache.find('model', ['文 0'])).toEqual([null]);
    await cache.put('model', entries(0, 1));
    expect(logger.lines.map(({ message }) => message)).toContain('The cache of embeddings cannot be used');
  });
});
