import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'yaml';
import { type SavedParameter, sourceDescription } from '../source/source-description';
import { fillPapers } from './fill-papers';

const folder = join(__dirname, '..', '..', '..', 'analytics');
const described = sourceDescription.parse(parse(readFileSync(join(folder, 'papers.yaml'), 'utf8')));

const values: Readonly<Record<SavedParameter['name'], string | number>> = {
  month: '2026-10',
  year: 2026,
  subject: '心血管',
  author: '白露生',
};

describe('the description of the shipped sample', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'fb-sample-'));
  let database: Database.Database;

  beforeAll(() => {
    const file = join(scratch, 'papers.sqlite');
    fillPapers(join(folder, 'papers', 'papers.md'), file, '2026-11-21');
    database = new Database(file, { readonly: true });
  });

  afterAll(() => {
    database.close();
    rmSync(scratch, { recursive: true });
  });

  it('names all columns that there are, and every subject', () => {
    for (const { name, columns } of described.tables) {
      const stored = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name);
      expect(columns.map((column) => column.name)).toEqual(stored);
    }
    const subjects = database.prepare('SELECT DISTINCT subject FROM papers WHERE subject IS NOT NULL').pluck().all();
    const [papers] = described.tables;
    expect(papers?.columns.find(({ name }) => name === 'subject')?.values).toEqual(expect.arrayContaining(subjects));
  });

  it.each(described.examples)('answers its example: $question', ({ sql }) => {
    expect(database.prepare(sql).all()).not.toEqual([]);
  });

  it.each(described.saved)('answers its saved question $name', ({ sql, parameters }) => {
    const given = Object.fromEntries(parameters.map(({ name }) => [name, values[name]]));
    expect(database.prepare(sql).all(given)).not.toEqual([]);
  });

  it('knows as of when it is', () => {
    expect(
      database
        .prepare(described.asOf ?? '')
        .pluck()
        .get(),
    ).toBe('2026-11-20');
  });
});
