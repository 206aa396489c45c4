import { formatNumber } from './number-format';

const format = (value: number, code: string | number, is1904 = false): string =>
  typeof code === 'number'
    ? formatNumber(value, { id: code, code: undefined }, is1904)
    : formatNumber(value, { id: 200, code }, is1904);

it.each([
  [1234.5, 0, '1234.5'],
  [0.1 + 0.2, 0, '0.3'],
  [1234.5, 4, '1,234.50'],
  [0.125, 10, '12.50%'],
  [1234567, '#,##0', '1,234,567'],
  [-5, '0.0;(0.0)', '(5.0)'],
  [0, '0;-0;"无"', '无'],
  [88, '"¥"0.00', '¥88.00'],
  [88, '[$¥-804]#,##0', '¥88'],
  [7, '0"次"', '7次'],
  [0.00012, '0.00E+00', '1.20E-4'],
  [1500000, '0.0,,"M"', '1.5M'],
  [12, '@', '12'],
])('shows %d as %s does: %s', (value, code, shown) => {
  expect(format(value, code)).toBe(shown);
});

it.each([
  [46086, 14, '2026-03-05'],
  [46086, 'yyyy"年"m"月"d"日"', '2026年3月5日'],
  [46086.75, 'yyyy-mm-dd hh:mm', '2026-03-05 18:00'],
  [46086.75, 'h:mm AM/PM', '6:00 PM'],
  [0.5, 'mm:ss', '00:00'],
  [1.25, '[h]:mm', '30:00'],
  [1, 'd mmmm yyyy', '1 January 1900'],
])('shows the day %d by %s as %s', (value, code, shown) => {
  expect(format(value, code)).toBe(shown);
});

it('counts days from 1904 where the workbook does', () => {
  expect(format(44624, 14, true)).toBe('2026-03-05');
});

it('leaves what is no day a number', () => {
  expect(format(-3, 14)).toBe('-3');
});
