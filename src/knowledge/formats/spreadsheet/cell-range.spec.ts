import { columnName, columnOf, rangeName, readRange, rowOf } from './cell-range';

it.each([
  ['A1', 0, 1],
  ['Z9', 25, 9],
  ['AA10', 26, 10],
  ['XFD1048576', 16_383, 1_048_576],
])('reads the cell %s', (cell, column, row) => {
  expect([columnOf(cell), rowOf(cell)]).toEqual([column, row]);
  expect(columnName(column) + String(row)).toBe(cell);
});

it('reads a range and writes it again', () => {
  const range = { firstRow: 2, lastRow: 9, firstColumn: 0, lastColumn: 3 };
  expect(readRange('$A$2:D9')).toEqual(range);
  expect(rangeName(range)).toBe('A2:D9');
  expect(readRange('D9:A2')).toBeNull();
  expect(readRange('nonsense')).toBeNull();
});
