import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardSql } from '../../src/analytics/guard/guard-sql';
import {
  fixtureLines,
  fixtureScope,
  fixtureStatements,
  foreignValues,
  guardFixture,
  isFiltered,
  letThrough,
  mostRows,
} from './sql-guard';

const scope = fixtureScope('sqlite');
/** In a process of its own, which may write: what never ends is ended with it. */
const runner = `
  const db = require('better-sqlite3')(process.argv[1]);
  for (const sql of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) {
    let rows = null;
    try { rows = db.prepare(sql).raw().all(); } catch {}
    console.log(JSON.stringify({ sql, rows }));
  }`;
const patience = 60_000;

describe('hostile statements on an SQLite database that nothing else protects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fb-guard-'));
  const file = join(folder, 'clinic.sqlite');

  beforeAll(() => {
    const database = new Database(file);
    database.exec(guardFixture('sqlite', 'schema.sql'));
    database.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are refused, or do and show nothing', () => {
    const hostile = [...fixtureLines('sqlite', 'hostile.txt'), ...fixtureStatements('sqlite', 'worst-questions.jsonl')];
    expect(hostile.length).toBeGreaterThanOrEqual(600);
    const allowed = letThrough(hostile, scope);
    const before = readFileSync(file);
    const input = JSON.stringify(allowed);
    const printed = execFileSync(process.execPath, ['-e', runner, file], { input, timeout: patience, maxBuffer: 1e8 });
    const results = printed
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sql: string; rows: unknown[][] | null });
    expect(results).toHaveLength(allowed.length);
    const bad = results.filter(({ rows }) => rows && (rows.length > mostRows || foreignValues(rows).length > 0));
    expect(bad.map(({ sql }) => sql)).toEqual([]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clinic.sqlite']);
  });

  it('are caught when the guard is not there', () => {
    const database = new Database(':memory:');
    database.exec(guardFixture('sqlite', 'schema.sql'));
    const rows = database.prepare('SELECT * FROM patients').raw().all() as unknown[][];
    expect(foreignValues(rows).length).toBeGreaterThan(0);
  });
});

describe('honest statements', () => {
  const database = new Database(':memory:');
  beforeAll(() => database.exec(guardFixture('sqlite', 'schema.sql')));

  it('are let through, 98 of 100 at least, and give what they gave', () => {
    const all = fixtureStatements('sqlite', 'legitimate.sql-questions.jsonl');
    const guarded = all.map((sql) => ({ sql, result: guardSql(sql, scope) }));
    const run = (sql: string): unknown[] => database.prepare(sql).raw().all().slice(0, mostRows);
    let allowed = 0;
    for (const { sql, result } of guarded) {
      if (result.status !== 'allowed') continue;
      allowed += 1;
      const rows = run(result.sql);
      if (!isFiltered(result.tables, scope)) expect({ sql, rows }).toEqual({ sql, rows: run(sql) });
    }
    expect(allowed / all.length).toBeGreaterThanOrEqual(0.98);
  });
});
