import { alignedTable } from './aligned-table';
import { figuresText, type ShownFigures } from './figures-words';

const figures = (changes: Partial<ShownFigures> = {}): ShownFigures => ({
  table: {
    columns: ['方向', '篇数'],
    rows: [
      ['心血管', 12],
      ['肿瘤', 7],
    ],
  },
  totalRows: 2,
  isCut: false,
  filters: '',
  asOf: '',
  ...changes,
});

describe('figuresText', () => {
  it('is a line a row for two columns, with what restricts them and their date', () => {
    expect(figuresText(figures({ filters: '2026 年', asOf: '2026-11-21' }), { language: 'zh' })).toBe(
      '1. 心血管：12\n2. 肿瘤：7\n\n范围：2026 年；数据截至：2026-11-21',
    );
  });

  it('is a line a cell for more, and without a number for one row', () => {
    const columns = ['月份', '方向', '篇数'];
    const rows = [
      ['2026-01', '心血管', 0.1 + 0.2],
      ['2026-02', null, 7],
    ];
    expect(figuresText(figures({ table: { columns, rows } }), { language: 'zh' })).toBe(
      '1. 月份：2026-01\n　方向：心血管\n　篇数：0.3\n2. 月份：2026-02\n　方向：—\n　篇数：7',
    );
    expect(figuresText(figures({ table: { columns, rows: rows.slice(0, 1) }, totalRows: 1 }), { language: 'en' })).toBe(
      '月份: 2026-01\n方向: 心血管\n篇数: 0.3',
    );
  });

  it('says how many more there are, and whether a file has them', () => {
    expect(figuresText(figures({ totalRows: 312 }), { language: 'zh', hasFile: true })).toMatch(/…共 312 行，见附件$/);
    expect(figuresText(figures({ totalRows: 1000, isCut: true }), { language: 'en' })).toMatch(
      /… more than 1000 rows$/,
    );
  });

  it('keeps a table of many columns to a screen or two', () => {
    const columns = Array.from({ length: 12 }, (_, at) => `c${at}`);
    const rows = Array.from({ length: 10 }, () => columns.map(() => 1));
    const text = figuresText(figures({ table: { columns, rows }, totalRows: 10 }), { language: 'zh' });
    expect(text.split('\n').length).toBeLessThanOrEqual(41);
    expect(text).toMatch(/…共 10 行$/);
  });

  it('is nothing where the words say it all', () => {
    expect(figuresText(figures({ table: null }), { language: 'zh' })).toBe('');
  });
});

it('alignedTable aligns Chinese and Latin letters, numbers to the right', () => {
  const rows = [
    ['心血管', 12],
    ['AI', 7],
    ['很长很长很长很长很长很长很长很长很长的一个方向', 100],
  ];
  expect(alignedTable({ columns: ['方向', 'n'], rows }, 'zh')).toEqual([
    '方向                               n',
    '-------------------------------  ---',
    '心血管                            12',
    'AI                                 7',
    '很长很长很长很长很长很长很长很…  100',
  ]);
});
