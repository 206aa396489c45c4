import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isClose } from '../../../test/support/close-values';
import type { Cell } from '../../core/figures';
import { runSandboxed } from './run-sandboxed';

interface Example {
  id: string;
  code: string;
  data: Record<string, Cell>[];
  expected: unknown;
}

const rows = [
  { month: '2026-01', papers: 3 },
  { month: '2026-02', papers: 5 },
  { month: '2026-03', papers: null },
];
const HELPERS = [
  'sum',
  'mean',
  'median',
  'quantile',
  'variance',
  'standardDeviation',
  'correlation',
  'round',
  'groupBy',
];
/** What QuickJS has that this Node may not have. */
const OWN = ['InternalError', 'Iterator', 'Float16Array'];
const run = async (code: string, data: Example['data'] = rows): Promise<unknown> => {
  const answer = await runSandboxed({ code, data });
  return answer.status === 'done' ? (JSON.parse(answer.json) as unknown) : `${answer.reason}: ${answer.detail}`;
};

it.each([
  ['data.length', 3],
  ['const papers = data.map((row) => row.papers); ({ sum: sum(papers), mean: mean(papers) })', { sum: 8, mean: 4 }],
  ['[median([3, 1, 2]), quantile([1, 2, 3, 4], 0.25), variance([1, 2, 3]), round(2.345, 2)]', [2, 1.75, 1, 2.35]],
  ['correlation([1, 2, 3], [2, 4, 6])', 1],
  ["Object.keys(groupBy(data, 'month'))", ['2026-01', '2026-02', '2026-03']],
  ['let mean = 1; var sum = 2; function median() { return 3 } [mean, sum, median()]', [1, 2, 3]],
  ["[new Date('2026-03-01'), undefined, new Float64Array([1, 2])]", ['2026-03-01T00:00:00.000Z', null, [1, 2]]],
])('calculates %s', async (code, value) => {
  expect(await run(code)).toEqual(value);
});

it.each([
  ['const share = 1;', 'error: TypeError: there is no value: end with an expression'],
  ['() => 1', 'error: TypeError: the value holds a function'],
  ['[0 / 0]', 'error: TypeError: the value holds NaN, which is no number'],
  ['1 / 0', 'error: TypeError: the value holds Infinity, which is no number'],
  ['({ n: 10n })', 'error: TypeError: the value holds a BigInt; use Number()'],
  ['const ring = {}; ring.ring = ring', 'error: TypeError: circular reference'],
  ['new Map([[1, 2]])', 'error: TypeError: the value holds a Map, which is no number, text, list or plain record'],
  ["mean(['3'])", 'error: TypeError: not a number: 3'],
  ['mean([])', 'error: RangeError: at least 1 numbers are needed'],
  ['return 1', 'error: SyntaxError: return not in a function'],
  ['process.env', "error: ReferenceError: 'process' is not defined"],
  ["'x'.repeat(100_001)", 'too-large: the value is more than 100000 bytes as JSON'],
  ['for (;;);', 'too-slow: longer than 500 ms'],
  ['({ toJSON() { for (;;); } })', 'too-slow: longer than 500 ms'],
  ["new Array(5_000_000).fill('x').map((x) => [x])", 'too-much-memory: more than 32 MB'],
  ['const again = () => again() + 1; again()', 'error: InternalError: stack overflow'],
])('says what is wrong with %s', async (code, told) => {
  expect(await run(code)).toBe(told);
});

it('takes no code without an end', async () => {
  expect(await run(' '.repeat(20_001))).toBe('too-large: the code is longer than 20000 characters');
});

it('starts afresh each time', async () => {
  await run('Array.prototype.map = () => [9]; Object.prototype.papers = 9; JSON.parse = () => 9; globalThis.left = 1');
  expect(await run('[data.map((row) => row.papers), typeof left, ({}).papers ?? null]')).toEqual([
    [3, 5, null],
    'undefined',
    null,
  ]);
});

it('knows nothing but the language', async () => {
  const names = (await run('Object.getOwnPropertyNames(globalThis)')) as string[];
  const known = new Set([...Object.getOwnPropertyNames(globalThis), ...OWN, 'data', ...HELPERS]);
  for (const name of ['process', 'require', 'fetch', 'setTimeout', 'console', 'WebAssembly']) known.delete(name);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it('calculates some of what a team asks for', async () => {
  const file = join(__dirname, '../../../test/fixtures/analytics/sandbox/calculations.jsonl');
  const examples = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Example);
  const wrong: string[] = [];
  // All of them: test/safety/calculator.full-spec.ts.
  for (const { id, code, data, expected } of examples.filter((_example, at) => at % 5 === 0)) {
    if (!isClose(await run(code, data), expected)) wrong.push(id);
  }
  expect(wrong).toEqual([]);
});
