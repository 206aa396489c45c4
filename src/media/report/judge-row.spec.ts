import { judgeRow } from './judge-row';

describe('judgeRow', () => {
  it.each([
    ['3.5', '3.5-9.5', 'normal'],
    ['9.5', '3.5～9.5', 'normal'],
    ['9.51', '3.5--9.5', 'high'],
    ['3.49', '3.5—9.5', 'low'],
    ['6.2', '(3.9-6.1)', 'high'],
    ['6.2', '参考值：3.9 – 6.1 mmol/L', 'high'],
    ['0.30', '0.1-0.3', 'normal'],
    ['5.2', '<5.2', 'normal'],
    ['5.21', '≤5.2', 'high'],
    ['0.9', '>1.0', 'low'],
    ['59', '≧60', 'low'],
    ['85', '成人 40-130', 'normal'],
    ['7', '0–8', 'normal'],
    ['12.1', '(4.0-10.0)×10^9/L', 'high'],
    ['-5.2', '-3.0~+3.0', 'low'],
    ['1.030', '1.005-1.030', 'normal'],
    ['0,72', '1,04-1,55', 'low'],
    ['2O', '0.0-10.0', null],
    ['<0.10', '0.00-0.50', 'normal'],
    ['<0.10', '0.30-0.50', 'low'],
    ['<0.40', '0.30-0.50', null],
    ['>1000', '0-40', 'high'],
    ['>90', '≥90', 'normal'],
    ['>90', '<120', null],
    ['7.8', '男:7.9-9 女:5-7', null],
    ['7.8', '阴性', null],
    ['阴性', '阴性', null],
    ['7.8', '儿童 3-5 成人 5-9', null],
    ['1,234', '100-300', null],
    ['7.8', '9.5-3.5', null],
    ['7.8', null, null],
    // A point may be lost: 5.8 were within, 1.05 were not.
    ['58', '3.5-9.5', null],
    ['580', '3.50-9.50', null],
    ['1050', '3.50-9.50', 'high'],
    ['7.8', '3.5-95', 'normal'],
    ['12.8', '3.5-95', null],
    ['12.34', '330-920', null],
    ['2.9X10A9', '(3.5-9.5)X1049', 'low'],
  ])('%s against %s', (value, range, verdict) => {
    expect(judgeRow({ value, range }, null)).toBe(verdict);
  });

  it('takes the range of the patient', () => {
    const row = { value: '80', range: '男 57-97；女 41-73' };
    expect(judgeRow(row, 'male')).toBe('normal');
    expect(judgeRow(row, 'female')).toBe('high');
  });
});
