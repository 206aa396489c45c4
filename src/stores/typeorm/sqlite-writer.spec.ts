import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { Statement } from './sql-writer';
import { SqliteWriter } from './sqlite-writer';

let folder: TemporaryFolder;
let handle: BetterSqlite3.Database;
let writer: SqliteWriter;

beforeEach(() => {
  folder = new TemporaryFolder();
  handle = new BetterSqlite3(join(folder.path, 'test.sqlite'), { timeout: 50 });
  handle.pragma('journal_mode = WAL');
  handle.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE, done BOOLEAN CHECK (done < 2))');
  writer = new SqliteWriter(handle);
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

it('has written when the call comes back, so that nothing gets in between', async () => {
  const written = writer.write([insert('a'), insert('b')]);
  expect(texts()).toEqual(['a', 'b']);
  expect(handle.inTransaction).toBe(false);
  expect(await written).toEqual({ written: true });
});

it('fails by its promise and leaves no transaction open', async () => {
  const written = writer.write([insert('a'), insert('a')]);
  await expect(written).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
  expect(handle.inTransaction).toBe(false);
  expect(texts()).toEqual([]);
});

it('writes nothing into a transaction of somebody else, who could roll it back', async () => {
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

it('waits for another process no longer than it was told, and needs no lock for nothing', async () => {
  const other = new BetterSqlite3(join(folder.path, 'test.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  expect(await writer.write([])).toEqual({ written: true });
  await expect(writer.write([insert('a')])).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  other.exec('COMMIT');
  other.close();
  expect(await writer.write([insert('a')])).toEqual({ written: true });
});
