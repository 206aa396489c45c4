import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'yaml';
import { type SavedQuestion, sourceDescription } from '../source/source-description';
import { isSure, matchSaved, type SavedMatch } from './match-saved';

const fixtures = join(__dirname, '../../../test/fixtures/analytics/papers');
const read = (name: string): string => readFileSync(join(fixtures, name), 'utf8').trim();
const linesOf = <Line>(name: string): Line[] =>
  read(name)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const savedIn = (saved: unknown): SavedQuestion[] =>
  sourceDescription.parse({ title: 'x', tables: [{ name: 't', columns: [{ name: 'c' }] }], saved }).saved;

const papers = savedIn(
  (parse(readFileSync(join(__dirname, '../../../analytics/papers.yaml'), 'utf8')) as { saved: unknown }).saved,
);
const database = new Database(':memory:');
database.exec(read('schema.sql'));
const columns = new Map(
  ['papers.subject', 'paper_authors.name'].map((column) => {
    const rows = database.prepare(`SELECT DISTINCT ${column} AS value FROM ${column.split('.')[0] ?? ''}`).all();
    return [column, (rows as { value: string | null }[]).flatMap(({ value }) => value ?? [])];
  }),
);
const context = { today: '2026-11-21', values: (column: string) => columns.get(column) ?? [] };
const asked = (text: string, saved = papers): SavedMatch | null => matchSaved(text, saved, context);
const told = (text: string, saved = papers): [string, SavedMatch['values']] | null => {
  const match = asked(text, saved);
  return match && [match.saved.name, match.values];
};

afterAll(() => {
  database.close();
});

describe('on a set written without knowing the rule', () => {
  interface Line {
    id: string;
    question: string;
    saved: string | null;
    parameters: Record<string, string | number>;
  }
  const defaults = { month: '2026-11', year: 2026, subject: '' };
  const sets = linesOf<Line>('saved.jsonl');
  const hasRightValues = ({ parameters }: Line, { values }: SavedMatch): boolean =>
    Object.entries(values).every(([name, value]) => value === { ...defaults, ...parameters }[name]);

  it('finds what is meant, with its parameters', () => {
    const meant = sets.filter(({ saved }) => saved !== null);
    const found = meant.filter((line) => asked(line.question));
    const wrong = found.filter((line) => {
      const match = asked(line.question);
      return match?.saved.name !== line.saved || !hasRightValues(line, match);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(found.length / meant.length).toBeGreaterThanOrEqual(0.9);
  });

  it('takes nothing else for a saved question', () => {
    const near = sets.filter(({ saved }) => saved === null).map(({ question }) => question);
    const others = linesOf<{ question: string; answerable: boolean }>('questions.jsonl');
    const unanswerable = others.filter(({ answerable }) => !answerable).map(({ question }) => question);
    expect([...near, ...unanswerable, ...read('chatter.txt').split('\n')].filter((text) => asked(text))).toEqual([]);
  });
});

it.each([
  ['请问这个月咱们组一共发了几篇论文呀？', 'month-count', { month: '2026-11' }],
  ['本月發文量', 'month-count', { month: '2026-11' }],
  ['去年三月份发了多少篇文章', 'month-count', { month: '2025-03' }],
  ['How many papers did we publish in March 2026?', 'month-count', { month: '2026-03' }],
  ['二〇二五年每个月的论文数', 'year-months', { year: 2025 }],
  ['今年心血管方向发了多少篇，按月画个图', 'subject-months', { subject: '心血管', year: 2026 }],
  ['各方向今年的占比画个饼图', 'subjects-share', { year: 2026 }],
  ['目前库里共有多少论文', 'total', {}],
  ['最新论文有哪些', 'latest', { subject: '' }],
])('knows %s', (text, name, values) => {
  expect(told(text)).toEqual([name, values]);
});

it.each([
  '这个月投了几篇论文',
  '今年一共发了多少篇论文',
  '心血管方向一共有多少篇',
  '心血管比肿瘤多几篇',
  '近三个月发了多少篇',
  '3月5日发了几篇',
  '10年来每月发文量',
  '最新的三篇论文',
  '除了心血管今年发了多少篇',
  '中文论文有多少篇',
  '本月发文量 {month}',
  'how many papers by John Smith',
  'how many papers between March and May',
  '几篇',
  '论文',
  '',
])('leaves %s alone', (text) => {
  expect(told(text)).toBeNull();
});

it('is sure of a wording, and not of half of one', () => {
  const surely = (text: string) => isSure(matchSaved(text, papers, context) ?? { confidence: 0 });
  expect(surely('本月发文量')).toBe(true);
  expect(surely('本月发文量怎么样')).toBe(false);
});

describe('in another trade', () => {
  const orders = savedIn([
    {
      name: 'open-orders',
      title: 'x',
      questions: ['超过{days}天没发货的订单有多少', 'orders open for more than {days} days, how many'],
      parameters: [{ name: 'days', type: 'number' }],
      sql: 'SELECT COUNT(*) FROM orders WHERE days > :days',
      answer: 'x',
    },
    {
      name: 'orders-with',
      title: 'x',
      questions: ['备注里有{words}的订单有几个', 'how many orders mention {words}'],
      parameters: [{ name: 'words', type: 'text' }],
      sql: "SELECT COUNT(*) FROM orders WHERE note LIKE '%' || :words || '%'",
      answer: 'x',
    },
  ]);

  it('finds numbers and free words', () => {
    expect(told('超过30天没发货的订单有多少？', orders)).toEqual(['open-orders', { days: 30 }]);
    expect(told('请问备注里有易碎 轻放的订单有几个', orders)).toEqual(['orders-with', { words: '易碎 轻放' }]);
    expect(told('How many orders mention bubble wrap?', orders)).toEqual(['orders-with', { words: 'bubble wrap' }]);
    expect(told('订单有几个', orders)).toBeNull();
  });
});
