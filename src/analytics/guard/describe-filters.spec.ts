import type { DescribedTable } from '../source/source-description';
import { describeFilters } from './describe-filters';

const column = (name: string, title: string): DescribedTable['columns'][number] => ({
  name,
  title,
  type: '',
  description: '',
  values: [],
});
const tables: DescribedTable[] = [
  {
    name: 'papers',
    title: '论文',
    description: '',
    primaryKey: [],
    columns: [column('field', '方向'), column('month', '月份'), column('title', '标题'), column('journal', '')],
  },
];

it.each([
  [
    "SELECT COUNT(*) FROM papers WHERE field = '心血管' AND month BETWEEN '2026-01' AND '2026-11'",
    '方向 = 心血管；月份 2026-01 至 2026-11',
  ],
  [
    'SELECT "p"."month" FROM "papers" AS "p" WHERE ("p"."month" >= \'2026-01\' AND "p"."month" <= \'2026-03\') LIMIT 5',
    '月份 2026-01 至 2026-03',
  ],
  [
    "SELECT 1 FROM papers WHERE field IN ('a', 'b') AND title LIKE '%超声%' AND journal IS NOT NULL AND month > '2025'",
    '方向 = a、b；标题 含 超声；journal 不为空；月份 > 2025',
  ],
  [
    "SELECT 1 FROM papers WHERE substr(papers.month, 1, 4) = '2026' OR field <> 'x'",
    "substr(月份, 1, 4) = '2026' OR 方向 <> 'x'",
  ],
  ['SELECT 1 FROM papers p, journals j WHERE p.journal = j.name', ''],
  ['SELECT field FROM papers GROUP BY field HAVING COUNT(*) > 3', 'COUNT(*) > 3'],
  ['SELECT field FROM papers', ''],
  ['no SQL at all', ''],
])('%s', (sql, expected) => {
  expect(describeFilters(sql, tables, 'zh', 'sqlite')).toBe(expected);
});

it('speaks English, reads the dialect of MySQL, and cuts what is long', () => {
  const say = (sql: string): string => describeFilters(sql, tables, 'en', 'mysql');
  expect(
    say(
      "SELECT 1 FROM `papers` WHERE `papers`.`month` BETWEEN '2026-01' AND '2026-02' AND field NOT IN ('it\\'s', 'x')",
    ),
  ).toBe("月份 2026-01 to 2026-02; 方向 is not it's, x");
  expect(say(`SELECT 1 FROM papers WHERE CONCAT(title, '${'x'.repeat(200)}') > ''`)).toHaveLength(120);
});
