import { cellOf, decimalOf, uniqueNames } from './cells';
import { beginsAsReading } from './first-word';
import { toPositional } from './mysql/positional';
import { sessionStatements } from './mysql/server-session';
import { Turns } from './turns';

it('makes names unique', () => {
  expect(uniqueNames(['n', 'n', 'n_2', '', 'n'])).toEqual(['n', 'n_2', 'n_2_2', 'column_4', 'n_3']);
});

it.each([
  [9007199254740993n, '9007199254740993'],
  [-5n, -5],
  [Infinity, null],
  [Buffer.from('a'), '（二进制 · binary）'],
  [{ x: 1 }, null],
  ['', ''],
])('makes %p the cell %p', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});

it.each([
  ['12.50', 12.5],
  ['-0.10', -0.1],
  ['1200000000000000', 1200000000000000],
  ['123456789012345678', '123456789012345678'],
  ['0.1234567890123456789', '0.1234567890123456789'],
  ['0.00', 0],
])('reads the decimal %s as %p', (text, cell) => {
  expect(decimalOf(text)).toBe(cell);
});

it.each([
  ['SELECT 1', true],
  [' -- hint\n/* words */ (WITH a AS (SELECT 1) SELECT * FROM a)', true],
  ['values (1)', true],
  ['PRAGMA hard_heap_limit = 1', false],
  ['/*!50000 SET */ SELECT 1', false],
  ['/*M! DELETE */ SELECT 1', false],
  ['EXPLAIN SELECT 1', false],
  ['SELECTED', false],
  ['', false],
])('tells whether %p begins as a query', (sql, expected) => {
  expect(beginsAsReading(sql)).toBe(expected);
});

it('puts values at their places, and leaves texts, names and comments alone', () => {
  const sql = "SELECT ':a', \"it''s \\\" :a\", `:a`, :a, :b -- :a\n /* :a */ FROM t # :a\n WHERE x = :a";
  expect(toPositional(sql, { a: 1, b: 'x' })).toEqual({
    sql: "SELECT ':a', \"it''s \\\" :a\", `:a`, ?, ? -- :a\n /* :a */ FROM t # :a\n WHERE x = ?",
    values: [1, 'x', 1],
  });
  expect(toPositional('SELECT :toString', {})).toBeNull();
});

it('gives turns in order, and none to who waited too long', async () => {
  const turns = new Turns(1);
  expect(await turns.take(10)).toBe(true);
  const [late, next] = [turns.take(5), turns.take(1000)];
  expect(await late).toBe(false);
  turns.giveBack();
  expect(await next).toBe(true);
  turns.giveBack();
  expect(await turns.take(10)).toBe(true);
  const abort = new AbortController();
  const left = turns.take(1000, abort.signal);
  abort.abort();
  expect(await left).toBe(false);
});

it.each([
  ['10.11.6-MariaDB-1', 'Asia/Shanghai', "max_recursive_iterations = 1000, SESSION time_zone = '+08:00'"],
  ['8.0.36', 'America/New_York', "cte_max_recursion_depth = 1000, SESSION time_zone = '-05:00'"],
  ['8.0.36', 'UTC', "cte_max_recursion_depth = 1000, SESSION time_zone = '+00:00'"],
  ['5.7.44-log', '+05:30', "lock_wait_timeout = 5, SESSION time_zone = '+05:30'"],
  ['10.1.48-MariaDB', undefined, 'lock_wait_timeout = 5'],
])('ends what repeats on a server %s, in the time of %s', (version, timeZone, expected) => {
  const limits = { milliseconds: 5000, rows: 1000, bytes: 1_000_000, parallel: 2 };
  const settings = sessionStatements(version, limits, timeZone, new Date('2026-01-15T00:00:00Z'))[1];
  expect(settings?.endsWith(expected)).toBe(true);
});
