import { readTime } from './read-time';

const read = (text: string): string | number | null => {
  const found = readTime(text, 0, '2026-11-21');
  if (found?.length !== text.length) return null;
  return found.piece.kind === 'month' ? found.piece.month : found.piece.year;
};

it.each([
  ['本月', '2026-11'],
  ['这个月', '2026-11'],
  ['上个月', '2026-10'],
  ['上上个月', '2026-09'],
  ['3月', '2026-03'],
  ['12月', '2025-12'],
  ['十一月份', '2026-11'],
  ['去年12月', '2025-12'],
  ['2026年3月', '2026-03'],
  ['二〇二五年三月', '2025-03'],
  ['26年3月', '2026-03'],
  ['2026-03', '2026-03'],
  ['2026/3', '2026-03'],
  ['march 2026', '2026-03'],
  ['sept. 2025', '2025-09'],
  ['march of last year', '2025-03'],
  ['december', '2025-12'],
  ['last month', '2026-10'],
  ['今年', 2026],
  ['今年以来', 2026],
  ['去年', 2025],
  ['前年', 2024],
  ['2025', 2025],
  ['2025年度', 2025],
  ['二零二五年', 2025],
  ['last year', 2025],
])('reads %s', (text, value) => {
  expect(read(text)).toBe(value);
});

it.each(['3月5日', '三月底', '13月', '三个月', '2026-03-05', '10年来', '12025', 'may', 'marching'])(
  'does not take %s for a month or a year',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

it('goes back over the end of a year', () => {
  expect(readTime('上个月', 0, '2026-01-31')?.piece).toEqual({ kind: 'month', month: '2025-12' });
});
