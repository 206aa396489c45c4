import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { Statement } from './sql-writer';
import { SqliteWriter } from './sqlite-writer';

let folder: TemporaryFolder;
let handle: BetterSqlite3.Database;
let writer: SqliteWriter;
/** All that the connection ran, in order. */
let log: string[];

const open = (options = {}) => new BetterSqlite3(join(folder.path, 'test.sqlite'), options);

beforeEach(() => {
  folder = new TemporaryFolder();
  log = [];
  handle = open({ verbose: (sql?: unknown) => log.push(String(sql)) });
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE, done BOOLEAN CHECK (done < 2))');
  writer = new SqliteWriter(handle, { lockTimeout: 200 });
});
afterEach(() => {
  handle.close();
  folder.remove();
});

const insert = (text: string, done: boolean | number = false): Statement => ({
  sql: 'INSERT INTO notes (text, done) VALUES (?, ?)',
  parameters: [text, done],
});
const required = (statement: Statement): Statement => ({ ...statement, requireChange: true });
const texts = (): unknown[] => handle.prepare('SELECT text FROM notes ORDER BY id').pluck().all();
const commits = () => log.filter((sql) => sql === 'COMMIT').length;
const written = { written: true };

describe('units of one turn', () => {
  it('share a commit, in the order in which they came', async () => {
    const results = await Promise.all(['b', 'a', 'c'].map((text) => writer.write([insert(text)])));
    expect(results).toEqual([written, written, written]);
    expect(commits()).toBe(1);
    expect(texts()).toEqual(['b', 'a', 'c']);
    await writer.write([insert('d')]);
    expect(commits()).toBe(2);
  });

  it('are told nothing before they are written', async () => {
    let isTold = false;
    const first = writer.write([insert('a')]).finally(() => (isTold = true));
    await Promise.resolve();
    expect([isTold, texts()]).toEqual([false, []]);
    await first;
    const other = open({ readonly: true });
    expect(other.prepare('SELECT text FROM notes').pluck().all()).toEqual(['a']);
    other.close();
  });

  it('are not touched by one among them that fails, or that changes nothing', async () => {
    await writer.write([insert('known')]);
    const results = await Promise.allSettled([
      writer.write([insert('a')]),
      writer.write([insert('b'), insert('b')]),
      writer.write([insert('c'), required(insert('known'))]),
      writer.write([insert('d')]),
      writer.write([insert('e'), { sql: 'INSERT INTO nowhere VALUES (1)', parameters: [] }]),
      writer.write([insert('f')]),
    ]);
    expect(results).toMatchObject([
      { value: written },
      { reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } },
      { value: { written: false, unchanged: 1 } },
      { value: written },
      { reason: { message: 'no such table: nowhere' } },
      { value: written },
    ]);
    expect(texts()).toEqual(['known', 'a', 'd', 'f']);
    expect(commits()).toBe(2);
  });

  it('see what those before them wrote', async () => {
    const results = await Promise.all([writer.write([insert('a')]), writer.write([required(insert('a'))])]);
    expect(results).toEqual([written, { written: false, unchanged: 0 }]);
  });

  it('have all failed when the commit fails, also those that had changed nothing', async () => {
    handle.exec('CREATE TABLE owners (id INTEGER PRIMARY KEY)');
    handle.exec('CREATE TABLE owned (owner INTEGER REFERENCES owners (id) DEFERRABLE INITIALLY DEFERRED)');
    const orphan = { sql: 'INSERT INTO owned VALUES (1)', parameters: [] };
    const results = await Promise.allSettled([
      writer.write([insert('a')]),
      writer.write([orphan]),
      writer.write([required(insert('a'))]),
    ]);
    expect(results).toMatchObject(Array(3).fill({ reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } }));
    expect([texts(), handle.inTransaction]).toEqual([[], false]);
    expect(await writer.write([insert('a')])).toEqual(written);
  });

  it('are there or told to have failed when the disk is full', async () => {
    const pages = Number(handle.pragma('page_count', { simple: true }));
    handle.pragma(`max_page_count = ${pages + 20}`);
    const names = Array.from({ length: 40 }, (_, index) => `${index} `.padEnd(20_000, 'x'));
    const results = await Promise.allSettled(names.map((name) => writer.write([insert(name)])));
    const there = names.filter((_, index) => results[index]?.status === 'fulfilled');
    expect(there.length).toBeLessThan(names.length);
    expect(texts()).toEqual(there);
    handle.pragma('max_page_count = 1000000');
    expect(await writer.write([insert('small')])).toEqual(written);
  });

  it('are cut into batches of bounded size, but no unit is', async () => {
    const rows = (name: string, count: number) => Array.from({ length: count }, (_, row) => insert(`${name}${row}`));
    const results = await Promise.all([
      writer.write(rows('a', 600)),
      writer.write(rows('b', 400)),
      writer.write(rows('c', 1500)),
      writer.write(rows('d', 1)),
    ]);
    expect(results).toEqual(Array(4).fill(written));
    expect(commits()).toBe(3);
    expect(texts()).toHaveLength(2501);
  });

  it('are each told their own result, 5000 at once in several turns', async () => {
    await writer.write([insert('text 0')]);
    const wanted = Array.from({ length: 5000 }, (_, index) => `text ${index % 4000}`);
    const results = await Promise.all(
      wanted.map(async (text, index) => {
        if (index % 3 === 0) await nextTurn();
        // Every fifth is undone by its second statement.
        return writer.write([required(insert(text)), ...(index % 5 === 4 ? [required(insert('text 0'))] : [])]);
      }),
    );
    const told = results.filter((result) => result.written).length;
    expect(texts()).toHaveLength(1 + told);
    expect(new Set(texts())).toEqual(new Set(['text 0', ...wanted.filter((_, index) => results[index]?.written)]));
    expect(commits()).toBeLessThan(50);
  });
});

describe('a unit of work', () => {
  it('fails by its promise and leaves no transaction open', async () => {
    await expect(writer.write([insert('a'), insert('a')])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    expect(handle.inTransaction).toBe(false);
    expect(texts()).toEqual([]);
  });

  it('is not written into a transaction of somebody else, who could roll it back', async () => {
    handle.exec('BEGIN');
    await expect(writer.write([insert('a')])).rejects.toThrow('not of this writer');
    expect(handle.inTransaction).toBe(true);
    handle.exec('COMMIT');
    expect(texts()).toEqual([]);
    await writer.write([insert('a')]);
    expect(texts()).toEqual(['a']);
  });

  it('takes a broken unique key of a required statement for no change, but no other fault', async () => {
    await writer.write([insert('a')]);
    expect(await writer.write([insert('b'), required(insert('a'))])).toEqual({ written: false, unchanged: 1 });
    await expect(writer.write([insert('c'), required(insert('d', 2))])).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_CHECK',
    });
    const lost = required({ sql: 'INSERT INTO nowhere VALUES (1)', parameters: [] });
    await expect(writer.write([lost])).rejects.toMatchObject({ message: 'no such table: nowhere' });
    expect(texts()).toEqual(['a']);
  });

  it('binds true and false as 1 and 0', async () => {
    await writer.write([insert('yes', true), insert('no', false)]);
    expect(handle.prepare('SELECT done FROM notes ORDER BY id').pluck().all()).toEqual([1, 0]);
  });

  it('prepares a text once, and forgets those that it has not seen for long', async () => {
    const prepare = jest.spyOn(handle, 'prepare');
    await writer.write([insert('a'), insert('b')]);
    await writer.write([insert('c')]);
    expect(prepare).toHaveBeenCalledTimes(1);
    const others = Array.from({ length: 200 }, (_, index) => ({
      sql: `DELETE FROM notes WHERE id = -${index}`,
      parameters: [],
    }));
    await writer.write(others);
    await writer.write([insert('d')]);
    expect(prepare).toHaveBeenCalledTimes(202);
    expect(texts()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fails when the database is closed before its turn, and is written when that is waited for', async () => {
    const other = open();
    const closing = new SqliteWriter(other, { lockTimeout: 200 });
    void closing.write([insert('a')]);
    void closing.write([insert('b')]);
    await closing.settled();
    const late = closing.write([insert('c')]);
    other.close();
    await expect(late).rejects.toThrow('not open');
    await closing.settled();
    expect(texts()).toEqual(['a', 'b']);
  });
});

describe('while another process writes', () => {
  let other: BetterSqlite3.Database;
  beforeEach(() => {
    other = open();
    other.exec('BEGIN IMMEDIATE');
  });
  afterEach(() => {
    other.close();
  });

  it('a unit waits no longer than it was told, and needs no lock for nothing', async () => {
    expect(await writer.write([])).toEqual(written);
    await expect(writer.write([insert('a')])).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('COMMIT');
    expect(await writer.write([insert('a')])).toEqual(written);
    expect(texts()).toEqual(['a']);
  });

  it('the program goes on, and the units are written in order as soon as they can be', async () => {
    const patient = new SqliteWriter(handle, { lockTimeout: 60_000 });
    const waiting = [patient.write([insert('a')])];
    let turns = 0;
    // Many turns pass while the first unit still waits: nothing stands still.
    while (turns < 20) {
      await pause(5);
      turns += 1;
      if (turns === 10) waiting.push(patient.write([insert('b')]));
    }
    expect(texts()).toEqual([]);
    other.exec('COMMIT');
    expect(await Promise.all(waiting)).toEqual([written, written]);
    expect(texts()).toEqual(['a', 'b']);
    expect(handle.pragma('busy_timeout', { simple: true })).toBe(60_000);
  });

  it('a unit that has waited too long fails alone', async () => {
    const waiting = new SqliteWriter(handle, { lockTimeout: 1000 });
    const early = waiting.write([insert('a')]).catch((error: unknown) => error);
    await pause(700);
    const late = waiting.write([insert('b')]);
    await expect(early).resolves.toMatchObject({ code: 'SQLITE_BUSY' });
    other.exec('COMMIT');
    expect(await late).toEqual(written);
    expect(texts()).toEqual(['b']);
  });
});
