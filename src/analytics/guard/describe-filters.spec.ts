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
  ['SELECT 1 FROM papers p, journals j WHERE (p.journal = j.name)', ''],
  [
    "SELECT n FROM (SELECT COUNT(*) AS n FROM papers WHERE field = 'x') q JOIN papers p ON 1 = 1 AND p.month > '2025' WHERE n > 3",
    '月份 > 2025；n > 3；方向 = x',
  ],
  [
    "WITH a AS (SELECT * FROM papers WHERE field = 'x'), b AS (SELECT * FROM a WHERE month = '2026'), c AS (SELECT 1 FROM papers WHERE field = 'z') SELECT COUNT(*) AS c FROM b",
    '月份 = 2026；方向 = x',
  ],
  [
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT i, (SELECT 1 FROM papers WHERE journal = 'j') FROM n",
    'journal = j',
  ],
  [
    "SELECT 1 FROM papers WHERE field = 'x' UNION ALL SELECT 1 FROM papers WHERE field = 'y' OR month = '1' UNION ALL SELECT 1 FROM papers WHERE field = 'x'",
    "方向 = x；方向 = 'y' OR 月份 = '1'",
  ],
  ['SELECT field FROM papers GROUP BY field HAVING COUNT(*) > 3', 'COUNT(*) > 3'],
  ["SELECT 1 FROM papers WHERE ('x' = '' OR field = 'x') AND ('' = '' OR month = '')", '方向 = x'],
  ['SELECT field FROM papers', ''],
  ['no SQL at all', ''],
])('%s', (sql, expected) => {
  expect(describeFilters(sql, { tables, language: 'zh', dialect: 'sqlite' })).toBe(expected);
});

it('says how many people a group needs, and no more than eight things', () => {
  const say = (sql: string): string =>
    describeFilters(sql, { tables, language: 'zh', dialect: 'sqlite', smallCells: { person: 'p.id', fewerThan: 5 } });
  const having = 'COUNT(DISTINCT id) >= 5 AND COUNT(DISTINCT CASE WHEN 1 THEN id END) NOT BETWEEN 1 AND 4';
  expect(say(`SELECT 1 FROM p GROUP BY x HAVING ${having}`)).toBe('不足 5 人的组不显示');
  const many = Array.from({ length: 9 }, (_, at) => `c${at} = 1`).join(' AND ');
  expect(say(`SELECT 1 FROM p WHERE ${many}`)).toMatch(/c7 = 1；…$/);
});

it('speaks English, reads the dialect of MySQL, and cuts what is long', () => {
  const say = (sql: string): string => describeFilters(sql, { tables, language: 'en', dialect: 'mysql' });
  expect(
    say(
      "SELECT 1 FROM `papers` WHERE `papers`.`month` BETWEEN '2026-01' AND '2026-02' AND field NOT IN ('it\\'s', 'x')",
    ),
  ).toBe("月份 2026-01 to 2026-02; 方向 is not it's, x");
  expect(say(`SELECT 1 FROM papers WHERE CONCAT(title, '${'x'.repeat(200)}') > ''`)).toHaveLength(120);
});
