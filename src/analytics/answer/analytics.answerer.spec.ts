import { intent } from '../../../test/fakes/intents';
import type { Cell } from '../../core/figures';
import type { Question } from '../../core/question';
import { guardSql } from '../guard/guard-sql';
import type { DataConnection, QueryResult } from '../source/data-source';
import { sourceDescription } from '../source/source-description';
import { AnalyticsAnswerer } from './analytics.answerer';
import { KnownSource } from './known-source';

const description = sourceDescription.parse({
  title: { zh: '论文库', en: 'Papers' },
  smallCells: { person: 'patients.patient_id' },
  tables: [
    {
      name: 'papers',
      title: '论文',
      columns: [{ name: 'month' }, { name: 'author', type: 'TEXT', values: ['林知远'] }],
    },
    { name: 'patients', columns: [{ name: 'patient_id' }] },
  ],
  saved: [
    {
      name: 'author-months',
      title: { zh: '每月发文量', en: 'Papers by month' },
      questions: ['{author}每个月发了几篇'],
      parameters: [{ name: 'author', type: 'value', column: 'papers.author' }],
      sql: 'SELECT month, COUNT(*) AS n FROM papers WHERE author = :author GROUP BY month',
      answer: { zh: '{author}每月的论文数如下。', en: 'Papers of {author}.' },
      chart: 'bar',
    },
  ],
});
const hidden = [{ placeholder: '[姓名-7KQ2]', value: '林知远' }];
const asked = (text: string, assistant = 'research') => {
  const conversation = { channel: 'web', id: 'group' };
  const question = { assistant, conversation, language: 'zh' } as unknown as Question;
  return { question, text, hidden, searchKnowledge: () => Promise.resolve([]) };
};

function world(
  rows: Cell[][] = [
    ['2026-01', 1],
    ['2026-02', 2],
  ],
) {
  const run: { sql: string; values: unknown }[] = [];
  const kept: string[] = [];
  const result: QueryResult = { status: 'rows', table: { columns: ['month', 'n'], rows }, isCut: false };
  const connection: DataConnection = {
    dialect: 'sqlite',
    run: (sql, { values } = {}) => {
      run.push({ sql, values });
      return Promise.resolve(result);
    },
    close: () => Promise.resolve(),
  };
  const clock = { now: () => Date.parse('2026-11-21T08:00:00Z'), elapsed: () => 0 };
  const source = { name: 'papers', assistants: ['research'], description, connection };
  const answerer = new AnalyticsAnswerer({
    sources: [new KnownSource(source, { guard: guardSql, clock, timeZone: 'Asia/Shanghai' })],
    agent: null,
    painter: {
      paint: (chart, options) => {
        kept.push(JSON.stringify([chart, options]));
        return Promise.resolve(null);
      },
      stop: () => Promise.resolve(),
    },
    files: { put: () => Promise.resolve('key.csv') },
    logger: { warn: () => undefined },
    clock,
    today: () => '2026-11-21',
  });
  return { answerer, run, kept };
}

const question = '[姓名-7KQ2]每个月发了几篇';

it('asks the database for whom a placeholder stands, and keeps the placeholder alone', async () => {
  const { answerer, run, kept } = world();
  const reply = await answerer.answer(asked(question));
  expect(run).toEqual([{ sql: expect.stringContaining(':author') as string, values: { author: '林知远' } }]);
  expect(reply).toMatchObject({
    status: 'answered',
    answer: { text: '[姓名-7KQ2]每月的论文数如下。', writer: 'query', figures: { filters: 'author = [姓名-7KQ2]' } },
  });
  expect(kept).toHaveLength(1);
  expect(JSON.stringify([reply, kept])).not.toContain('林知远');
});

it('knows saved questions, and claims what is of figures, for its own assistants', () => {
  const { answerer } = world();
  const statistics = intent('statistics', { policy: { answer: 'statistics', tone: null, maxCharacters: null } });
  expect([answerer.knows(asked(question)), answerer.knows(asked('论文怎么投稿'))]).toEqual([true, false]);
  expect(answerer.claims(asked('今年的情况'), statistics)).toBe(true);
  expect(answerer.claims(asked('论文一共多少篇'), null)).toBe(true);
  expect(answerer.claims(asked('中午一共多少人吃饭'), null)).toBe(false);
  expect(answerer.claims(asked(question, 'patients'), statistics)).toBe(false);
});

it('says what it cannot: no model, and groups that may be too small to be shown', async () => {
  expect(await world().answerer.answer(asked('论文平均几位作者'))).toMatchObject({
    status: 'refused',
    reason: 'no-model',
  });
  const none = await world([]).answerer.answer(asked(question));
  expect(none).toMatchObject({
    status: 'refused',
    reason: 'no-data',
    line: expect.stringContaining('人数太少') as string,
  });
});
