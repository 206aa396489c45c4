/** Rows of a query, as the connection gives them. */
export interface ComparedResult {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
  /** Whether there were more rows than are read. */
  isCut: boolean;
}

const TOLERANCE = 1e-6;

/**
 * Whether a result says what the gold result says: the same rows as often, in the same order where the gold asks for
 * one, columns in any order where their names are the same. Numbers are equal to one millionth, of themselves beyond 1.
 * Of a result that is cut, its rows have to be among the gold's.
 */
export function isSameResult(result: ComparedResult, gold: ComparedResult, isOrdered: boolean): boolean {
  if (result.columns.length !== gold.columns.length) return false;
  return arrangements(result, gold).some((rows) => areSameRows(rows, gold, isOrdered && !result.isCut));
}

/** The rows as they stand, and with columns arranged by the gold's names. */
function* arrangementsOf(result: ComparedResult, gold: ComparedResult): Generator<readonly (readonly unknown[])[]> {
  yield result.rows;
  const names = result.columns.map((name) => name.toLowerCase());
  const places = gold.columns.map((name) => names.indexOf(name.toLowerCase()));
  if (new Set(places).size === places.length && !places.includes(-1)) {
    yield result.rows.map((row) => places.map((place) => row[place]));
  }
}

const arrangements = (result: ComparedResult, gold: ComparedResult) => [...arrangementsOf(result, gold)];

function areSameRows(rows: readonly (readonly unknown[])[], gold: ComparedResult, isOrdered: boolean): boolean {
  if (rows.length !== gold.rows.length && !gold.isCut) return false;
  if (isOrdered) {
    return rows.length === gold.rows.length && rows.every((row, at) => isSameRow(row, gold.rows[at] ?? []));
  }
  const one = [...rows].sort(byContent);
  const other = [...gold.rows].sort(byContent);
  if (!gold.isCut) return one.every((row, at) => isSameRow(row, other[at] ?? []));
  let at = 0;
  for (const row of one) {
    while (at < other.length && !isSameRow(row, other[at] ?? [])) at++;
    if (at++ >= other.length) return false;
  }
  return true;
}

const isSameRow = (row: readonly unknown[], other: readonly unknown[]): boolean =>
  row.length === other.length && row.every((value, at) => isSameValue(value, other[at]));

function isSameValue(value: unknown, other: unknown): boolean {
  const [one, two] = [plain(value), plain(other)];
  if (typeof one !== 'number' || typeof two !== 'number') return one === two;
  return Math.abs(one - two) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(two));
}

const plain = (value: unknown): unknown => {
  if (typeof value === 'boolean') return Number(value);
  return value === undefined ? null : value;
};

const byContent = (row: readonly unknown[], other: readonly unknown[]): number => {
  const [one, two] = [sortKey(row), sortKey(other)];
  return one < two ? -1 : Number(one > two);
};

/** Numbers that count as equal have to come next to each other: ten digits are more than a millionth tells apart. */
const sortKey = (row: readonly unknown[]): string =>
  JSON.stringify(row.map(plain).map((value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)));

const SKIPPED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[()]|\border\s+by\b/gi;

/** Whether a statement asks for an order of its rows, and not only within parentheses. */
export function asksForOrder(sql: string): boolean {
  let depth = 0;
  for (const [found] of sql.matchAll(SKIPPED)) {
    if (found === '(') depth++;
    else if (found === ')') depth--;
    else if (depth === 0 && /^order/i.test(found)) return true;
  }
  return false;
}
