import { ScriptedChat } from '../../../test/fakes/scripted-chat';
import type { Cell } from '../../core/figures';
import { ModelError } from '../../core/ports/chat-model';
import type { CalculationResult } from '../calculate/calculation';
import type { SqlGuard } from '../guard/guarded-query';
import type { QueryResult } from '../source/data-source';
import { sourceDescription } from '../source/source-description';
import { DataAgent } from './data-agent';
import { GuardedSource } from './guarded-source';
import { HiddenValues } from './hidden-values';

const description = sourceDescription.parse({
  title: '论文',
  tables: [{ name: 'papers', columns: [{ name: 'month' }, { name: 'subject', values: ['心血管', '神经'] }] }],
});
const passes: SqlGuard = (sql) =>
  sql.includes('secrets')
    ? { status: 'refused', reason: 'table-not-allowed', detail: 'secrets' }
    : { status: 'allowed', sql: `${sql} LIMIT 1000`, tables: [], columns: [] };
const rowsOf = (columns: string[], ...rows: Cell[][]): QueryResult => ({
  status: 'rows',
  table: { columns, rows },
  isCut: false,
});
const redact = (text: string) => text.replace(/\d{11}/g, '[电话]');
const prompts = { render: () => 'instructions' };

interface World {
  replies: (string | object | Error)[];
  results?: QueryResult[];
  calculated?: CalculationResult;
  question?: string;
  hidden?: HiddenValues;
}

async function ask({
  replies,
  results = [],
  calculated,
  question = '心血管发了几篇',
  hidden = new HiddenValues([]),
}: World) {
  const model = new ScriptedChat(replies);
  const run: string[] = [];
  const connection = {
    dialect: 'sqlite' as const,
    run: (sql: string) => {
      run.push(sql);
      return Promise.resolve(results[Math.min(run.length, results.length) - 1] ?? rowsOf(['n'], [1]));
    },
    close: () => Promise.resolve(),
  };
  const source = new GuardedSource({ name: 'papers', assistants: ['research'], description, connection }, passes);
  const calculator = { calculate: () => Promise.resolve(calculated ?? { status: 'done' as const, value: 7 }) };
  const agent = new DataAgent({ model, prompts, calculator, redact, clock: { elapsed: () => 0 } });
  const linked = { tables: [{ name: 'papers', columns: ['month'] }], joins: [], values: [] };
  const searchKnowledge = (query: string) => Promise.resolve([`${query}是口径`]);
  const result = await agent.ask({
    ...{ source, linked, examples: [], question, hidden, language: 'zh', today: '2026-11-21', assistant: 'research' },
    searchKnowledge,
  });
  return {
    result,
    run,
    model,
    told: model.asked.map(({ user }) => JSON.parse(user) as { steps: { came: unknown }[] }),
  };
}
const query = (sql: string, more: object = {}) => ({ action: 'query', sql, final: true, ...more });

describe('figures', () => {
  it('are told in the model’s sentence with the values of the rows', async () => {
    const { result, run } = await ask({
      replies: [query('SELECT COUNT(*) AS n FROM papers', { sentence: '心血管共 {n} 篇', chart: null })],
      results: [rowsOf(['n'], [12])],
    });
    expect(run).toEqual(['SELECT COUNT(*) AS n FROM papers LIMIT 1000']);
    expect(result).toMatchObject({ status: 'answered', sentence: '心血管共 12 篇', tokens: 100 });
    expect(result.steps).toEqual([{ action: 'query', status: 'done', sql: run[0], rows: 1, milliseconds: 0 }]);
  });

  it('are not told in a sentence whose number the model made up', async () => {
    const { result } = await ask({
      replies: [query('SELECT 1', { sentence: '心血管共 99 篇' })],
      results: [rowsOf(['n'], [12])],
    });
    expect(result).toMatchObject({ status: 'answered', sentence: null });
  });

  it('that do not exist are no zero', async () => {
    expect((await ask({ replies: [query('SELECT 1')], results: [rowsOf(['n'])] })).result).toMatchObject({
      reason: 'no-data',
    });
    const sum = await ask({ replies: [query('SELECT SUM(x)')], results: [rowsOf(['n'], [null])] });
    expect(sum.result).toMatchObject({ reason: 'no-data' });
    const zero = await ask({
      replies: [query('SELECT COUNT(*)', { sentence: '{n} 篇' })],
      results: [rowsOf(['n'], [0])],
    });
    expect(zero.result).toMatchObject({ sentence: '0 篇' });
  });
});

describe('several steps', () => {
  it('lead to a sentence of what was queried and calculated', async () => {
    const { result, told } = await ask({
      replies: [
        query('SELECT 1', { final: false }),
        { action: 'search-knowledge', query: '增长率' },
        { action: 'calculate', code: 'data[0].n * 2' },
        { action: 'answer', sentence: '今年 12 篇，增长 25%' },
      ],
      results: [rowsOf(['n'], [12])],
      calculated: { status: 'done', value: { growth: 0.25 } },
    });
    expect(result).toMatchObject({ status: 'answered', sentence: '今年 12 篇，增长 25%' });
    expect(result.steps.map(({ action }) => action)).toEqual(['query', 'search-knowledge', 'calculate', 'answer']);
    expect(told[1]?.steps[0]?.came).toEqual({ columns: ['n'], rows: [[12]], totalRows: 1 });
    expect(told[2]?.steps[1]?.came).toEqual(['增长率是口径']);
  });

  it('show the model no personal data of the rows', async () => {
    const { told } = await ask({
      replies: [
        query('SELECT 1', { final: false }),
        { action: 'calculate', code: 'data[0]' },
        { action: 'cannot-answer', reason: 'not-in-data' },
      ],
      results: [rowsOf(['contact'], [`${'x'.repeat(75)}13800138000`])],
      calculated: {
        status: 'done',
        value: [{ 13800138000: '13800138000' }, ...Array.from({ length: 5000 }, () => 10)],
      },
    });
    expect(JSON.stringify(told)).not.toContain('138');
    expect(told[1]?.steps[0]?.came).toMatchObject({ rows: [[expect.stringMatching(/^x+\[电话\]$/)]] });
    expect(String(told[2]?.steps[1]?.came)).toHaveLength(8001);
    expect(String(told[2]?.steps[1]?.came)).toMatch(/^\[\{"\[电话\]":"\[电话\]"\}/);
  });

  it('end with what there is when the model would go on for ever', async () => {
    const { result, model } = await ask({
      replies: [query('SELECT 1', { final: false })],
      results: [rowsOf(['n'], [12])],
    });
    expect(result).toMatchObject({ status: 'answered', sentence: null });
    expect(model.asked).toHaveLength(8);
  });
});

describe('what cannot be done', () => {
  it('is told to the model, twice at most', async () => {
    const failed: QueryResult = { status: 'failed', reason: 'unknown-name', detail: 'no such column: papr' };
    const replies = ['papr', 'paprs', 'paperz', 'papre'].map((name) => query(`SELECT ${name}`));
    const { result, told, model } = await ask({ replies, results: [failed] });
    expect(told[1]?.steps[0]?.came).toEqual({ failed: 'unknown-name: no such column: papr' });
    expect(model.asked).toHaveLength(3);
    expect(result).toMatchObject({ status: 'refused', reason: 'failed' });
  });

  it('may be mended', async () => {
    const failed: QueryResult = { status: 'failed', reason: 'syntax', detail: 'near FORM' };
    const { result } = await ask({
      replies: [query('SELECT 1 FORM'), query('SELECT 1')],
      results: [failed, rowsOf(['n'], [3])],
    });
    expect(result.status).toBe('answered');
    expect(result.steps.map(({ status, reason }) => reason ?? status)).toEqual(['syntax: near FORM', 'done']);
  });

  it('is not tried again in the same words', async () => {
    const failed: QueryResult = { status: 'failed', reason: 'too-slow', detail: '' };
    const { result, run } = await ask({ replies: [query('SELECT slow')], results: [failed] });
    expect(run).toHaveLength(2);
    expect(result).toMatchObject({ status: 'refused', reason: 'failed' });
  });

  it('is not permitted where the guard refuses it to the end', async () => {
    const { result, run } = await ask({ replies: [query('SELECT * FROM secrets')] });
    expect(result).toMatchObject({ status: 'refused', reason: 'not-permitted' });
    expect(run).toEqual([]);
  });

  it.each([
    [[{ action: 'cannot-answer', reason: 'not-in-data' }], 'cannot-tell'],
    [[{ action: 'cannot-answer', reason: 'not-permitted' }], 'not-permitted'],
    [['DROP TABLE papers'], 'cannot-tell'],
    [[new ModelError('timeout', 'late')], 'failed'],
  ])('ends %#', async (replies, reason) => {
    expect((await ask({ replies })).result).toMatchObject({ status: 'refused', reason });
  });

  it('is not tried again where the database is away', async () => {
    const { result, model } = await ask({
      replies: [query('SELECT 1')],
      results: [{ status: 'failed', reason: 'unreachable', detail: '' }],
    });
    expect(result).toMatchObject({ reason: 'failed' });
    expect(model.asked).toHaveLength(1);
  });
});

it('shows a model placeholders only, and asks the database for what they stand for', async () => {
  const hidden = new HiddenValues([{ placeholder: '[姓名-7KQ2]', value: '林知远' }]);
  const { result, run, model } = await ask({
    replies: [
      query("SELECT COUNT(*) AS n FROM papers WHERE author = '[姓名-7KQ2]'", { sentence: '[姓名-7KQ2]共 {n} 篇' }),
    ],
    question: '[姓名-7KQ2]发了几篇',
    hidden,
  });
  expect(run[0]).toContain("'林知远'");
  expect(JSON.stringify([model.asked, result])).not.toContain('林知远');

  const named = { status: 'failed', reason: 'unknown-name', detail: 'no such column: 林知远' } as const;
  const failing = await ask({
    replies: [query('SELECT [姓名-7KQ2]'), query("SELECT '[姓名-7KQ2]' AS author")],
    results: [named, rowsOf(['author'], ['林知远'])],
    hidden,
  });
  expect(failing.run).toHaveLength(2);
  expect(JSON.stringify([failing.model.asked, failing.result])).not.toContain('林知远');
});
