import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Command } from 'commander';
import { addEvalSchemaLinkingCommand } from '../../src/cli/eval-schema-linking.command';

const folder = mkdtempSync(join(tmpdir(), 'linking-'));
const databases = join(folder, 'databases');
const questions = join(folder, 'questions.jsonl');

const asked: readonly [database: string, question: string, sql: string | null][] = [
  ['bakery', 'How many loaves were sold in March?', "SELECT SUM(pieces) FROM sales WHERE sold_on LIKE '2026-03%'"],
  [
    'bakery',
    'Which customers bought rye bread?',
    "SELECT c.full_name FROM customers c JOIN sales s ON s.cust_id = c.id JOIN breads b ON b.id = s.bread_id WHERE b.bread_name = 'Rye'",
  ],
  [
    'bakery',
    'average price of each kind of bread',
    'SELECT flour, AVG(unit_price) FROM breads GROUP BY flour; SELECT bread_name, AVG(unit_price) FROM breads GROUP BY 1',
  ],
  ['bakery', 'Who are the customers from Lugano?', "SELECT full_name FROM customers WHERE town = 'Lugano'"],
  ['bakery', 'How warm was the oven?', null],
  ['书店', '每个出版社有多少本书', 'SELECT "出版社", COUNT(*) FROM "图书" GROUP BY "出版社"'],
  [
    '书店',
    '《山居》卖了多少钱',
    `SELECT SUM("销售金额") FROM "销售记录" JOIN "图书" ON "图书"."图书编号" = "销售记录"."图书编号" WHERE "书名" = '山居'`,
  ],
  [
    '书店',
    '本月销售额最高的会员是谁',
    'SELECT "会员姓名" FROM "会员" JOIN "销售记录" USING ("会员编号") WHERE "销售日期" > 0 GROUP BY 1 ORDER BY SUM("销售金额") DESC',
  ],
];

beforeAll(() => {
  mkdirSync(databases);
  fill('bakery', [
    'CREATE TABLE breads (id INTEGER PRIMARY KEY, bread_name TEXT, flour TEXT, unit_price REAL, baked_at TEXT, notes TEXT)',
    'CREATE TABLE customers (id INTEGER PRIMARY KEY, full_name TEXT, town TEXT, email TEXT, joined_on TEXT, discount_pct REAL)',
    'CREATE TABLE sales (id INTEGER PRIMARY KEY, bread_id INTEGER REFERENCES breads, cust_id INTEGER REFERENCES customers, pieces INTEGER, sold_on TEXT, till TEXT)',
    'CREATE TABLE ovens (oven_no INTEGER PRIMARY KEY, maker TEXT, bought_on TEXT, power_kw REAL)',
    'CREATE TABLE suppliers (supplier_id INTEGER PRIMARY KEY, company TEXT, contact TEXT, iban TEXT)',
    "INSERT INTO breads VALUES (1, 'Rye', 'dark', 4.5, NULL, NULL), (2, 'Ciabatta', 'white', 3.0, NULL, NULL)",
    "INSERT INTO customers VALUES (1, 'A. Rossi', 'Lugano', NULL, NULL, NULL)",
  ]);
  fill('书店', [
    'CREATE TABLE "图书" ("图书编号" INTEGER PRIMARY KEY, "书名" TEXT, "出版社" TEXT, "定价" REAL, "页数" INTEGER, "装帧" TEXT)',
    'CREATE TABLE "会员" ("会员编号" INTEGER PRIMARY KEY, "会员姓名" TEXT, "等级" TEXT, "入会日期" TEXT, "手机" TEXT)',
    'CREATE TABLE "销售记录" ("流水号" INTEGER PRIMARY KEY, "图书编号" INTEGER, "会员编号" INTEGER, "销售金额" REAL, "销售日期" TEXT, "收银台" TEXT)',
    'CREATE TABLE "供货商" ("供货商编号" INTEGER PRIMARY KEY, "公司" TEXT, "账期" INTEGER, "联系人" TEXT)',
    `INSERT INTO "图书" VALUES (1, '山居', '晨光', 39, 210, '平装')`,
  ]);
  const lines = asked.map(([database, question, sql]) =>
    JSON.stringify({ database, question, sql, answerable: sql !== null }),
  );
  writeFileSync(questions, lines.join('\n'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fill(name: string, statements: readonly string[]): void {
  const database = new Database(join(databases, `${name}.sqlite`));
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** What the command prints. */
async function printed(...options: string[]): Promise<string> {
  const written: string[] = [];
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const program = new Command();
    addEvalSchemaLinkingCommand(program);
    await program.parseAsync(['schema-linking', '--questions', questions, '--databases', databases, ...options], {
      from: 'user',
    });
  } finally {
    output.mockRestore();
  }
  return written.join('');
}

it('shows of small databases what their questions need and no more than half', async () => {
  const figures = JSON.parse(await printed('--json')) as Record<string, number | object>;
  expect(Object.keys(figures)).toEqual(['tableRecall', 'columnRecall', 'columnsShown', 'questions', 'byDatabase']);
  expect(figures).toMatchObject({
    tableRecall: 1,
    questions: 7,
    byDatabase: { bakery: { questions: 4 }, 书店: { questions: 3 } },
  });
  expect(figures.columnRecall).toBeGreaterThanOrEqual(0.95);
  expect(figures.columnsShown).toBeLessThanOrEqual(0.5);
});

it('prints a table, and tells of a folder that is missing', async () => {
  expect(await printed('--no-values')).toMatch(/^all +\d/m);
  await expect(printed('--schemas', join(folder, 'none'))).rejects.toThrow(/There is no folder/);
});
