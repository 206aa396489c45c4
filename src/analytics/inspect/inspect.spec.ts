import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'yaml';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { sourceDescription } from '../source/source-description';
import { describeSqlite } from './describe-sqlite';
import { draftDescription } from './draft-description';
import { readSqliteSchema } from './read-sqlite-schema';

const folder = new TemporaryFolder();
const file = join(folder.path, 'hospital.sqlite');

beforeAll(() => {
  const database = new Database(file);
  database.exec(`
    CREATE TABLE doctors (id INTEGER PRIMARY KEY, name TEXT, department TEXT, mobilePhone INTEGER, reachable TEXT);
    CREATE TABLE visits (visit_id INTEGER PRIMARY KEY, doctor_id INTEGER, day TEXT, drug TEXT REFERENCES drugs (code));
    CREATE TABLE drugs (code TEXT PRIMARY KEY, name TEXT, maker TEXT);
    CREATE TABLE doses (visit_id INTEGER, mg REAL);
    CREATE VIEW busy AS SELECT doctor_id FROM visits;
    CREATE VIEW broken AS SELECT * FROM gone;
    CREATE TABLE contacts (email TEXT, "姓 名" TEXT);`);
  const insert = database.prepare('INSERT INTO doctors VALUES (?, ?, ?, ?, ?)');
  for (let id = 1; id <= 60; id++) {
    insert.run(id, `王${id}`, id % 2 ? '心内科' : '呼吸科', 13800000000 + id, `1390000${1000 + id}`);
  }
  const drug = database.prepare('INSERT INTO drugs VALUES (?, ?, ?)');
  for (const [at, maker] of ['李明', '王芳', '张伟', '刘洋', '陈静', '杨帆'].entries()) {
    drug.run(`D${at}`, `药${at}`, maker);
  }
  database.close();
});
afterAll(() => {
  folder.remove();
});

it('describes all of a file, with values, keys and how the tables hang together', () => {
  const description = describeSqlite(file);
  expect(sourceDescription.parse(description)).toEqual(description);
  expect(description.title).toBe('hospital');
  expect(description.tables.map(({ name }) => name)).toEqual([
    'doctors',
    'visits',
    'drugs',
    'doses',
    'busy',
    'contacts',
  ]);
  const [doctors] = description.tables;
  expect(doctors).toMatchObject({ primaryKey: ['id'] });
  expect(doctors?.columns.map(({ name, values }) => [name, values.length])).toEqual([
    ['id', 0],
    ['name', 3],
    ['department', 2],
    ['mobilePhone', 0],
    ['reachable', 3],
  ]);
  expect(description.joins).toEqual([
    { from: 'visits.drug', to: 'drugs.code' },
    { from: 'visits.doctor_id', to: 'doctors.id' },
    { from: 'doses.visit_id', to: 'visits.visit_id' },
    { from: 'busy.doctor_id', to: 'doctors.id' },
  ]);
});

it('drafts what a person finishes, and leaves out what tells who somebody is', () => {
  const { text, personal } = draftDescription('医院', readSqliteSchema(file));
  expect(personal).toEqual([
    'doctors.name',
    'doctors.mobilePhone',
    'doctors.reachable',
    'drugs.maker',
    'contacts.email',
    'contacts.姓 名',
  ]);
  const description = sourceDescription.parse(parse(text));
  expect(description.tables.map(({ name, columns }) => [name, columns.length])).toEqual([
    ['doctors', 2],
    ['visits', 4],
    ['drugs', 2],
    ['doses', 2],
    ['busy', 1],
  ]);
  expect(text).toContain('# 约 60 行');
  expect(text).toMatch(/# - \{ name: "reachable" \} {2}# 疑似个人信息（内容）/);
  expect(text).not.toContain('王1');
});
