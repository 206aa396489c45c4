import type { ComparedResult } from './compare-results';
import { EvaluateSql, type SqlAnswer, type SqlQuestion } from './evaluate-sql.use-case';

const rowsOf = (...values: unknown[]): ComparedResult => ({
  ...{ columns: ['a'], rows: values.map((value) => [value]), isCut: false },
});
const answered = (...values: unknown[]): SqlAnswer => ({ status: 'rows', result: rowsOf(...values), tokens: 10 });

const question = (id: string, gold: string[], answerable = true): SqlQuestion => ({
  ...{ id, database: 'shop', question: id, gold, answerable },
});

const golds: Readonly<Record<string, ComparedResult | null>> = {
  one: rowsOf(1),
  two: rowsOf(2),
  none: rowsOf(null),
  broken: null,
};
const answers: Readonly<Record<string, SqlAnswer>> = {
  right: answered(1),
  'right by the other': answered(2),
  wrong: answered(3),
  'rightly empty': { status: 'no-data', tokens: 5 },
  'wrongly empty': { status: 'no-data', tokens: 5 },
  refused: { status: 'refused', tokens: 1 },
  failed: { status: 'failed', reason: 'syntax', tokens: 1 },
  'rightly refused': { status: 'refused', tokens: 1 },
  'made up': answered(1),
};

it('compares what is answered with each gold statement, and refusals with what has none', async () => {
  const told: string[] = [];
  const figures = await new EvaluateSql({
    ask: ({ id }) => Promise.resolve(answers[id] ?? answered()),
    gold: (_database, sql) => Promise.resolve(golds[sql] ?? null),
    onQuestion: ({ question: { id }, verdict }) => told.push(`${id}: ${verdict}`),
  }).run([
    question('right', ['one']),
    question('right by the other', ['one', 'two']),
    question('wrong', ['one', 'two']),
    question('rightly empty', ['none']),
    question('wrongly empty', ['one']),
    question('refused', ['one']),
    question('failed', ['one']),
    question('left out', ['broken']),
    question('rightly refused', [], false),
    question('made up', [], false),
  ]);
  expect(told).toEqual([
    ...['right: correct', 'right by the other: correct', 'wrong: wrong', 'rightly empty: correct'],
    ...['wrongly empty: wrong', 'refused: refused', 'failed: error', 'left out: gold-fails'],
    ...['rightly refused: refused', 'made up: wrong'],
  ]);
  expect(figures).toMatchObject({
    ...{ questions: 10, answerable: 7, executionAccuracy: 3 / 7, wronglyRefused: 1 / 7 },
    ...{ unanswerable: 2, refusalAccuracy: 0.5, errors: 1, goldFailures: 1, tokens: 53 },
  });
  expect(figures.byDatabase.shop).toMatchObject({ answerable: 7, executionAccuracy: 3 / 7 });
});
