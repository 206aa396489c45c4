import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TemporaryFolder } from '../../../../test/fakes/temporary-folder';
import { makeCopy } from './make-copy';
import { openSource } from './open-source';

const folder = new TemporaryFolder();
const source = join(folder.path, 'source.sqlite');
let count = 0;

beforeAll(() => {
  const database = new Database(source);
  database.pragma('journal_mode = WAL');
  database.exec(`
    CREATE TABLE visits (id INTEGER PRIMARY KEY, centre TEXT COLLATE NOCASE, note TEXT DEFAULT 'CANARY', day VARCHAR(10),
      picture BLOB, CHECK (centre <> 'CANARY'));
    CREATE INDEX visits_centre ON visits (centre, day);
    CREATE TABLE secrets (value TEXT);
    CREATE VIEW north AS SELECT id, note FROM visits;
    CREATE TRIGGER told AFTER INSERT ON visits BEGIN INSERT INTO secrets VALUES ('CANARY'); END;
    INSERT INTO visits (id, centre, day, picture) VALUES
      (1, 'North', '2026-01-02', zeroblob(5000)), (2, 'south', '2026-01-03', NULL), (9007199254740993, 'north', 5, x'01');`);
  database.close();
});
afterAll(() => {
  folder.remove();
});

const copied = (tables: Parameters<typeof makeCopy>[0]['tables']): { file: string; copy: Database.Database } => {
  const file = join(folder.path, `copy-${count++}.sqlite`);
  makeCopy({ source, target: file, tables });
  return { file, copy: new Database(file, { readonly: true }) };
};

it('holds the allowed tables, columns and rows, and nothing else of the source', () => {
  const visits = { name: 'visits', columns: ['id', 'centre', 'day', 'gone'], rowFilter: "centre = 'north' -- only" };
  const { file, copy } = copied([visits, { name: 'dropped', columns: ['id'] }]);
  expect(copy.prepare('SELECT * FROM visits').safeIntegers().raw().all()).toEqual([
    [1n, 'North', '2026-01-02'],
    [9007199254740993n, 'north', '5'],
  ]);
  const names = copy.prepare("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'").raw().all();
  expect(names).toEqual([
    ['table', 'visits'],
    ['index', 'index 1 of visits'],
    ['index', 'index 2 of visits'],
  ]);
  expect(readFileSync(file).includes('CANARY') || readFileSync(file).includes('south')).toBe(false);
  copy.close();
});

it('reads a view, and cuts long bytes', () => {
  const { copy } = copied([
    { name: 'north', columns: ['id'] },
    { name: 'visits', columns: ['id', 'picture'] },
  ]);
  expect(copy.prepare('SELECT COUNT(*) FROM north').pluck().get()).toBe(3);
  expect(copy.prepare('SELECT length(picture) FROM visits ORDER BY id').pluck().all()).toEqual([256, null, 1]);
  copy.close();
});

it('is not made with a row filter that is no condition', () => {
  expect(() => copied([{ name: 'visits', columns: ['id'], rowFilter: 'no_such_column = 1' }])).toThrow(
    'no_such_column',
  );
});

it('reads a file with a write-ahead log in a folder that may not be written', () => {
  const locked = new TemporaryFolder().write({ 'source.sqlite': readFileSync(source) });
  chmodSync(locked.path, 0o555);
  const database = openSource(join(locked.path, 'source.sqlite'));
  expect(database.prepare('SELECT COUNT(*) FROM visits').pluck().get()).toBe(3);
  database.close();
  chmodSync(locked.path, 0o755);
  locked.remove();
});
