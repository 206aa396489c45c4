import { csvOf } from './csv-text';

const columnOf = (...cells: (string | number | boolean | null)[]): string[] =>
  csvOf({ columns: ['x'], rows: cells.map((cell) => [cell]) })
    .slice(1)
    .split('\r\n')
    .slice(1, -1);

describe('csvOf', () => {
  it('is what Excel opens as it is', () => {
    expect(csvOf({ columns: ['方向', '篇数'], rows: [['心血管', 12]] })).toBe('\ufeff方向,篇数\r\n心血管,12\r\n');
    expect(csvOf({ columns: ['a'], rows: [] })).toBe('\ufeffa\r\n');
  });

  it('puts in quotes what would end a cell', () => {
    expect(columnOf('a,b', 'say "no"', ' x', 'plain', null, true)).toEqual([
      '"a,b"',
      '"say ""no"""',
      '" x"',
      'plain',
      '',
      'true',
    ]);
    expect(csvOf({ columns: ['x'], rows: [['two\nlines']] })).toContain('"two\nlines"');
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '＝1', '+86 138'])('makes no formula of %j', (text) => {
    expect(columnOf(text)[0]?.replace(/^"/, '')).toBe(`'${text}`);
  });

  it('makes none of a column’s name, or of a line that begins one', () => {
    expect(csvOf({ columns: ['=x'], rows: [['\r=1']] })).toBe('\ufeff\'=x\r\n"\'\r=1"\r\n');
  });

  it('leaves numbers alone', () => {
    expect(columnOf(-5, -1.5, '-5', '+3.2', '-1e9', '.5')).toEqual(['-5', '-1.5', '-5', '+3.2', '-1e9', '.5']);
  });
});
