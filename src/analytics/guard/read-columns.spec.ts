import { readColumns } from './read-columns';

const schema = {
  tables: [
    { name: 'papers', columns: ['id', 'title', 'Month', 'journal_id'] },
    { name: 'journals', columns: ['journal_id', 'title', 'country'] },
    { name: '坚果', columns: ['词条id', '名称'] },
  ],
};

function read(sql: string, dialect: 'sqlite' | 'mysql' = 'sqlite'): string {
  const { tables, columns } = readColumns(sql, schema, dialect) ?? { tables: ['not parsed'], columns: [] };
  return `${tables.join(' ')}: ${[...columns].sort().join(' ')}`;
}

it.each([
  ['SELECT MONTH, COUNT(*) AS n FROM papers GROUP BY month ORDER BY n', 'papers: papers.Month'],
  [
    'SELECT j.* FROM papers p JOIN journals AS j USING (journal_id)',
    'papers journals: journals.country journals.journal_id journals.title papers.journal_id',
  ],
  [
    'SELECT country FROM papers NATURAL JOIN journals',
    'papers journals: journals.country journals.journal_id journals.title papers.journal_id papers.title',
  ],
  ['SELECT title FROM papers, journals', 'papers journals: journals.title papers.title'],
  ['WITH c AS (SELECT id AS n FROM papers) SELECT n, month FROM c', 'papers: papers.id'],
  ['WITH RECURSIVE c(n) AS (SELECT id FROM papers UNION ALL SELECT n + 1 FROM c) SELECT n FROM c', 'papers: papers.id'],
  [
    'SELECT 1 FROM papers p WHERE EXISTS (SELECT 1 FROM journals WHERE country = p.title)',
    'papers journals: journals.country papers.title',
  ],
  ['SELECT T1."名称" FROM "坚果" AS T1 WHERE T1."词条id" == "名称x"', '坚果: 坚果.名称 坚果.词条id'],
  [
    'SELECT "2024-01", x.id FROM (SELECT * FROM papers) x',
    'papers: papers.Month papers.id papers.journal_id papers.title',
  ],
  [
    'SELECT id FROM papers UNION SELECT journal_id FROM journals ORDER BY id',
    'papers journals: journals.journal_id papers.id',
  ],
  [
    'WITH c AS (SELECT id FROM papers) SELECT title FROM journals UNION SELECT id FROM c',
    'papers journals: journals.title papers.id',
  ],
  ['SELECT 名称 AS 坚果名 FROM 坚果', '坚果: 坚果.名称'],
  ['SELECT RANK() OVER w FROM papers WINDOW w AS (PARTITION BY month)', 'papers: papers.Month'],
  ['SELECT title COLLATE nocase AS month FROM papers ORDER BY month', 'papers: papers.title'],
  ['SELEC nonsense', 'not parsed: '],
])('%s', (sql, expected) => {
  expect(read(sql)).toBe(expected);
});

it('reads the dialect of MySQL', () => {
  expect(
    read('SELECT `title` FROM papers WHERE month = "id" AND DATE_ADD(month, INTERVAL 1 DAY) > \'2024\'', 'mysql'),
  ).toBe('papers: papers.Month papers.title');
});
