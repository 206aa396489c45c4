import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInput } from '../app/failures';
import { describedDatabase } from './described-databases';

const folder = mkdtempSync(join(tmpdir(), 'databases-'));
writeFileSync(join(folder, 'shop.sqlite'), 'no database');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each([
  ['a folder that is not there', 'shop', { databases: '/no/such/folder' }, /There is no folder/],
  ['descriptions that are not there', 'shop', { databases: folder, schemas: '/no/such/folder' }, /There is no folder/],
  ['a file that is not there', 'other', { databases: folder }, /There is no file .*other\.sqlite/],
  ['a file that is no database', 'shop', { databases: folder }, /cannot be read as a SQLite database/],
  ['a name that leads elsewhere', '../shop', { databases: folder }, /without a folder/],
])('tells of %s', (_what, name, folders, message) => {
  const open = (): unknown => describedDatabase(name, folders);
  expect(open).toThrow(BadInput);
  expect(open).toThrow(message);
});

it('takes the whole description that stands beside', () => {
  writeFileSync(join(folder, 'shop.yaml'), 'title: Shop\ntables: [{name: orders, columns: [{name: amount}]}]\n');
  expect(describedDatabase('shop', { databases: folder, schemas: folder }).description).toMatchObject({
    title: 'Shop',
  });
  writeFileSync(join(folder, 'shop.yaml'), 'title: Shop\n');
  expect(() => describedDatabase('shop', { databases: folder, schemas: folder })).toThrow(/form of a description/);
});
