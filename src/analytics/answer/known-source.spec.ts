import type { SqlGuard } from '../guard/guarded-query';
import type { DataConnection } from '../source/data-source';
import { sourceDescription } from '../source/source-description';
import { KnownSource } from './known-source';

const passes: SqlGuard = (sql) => ({ status: 'allowed', sql, tables: [], columns: [] });
const description = sourceDescription.parse({
  title: '论文',
  tables: [
    {
      name: 'authors',
      title: '作者',
      columns: [{ name: 'name', type: 'TEXT', values: ['白露'] }, { name: '样本 图' }],
    },
  ],
  terms: [{ term: '发文量', means: 'COUNT(*)' }],
  examples: [{ question: '发文最多的五位作者', sql: 'SELECT name FROM authors' }],
});

function known(names: () => string[]) {
  let now = 0;
  const connection: DataConnection = {
    dialect: 'sqlite',
    run: () =>
      Promise.resolve({
        status: 'rows',
        table: { columns: ['name'], rows: names().map((name) => [name]) },
        isCut: false,
      }),
    close: () => Promise.resolve(),
  };
  const clock = { now: () => now, elapsed: () => now };
  const source = new KnownSource(
    { name: 'papers', assistants: [], description, connection },
    { guard: passes, clock, timeZone: 'Asia/Shanghai' },
  );
  return { source, wait: (milliseconds: number) => (now += milliseconds) };
}

it('knows the values of its description, then those of the data, and later what is new there', async () => {
  const there = ['林听雪'];
  const { source, wait } = known(() => there);
  expect(source.valuesOf('authors.name')).toEqual(['白露']);
  await source.loadValues();
  expect(source.valuesOf('authors.name')).toContain('林听雪');
  there.push('温如玉');
  source.renewValues();
  wait(600_001);
  source.renewValues();
  await new Promise(setImmediate);
  expect(source.valuesOf('authors.name')).toContain('温如玉');
});

it('is spoken of by its names, terms and values', () => {
  const { source } = known(() => []);
  expect(['今年发文量多少', '哪些作者最多', '白露发了几篇'].map((text) => source.isNamedIn(text))).toEqual([
    true,
    true,
    true,
  ]);
  expect(source.isNamedIn('样本图有几张')).toBe(true);
  expect(source.isNamedIn('中午吃什么')).toBe(false);
});

it('tells a question worded like one of its own from one that only shares a word', () => {
  const { source } = known(() => []);
  expect(source.isAskedLike('发文最多的三位作者是谁')).toBe(true);
  expect(source.isAskedLike('共同第一作者最多几人')).toBe(false);
});
