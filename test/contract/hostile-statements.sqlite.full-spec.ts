import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { queryLimits } from '../../src/analytics/source/data-source';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { compiledProgram, projectFolder } from '../support/compile-sources';
import { filesNow, guardFixtures, hostileStatements, isCanary, leaked, scopeOf } from './hostile-statements';

jest.setTimeout(120_000);

const MILLISECONDS = 300;
const folder = new TemporaryFolder();
const file = join(folder.path, 'clinic.sqlite');
const copies = join(folder.path, 'copies');
const script = (...path: string[]): string => join(compiledProgram(), 'dist', ...path);
const runner = new IsolatedProcesses({ requestsEach: 100_000 });
const connection = createDataConnection(
  {
    kind: 'sqlite',
    file,
    tables: scopeOf('sqlite').tables.map(({ name, columns, rowFilter }) => ({
      name,
      rowFilter,
      title: '',
      description: '',
      primaryKey: [],
      columns: columns.map((column) => ({ name: column, type: '', title: '', description: '', values: [] })),
    })),
    copies,
    runner,
    queryScript: script('app', 'query.child.js'),
    copyScript: script('analytics', 'connection', 'sqlite', 'copy.worker.js'),
  },
  { ...queryLimits, milliseconds: MILLISECONDS },
);

const sumOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

beforeAll(async () => {
  const source = new Database(file);
  source.exec(readFileSync(join(guardFixtures, 'sqlite', 'schema.sql'), 'utf8'));
  source.close();
  // The first query waits for the copy and for its process.
  while ((await connection.run('SELECT 1')).status === 'failed') continue;
});
afterAll(async () => {
  await connection.close();
  runner.stop();
  folder.remove();
});

/** All values of the source that nobody may see. */
function canariesOf(): Set<string> {
  const source = new Database(file, { readonly: true });
  const tables = source.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const cells = tables.flatMap((name) => source.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][]).flat();
  source.close();
  return new Set(cells.filter(isCanary).map(String));
}

it('lets no statement write, make a file, read what is not in the copy or outrun its time, without any guard', async () => {
  const statements = hostileStatements('sqlite');
  const canaries = canariesOf();
  const folders = [folder.path, copies, script('app'), projectFolder];
  const filesBefore = filesNow(statements, folders);
  const [copy = ''] = readdirSync(copies);
  const sums = [sumOf(file), sumOf(join(copies, copy))];
  const outcomes = new Map<string, number>();
  const leaks: string[] = [];
  let longest = 0;
  for (const sql of statements) {
    const started = performance.now();
    const result = await connection.run(sql);
    longest = Math.max(longest, performance.now() - started);
    const outcome = result.status === 'rows' ? 'rows' : result.reason;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (result.status === 'failed') continue;
    expect(result.table.rows.length).toBeLessThanOrEqual(queryLimits.rows);
    expect(Buffer.byteLength(JSON.stringify(result.table.rows))).toBeLessThanOrEqual(queryLimits.bytes + 2);
    leaks.push(...leaked(result.table.rows.flat(), canaries, sql).map((value) => `${value} by ${sql}`));
  }
  expect(canaries.size).toBeGreaterThan(100);
  expect(statements.length).toBeGreaterThanOrEqual(300);
  expect(leaks).toEqual([]);
  expect([sumOf(file), sumOf(join(copies, copy))]).toEqual(sums);
  expect(filesNow(statements, folders)).toEqual(filesBefore);
  expect(longest).toBeLessThan(MILLISECONDS + 1500);
  // Some are only hostile to what the copy does not hold, and read what is left.
  expect(outcomes.get('denied')).toBeGreaterThan(100);
  expect(await connection.run('SELECT COUNT(*) FROM centres')).toMatchObject({ status: 'rows' });
});
