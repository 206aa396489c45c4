import { guardSql } from '../guard/guard-sql';
import { type DataConnection, type QueryFailure, queryLimits } from '../source/data-source';
import type { DescribedTable, SavedParameter, SourceDescription } from '../source/source-description';
import { finding, type SourceFinding } from './finding';

const REACH: Readonly<Partial<Record<QueryFailure, string>>> = {
  unreachable: '检查地址、账号和密码，或文件是否还在 · check host, user and password, or whether the file is there',
  busy: '数据在读入或查询太多，稍后再试 · it is being read in or has too many queries: try again later',
};

/** Looks whether a source is as its description says, and whether what stands in it runs. Changes nothing. */
export async function diagnoseSource(
  description: SourceDescription,
  connection: DataConnection,
): Promise<SourceFinding[]> {
  const reached = await connection.run('SELECT 1');
  if (reached.status === 'failed') {
    const what = `连不上：${reached.detail} · cannot be reached (${reached.reason})`;
    return [finding('connection', 'fail', what, REACH[reached.reason] ?? null)];
  }
  return [
    finding('connection', 'ok', `连上了 · reached (${connection.dialect})`),
    ...(await diagnoseTables(description.tables, connection)),
    ...(await diagnoseQuestions(description, connection)),
  ];
}

async function diagnoseTables(tables: readonly DescribedTable[], connection: DataConnection): Promise<SourceFinding[]> {
  const mark = connection.dialect === 'mysql' ? '`' : '"';
  const quoted = (name: string): string => mark + name.replaceAll(mark, mark + mark) + mark;
  const problems: SourceFinding[] = [];
  const todo = '改说明文件，或重新 inspect · correct the description, or inspect again';
  for (const { name, columns, rowFilter } of tables) {
    const read = (what: string, filter = ''): Promise<boolean> =>
      connection.run(`SELECT ${what} FROM ${quoted(name)}${filter} LIMIT 1`).then(({ status }) => status === 'rows');
    if (!(await read('1'))) {
      problems.push(
        finding('tables', 'fail', `没有表 ${name}，或无权读取 · no table ${name}, or it may not be read`, todo),
      );
      continue;
    }
    if (await read(columns.map((column) => quoted(column.name)).join(', '))) {
      if (rowFilter === undefined || (await read('1', ` WHERE (${rowFilter}\n)`))) continue;
      problems.push(
        finding('tables', 'fail', `${name} 的 rowFilter 不能执行 · the rowFilter of ${name} cannot be run`, todo),
      );
    }
    for (const column of columns) {
      if (await read(quoted(column.name))) continue;
      const path = `${name}.${column.name}`;
      problems.push(
        finding('tables', 'fail', `没有列 ${path}，或无权读取 · no column ${path}, or it may not be read`, todo),
      );
    }
  }
  const columns = tables.reduce((count, table) => count + table.columns.length, 0);
  const what = `${tables.length} 张表、${columns} 列都在 · all ${tables.length} tables and ${columns} columns are there`;
  return problems.length > 0 ? problems : [finding('tables', 'ok', what)];
}

interface Statement {
  name: string;
  sql: string;
  values: Record<string, string | number>;
}

async function diagnoseQuestions(description: SourceDescription, connection: DataConnection): Promise<SourceFinding[]> {
  const statements: Statement[] = [
    ...(description.asOf === undefined ? [] : [{ name: 'asOf', sql: description.asOf, values: {} }]),
    ...description.examples.map(({ question, sql }) => ({ name: `例题 example「${question}」`, sql, values: {} })),
    ...description.saved.map(({ name, sql, parameters }) => ({
      name: `saved ${name}`,
      sql,
      values: Object.fromEntries(parameters.map((one) => [one.name, trialValue(one, description)])),
    })),
  ];
  const problems: SourceFinding[] = [];
  for (const statement of statements) {
    const problem = await problemOf(statement, description, connection);
    if (problem === null) continue;
    const todo = '改说明文件里的这条 SQL · correct this SQL in the description';
    problems.push(finding('questions', 'fail', `${statement.name}: ${problem}`, todo));
  }
  const what =
    statements.length === 0
      ? '还没有例题和保存的问题 · there are no examples and no saved questions yet'
      : `${statements.length} 条例题和保存的问题都能执行 · all ${statements.length} examples and saved questions run`;
  return problems.length > 0 ? problems : [finding('questions', statements.length === 0 ? 'warn' : 'ok', what)];
}

async function problemOf(
  { sql, values }: Statement,
  { tables, joins, smallCells }: SourceDescription,
  connection: DataConnection,
): Promise<string | null> {
  const { dialect } = connection;
  const scope = { tables, joins, smallCells, dialect, rows: queryLimits.rows, parameters: Object.keys(values) };
  const guarded = guardSql(sql, scope);
  if (guarded.status === 'refused') {
    return `不允许 · not allowed: ${guarded.reason}${guarded.detail === '' ? '' : ` (${guarded.detail})`}`;
  }
  const result = await connection.run(guarded.sql, { values });
  return result.status === 'rows' ? null : `不能执行 · cannot be run: ${result.detail} (${result.reason})`;
}

/** Something of the kind; whether there are rows for it does not matter. */
function trialValue({ type, column, default: given }: SavedParameter, { tables }: SourceDescription): string | number {
  if (given !== undefined && given !== 'today') return given;
  const [value = 'x'] = tables.flatMap((table) =>
    table.columns.filter(({ name }) => `${table.name}.${name}` === column).flatMap(({ values }) => values),
  );
  return { value, month: '2026-01', year: 2026, number: 1, text: 'x' }[type];
}
