import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calculator } from '../../src/analytics/calculate/calculator';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { isClose } from '../support/close-values';
import { compiledProgram } from '../support/compile-sources';

jest.setTimeout(120_000);

const CANARY = 'canary-of-the-calculator';
interface Example {
  id: string;
  code: string;
  data: Record<string, string | number | boolean | null>[];
  expected: unknown;
}

const folder = new TemporaryFolder();
const runner = new IsolatedProcesses({ size: 4 });
const script = join(compiledProgram(), 'dist', 'app', 'calculate.child.js');
const calculator = new Calculator({ runner, script });

const linesOf = (name: string): Example[] =>
  readFileSync(join(__dirname, '../fixtures/analytics/sandbox', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Example);
const honest = {
  code: 'JSON.stringify([sum(data.map((row) => row.n)), [3, 1, 2].sort(), Object.keys({ a: 1 }), Math.max(1, 2), typeof left])',
  data: [{ n: 1 }, { n: 2 }],
};

beforeAll(() => {
  folder.write({ 'canary.txt': CANARY });
  process.env.FENNELBEAN_CANARY = CANARY;
});
afterAll(() => {
  delete process.env.FENNELBEAN_CANARY;
  runner.stop();
  folder.remove();
});

it('gives hostile code nothing, ends it, and calculates rightly after it', async () => {
  const faults: string[] = [];
  const attack = async ({ id, code }: Example): Promise<void> => {
    const own = code.replaceAll('{{CANARY_FILE}}', join(folder.path, 'canary.txt'));
    const started = performance.now();
    const result = await calculator.calculate({ code: own, data: honest.data });
    // The limit of the process, and patience with a slow machine.
    if (performance.now() - started > 20_000) faults.push(`${id} ran on`);
    if (JSON.stringify(result).includes(CANARY)) faults.push(`${id} read the canary`);
    const after = await calculator.calculate(honest);
    const value = after.status === 'done' ? after.value : after.detail;
    if (value !== '[3,[1,2,3],["a"],2,"undefined"]') {
      faults.push(`${id} changed a later calculation: ${JSON.stringify(value)}`);
    }
  };
  const escapes = linesOf('escapes.jsonl');
  const queue = [...escapes];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await attack(next);
  };
  await Promise.all([work(), work(), work()]);
  expect(escapes.length).toBeGreaterThanOrEqual(150);
  expect(faults).toEqual([]);
});

it('calculates what a team asks for', async () => {
  const wrong: string[] = [];
  for (const { id, code, data, expected } of linesOf('calculations.jsonl')) {
    const result = await calculator.calculate({ code, data });
    if (result.status === 'failed' || !isClose(result.value, expected)) wrong.push(id);
  }
  expect(wrong).toEqual([]);
});

it('is cancelled', async () => {
  const abort = new AbortController();
  const running = calculator.calculate({ code: 'for (;;);', data: [], signal: abort.signal });
  abort.abort();
  expect(await running).toMatchObject({ status: 'failed', reason: 'cancelled' });
});
