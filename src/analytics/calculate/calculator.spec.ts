import type { IsolatedResult, IsolatedRunner, IsolatedTask } from '../../core/ports/isolated-runner';
import type { CalculationResult } from './calculation';
import { Calculator } from './calculator';

const asked: IsolatedTask[] = [];
const calculate = (result: IsolatedResult<unknown>): Promise<CalculationResult> => {
  const runner: IsolatedRunner = {
    run: (task) => (asked.push(task), Promise.resolve(result as never)),
    stop: () => undefined,
  };
  return new Calculator({ runner, script: '/program/calculate.child.js' }).calculate({ code: '1', data: [{ a: 1 }] });
};
const done = (value: unknown): Promise<CalculationResult> => calculate({ status: 'done', value });

it('asks a process within limits', async () => {
  expect(await done({ status: 'done', json: '{"share":0.5}' })).toEqual({ status: 'done', value: { share: 0.5 } });
  expect(asked[0]).toMatchObject({
    script: '/program/calculate.child.js',
    request: { code: '1', data: [{ a: 1 }] },
    limits: { milliseconds: 3000, megabytes: 256 },
  });
});

it.each(['too-slow', 'too-much-memory', 'cancelled'] as const)('says that the process was %s', async (reason) => {
  expect(await calculate({ status: 'failed', reason, detail: 'x' })).toMatchObject({ status: 'failed', reason });
});

it.each([
  ['no answer', null],
  ['another status', { status: 'finished', json: '1' }],
  ['more than was agreed', { status: 'done', json: '1', path: '/' }],
  ['broken JSON', { status: 'done', json: '{' }],
  ['a long text', { status: 'done', json: `"${'x'.repeat(100_000)}"` }],
  ['an endless nest', { status: 'done', json: '['.repeat(40_000) + ']'.repeat(40_000) }],
])('trusts no process that gives %s', async (_what, value) => {
  expect(await done(value)).toMatchObject({ status: 'failed' });
});

it('gives no prototype and no deep nest on', async () => {
  expect(await done({ status: 'done', json: '{"__proto__":{"admin":true},"n":1}' })).toEqual({
    status: 'done',
    value: { n: 1 },
  });
  const nest = '['.repeat(18) + ']'.repeat(18);
  expect(await done({ status: 'done', json: nest })).toMatchObject({ reason: 'too-large' });
});
