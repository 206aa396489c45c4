import { refusals } from './api-error';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST_TABLES = 5;
const attributes = [
  ...['tag', 'element_id', 'margin', 'page_size', 'row_height', 'row_max_height', 'freeze_first_column'],
  ...['header_style', 'columns', 'rows'],
];
const columnAttributes = [
  ...['name', 'display_name', 'data_type', 'width', 'vertical_align', 'horizontal_align', 'format', 'date_format'],
];
const dataTypes = ['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'];

/**
 * Page "表格组件" of card JSON 2.0: at the root only, five at most, pages of 1 to 10 rows; page "卡片 JSON 2.0 版本更新说明":
 * an attribute that is not known is an error. The code and words for too many are those that people report.
 */
export function checkTables(card: unknown): void {
  const body = isObject(card) && isObject(card.body) ? card.body : {};
  const root: unknown[] = Array.isArray(body.elements) ? body.elements : [];
  const tables = root.filter((element): element is Json => isObject(element) && element.tag === 'table');
  if (tables.length > MOST_TABLES) refuse('ErrCode: 11310; ErrMsg: card table number over limit; ErrorValue: table');
  if (countTables(card) > tables.length) refuse('ErrCode: 200861; ErrMsg: table is not at the root of the card');
  tables.forEach(checkTable);
}

/** What a member reads of it: a line a row, below the names of the columns. */
export function tableText({ columns, rows }: Json): string {
  const known = Array.isArray(columns) ? columns.filter(isObject) : [];
  const lines = (Array.isArray(rows) ? rows.filter(isObject) : []).map((row) =>
    known.map(({ name }) => wordsOf(row[String(name)])).join(' | '),
  );
  return [known.map((column) => wordsOf(column.display_name)).join(' | '), ...lines].join('\n');
}

function checkTable(table: Json): void {
  const { page_size: size = 5, columns, rows } = table;
  known(table, attributes);
  if (!Number.isInteger(size) || (size as number) < 1 || (size as number) > 10) refuse('page_size');
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isObject)) refuse('columns');
  const names = columns.map((column) => {
    known(column, columnAttributes);
    if (!dataTypes.includes(String(column.data_type))) refuse('data_type');
    return column.name;
  });
  if (!names.every((name) => typeof name === 'string') || new Set(names).size < names.length) refuse('column name');
  if (!Array.isArray(rows) || !rows.every(isObject)) refuse('rows');
  for (const { name, data_type: type } of columns) {
    const cells = rows.map((row) => row[String(name)]).filter((cell) => cell !== undefined);
    const wanted = type === 'number' ? 'number' : 'string';
    if (type !== 'options' && type !== 'persons' && type !== 'date' && cells.some((cell) => typeof cell !== wanted)) {
      refuse(`a cell of ${String(name)}`);
    }
  }
}

function known(object: Json, names: readonly string[]): void {
  const unknown = Object.keys(object).find((name) => !names.includes(name));
  if (unknown !== undefined) refuse(`unknown property ${unknown}`);
}

function countTables(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countTables(item), 0);
  if (!isObject(value)) return 0;
  const own = value.tag === 'table' ? 1 : 0;
  return own + countTables(Object.values(value));
}

const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function refuse(reason: string): never {
  throw refusals.cardContent(reason);
}
