import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { TemporaryFolder } from '../../../../test/fakes/temporary-folder';
import { compiledScript } from '../../../../test/support/compile-sources';
import { EmbeddedVectorStore } from './embedded-vector.store';

const threadScript = (): string => compiledScript('stores/vectors/embedded/vector-file.worker.js');
const collection = { name: 'passages', dimension: 64, model: 'model' };
const fault = (kind: string) => expect.objectContaining({ name: 'VectorStoreError', fault: kind }) as Error;

describe('EmbeddedVectorStore', () => {
  let folder: TemporaryFolder;
  let file: string;
  let store: EmbeddedVectorStore;

  const open = (script = threadScript()): EmbeddedVectorStore => {
    store = new EmbeddedVectorStore({ file, threadScript: script });
    return store;
  };
  const axis = (place: number): Float32Array => Float32Array.from({ length: 64 }, (_, at) => (at === place ? 1 : 0));
  const fill = async (): Promise<void> => {
    await store.create(collection);
    const records = Array.from({ length: 64 }, (_, place) => ({ id: `${place}`, scope: 'kb', vector: axis(place) }));
    await store.put('passages', records);
  };
  const asides = (): string[] => readdirSync(folder.path).filter((name) => name.includes('.damaged-'));

  beforeAll(() => {
    threadScript();
  }, 60_000);
  beforeEach(() => {
    folder = new TemporaryFolder();
    file = join(folder.path, 'vectors.sqlite');
    open();
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('makes no file and no thread before it is asked', async () => {
    open('/no/such/script.js');
    await store.close();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it.each([
    ['is no database', () => Buffer.from('not a database at all '.repeat(1000))],
    ['has damaged pages', (bytes: Buffer) => bytes.fill(0xa5, 4096 * 3)],
    ['is cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2 / 4096) * 4096)],
  ])('sets a file aside that %s, and begins a new one', async (_what, damage) => {
    await fill();
    await store.close();
    writeFileSync(file, damage(readFileSync(file)));
    open();
    await expect(store.list('passages')).rejects.toEqual(fault('damaged'));
    expect(asides()).toHaveLength(1);
    expect(await store.collections()).toEqual([]);
    await fill();
    expect(await store.query('passages', { vector: axis(3), scopes: ['kb'], limit: 1 })).toEqual([
      { id: '3', similarity: 1 },
    ]);
  });

  it('keeps one damaged file, not all that there ever were', async () => {
    for (const content of ['first', 'second']) {
      writeFileSync(file, content.repeat(1000));
      await expect(open().collections()).rejects.toEqual(fault('damaged'));
      await store.close();
    }
    expect(asides()).toHaveLength(1);
    expect(readFileSync(join(folder.path, asides()[0] ?? ''), 'utf8')).toContain('second');
  });

  it('notices that its file was deleted under it', async () => {
    await fill();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    await expect(store.list('passages')).rejects.toEqual(fault('missing-collection'));
    await fill();
    expect(await store.list('passages')).toHaveLength(64);
  });

  it("leaves another program's database alone", async () => {
    const other = new BetterSqlite3(file);
    other.exec('CREATE TABLE invoices (id INTEGER)');
    other.close();
    await expect(store.create(collection)).rejects.toEqual(fault('refused'));
    await expect(store.create(collection)).rejects.toThrow(/vectors\.file/);
    expect(asides()).toEqual([]);
  });

  it('says when the file cannot be written', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    file = join(folder.path, 'file', 'vectors.sqlite');
    await expect(open().collections()).rejects.toEqual(fault('unreachable'));
    await expect(store.collections()).rejects.toThrow(/right to write/);
  });

  it('lets the program breathe while it searches', async () => {
    await store.create(collection);
    const records = Array.from({ length: 4000 }, (_, place) => ({
      ...{ id: `${place}`, scope: 'kb', vector: axis(place % 64) },
    }));
    await store.put('passages', records);
    let isFound = false;
    let turns = 0;
    const found = Promise.all(
      Array.from({ length: 10 }, () => store.query('passages', { vector: axis(1), scopes: ['kb'], limit: 10 })),
    ).then(() => (isFound = true));
    while (!isFound as boolean) {
      turns++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await found;
    expect(turns).toBeGreaterThan(10);
  });

  it('starts another thread after one that died', async () => {
    folder.write({ 'deadly.js': "require('node:worker_threads').parentPort.on('message', () => process.exit(1));" });
    open(join(folder.path, 'deadly.js'));
    await expect(store.collections()).rejects.toEqual(fault('unreachable'));
    await expect(store.collections()).rejects.toEqual(fault('unreachable'));
  });
});
