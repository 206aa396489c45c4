import { asksForOrder, type ComparedResult, isSameResult } from './compare-results';

const result = (columns: string[], ...rows: unknown[][]): ComparedResult => ({ columns, rows, isCut: false });

describe('isSameResult', () => {
  const gold = result(['month', 'n'], ['2026-01', 3], ['2026-02', 4], ['2026-02', 4]);

  it('takes rows in any order, as often as they are', () => {
    const turned = result(['m', 'count'], ['2026-02', 4], ['2026-01', 3], ['2026-02', 4]);
    expect(isSameResult(turned, gold, false)).toBe(true);
    expect(isSameResult(turned, gold, true)).toBe(false);
    expect(isSameResult(result(['m', 'n'], ['2026-01', 3], ['2026-02', 4]), gold, false)).toBe(false);
    expect(isSameResult(result(['m', 'n'], ['2026-01', 3], ['2026-01', 3], ['2026-02', 4]), gold, false)).toBe(false);
  });

  it('takes columns in any order where their names are the same', () => {
    const turned: unknown[][] = [...gold.rows].map((row) => [...row].reverse());
    expect(isSameResult(result(['N', 'Month'], ...turned), gold, true)).toBe(true);
    expect(isSameResult(result(['count', 'month'], ...turned), gold, false)).toBe(false);
    expect(isSameResult(result(['month'], ['2026-01']), gold, false)).toBe(false);
  });

  it('takes numbers that differ by a millionth', () => {
    const one = result(['a'], [1 / 3], [1e9], [true], [null]);
    expect(isSameResult(one, result(['a'], [0.33333333], [1e9 + 1], [1], [null]), false)).toBe(true);
    expect(isSameResult(one, result(['a'], [0.3334], [1e9], [1], [null]), false)).toBe(false);
    expect(isSameResult(one, result(['a'], [1 / 3], [1e9], [1], ['']), false)).toBe(false);
  });

  it('looks for the rows of a cut result among those of the gold', () => {
    const cut = { ...result(['a'], [2], [3]), isCut: true };
    const more = { ...result(['a'], [1], [2], [3]), isCut: true };
    expect(isSameResult(cut, more, false)).toBe(true);
    expect(isSameResult({ ...result(['a'], [2], [9]), isCut: true }, more, false)).toBe(false);
  });
});

it.each([
  ['SELECT a FROM t ORDER BY a', true],
  ['SELECT a FROM t order\n by 1 LIMIT 3', true],
  ['SELECT a FROM (SELECT a FROM t ORDER BY a) AS s', false],
  ["SELECT 'order by' FROM t -- order by a", false],
  ['SELECT ROW_NUMBER() OVER (ORDER BY a) FROM t', false],
])('knows whether an order is asked for: %s', (sql, asks) => {
  expect(asksForOrder(sql)).toBe(asks);
});
