import type { Cell } from '../../core/figures';
import type { SavedQuestion } from '../source/source-description';
import { filledAnswer } from './filled-answer';

const saved = (answer: SavedQuestion['answer']): SavedQuestion => ({
  name: 'x',
  title: 'x',
  questions: ['x'],
  parameters: [
    { name: 'month', type: 'month' },
    { name: 'year', type: 'year' },
  ],
  sql: 'x',
  answer,
});
const values = { month: '2026-03', year: 2026 };
const fill = (answer: SavedQuestion['answer'], row: Cell[] | null, language: 'zh' | 'en' = 'zh'): string | null =>
  filledAnswer(saved(answer), values, { columns: ['n', 'first_year', 'title'], rows: row ? [row] : [] }, language);

it('fills in parameters and the first row', () => {
  const answer = { zh: '{year} 年{month}共 {n} 篇', en: '{n} papers in {month}' };
  expect(fill(answer, [12345, 2020, null])).toBe('2026 年2026年3月共 12,345 篇');
  expect(fill(answer, [12345, 2020, null], 'en')).toBe('12,345 papers in March 2026');
});

it('writes cells as people read them', () => {
  expect(fill('{n} {first_year} {title}', [1234.567, 2020, null])).toBe('1,234.57 2020 无');
  expect(fill('{n} {title}', [0.012345, 2020, ''], 'en')).toBe('0.0123 none');
  expect(fill('{n} {title}', [true, 2020, 'two\nlines'])).toBe('是 two lines');
});

it('says nothing where something is missing', () => {
  expect(fill('{n} of {all}', [1, 2, 'x'])).toBeNull();
  expect(fill('{n}', null)).toBeNull();
  expect(fill('{year} 年的如下。', null)).toBe('2026 年的如下。');
});
