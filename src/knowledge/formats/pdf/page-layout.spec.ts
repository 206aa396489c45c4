import { splitColumns } from './page-columns';
import { withoutFurniture } from './page-furniture';
import { joinLines, readSegments, rowsOf, type Segment } from './page-lines';
import { findHeadingSizes, readParagraphs } from './page-paragraphs';
import { findTables } from './page-tables';

const segment = (
  text: string,
  x: number,
  y: number,
  { size = 10, font = 'body', width = text.length * 5 } = {},
): Segment => ({
  ...{ text, x, right: x + width, y, size, font },
});
const lines = (count: number, x: number, width = 200): Segment[] =>
  Array.from({ length: count }, (_, at) => segment(`line ${at} at ${x}`, x, 700 - 12 * at, { width }));
const textOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('|');

describe('lines', () => {
  const run = (text: string, x: number, y: number, width: number) => ({ text, x, y, width, size: 10, font: 'f' });

  it('joins runs of a line, with a space where there is room for one', () => {
    const segments = readSegments([
      run('pressure', 43, 100, 40),
      run('Blood', 10, 100, 25),
      run('血', 90, 100.5, 10),
      run('压', 100, 100, 10),
    ]);
    expect(textOf(segments)).toBe('Blood pressure 血压');
  });

  it('parts cells by a wide gap, and prints bold letters once', () => {
    const segments = readSegments([run('Name', 10, 100, 20), run('Age', 100, 100, 15), run('Age', 100.3, 100, 15)]);
    expect(textOf(segments)).toBe('Name|Age');
  });

  it.each([
    ['hyper-', 'tension', 'hypertension'],
    ['Lucene-', 'BM25', 'Lucene- BM25'],
    ['每天测', '血压', '每天测血压'],
    ['the first', 'line', 'the first line'],
  ])('joins %s and %s', (before, next, joined) => {
    expect(joinLines(before, next)).toBe(joined);
  });
});

describe('columns', () => {
  it('reads the left one to its end before the right one, below a title over both', () => {
    const title = segment('A title over both columns', 150, 740, { width: 250 });
    const parts = splitColumns([title, ...lines(12, 50), ...lines(12, 300)]);
    expect(parts.map((part) => part[0]?.text)).toEqual(['A title over both columns', 'line 0 at 50', 'line 0 at 300']);
    expect(parts.map((part) => part.length)).toEqual([1, 12, 12]);
  });

  it('leaves a table in one', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      segment('甲', 50, 700 - 12 * at),
      segment('12', 200, 700 - 12 * at),
      segment('x', 300, 700 - 12 * at),
    ]);
    expect(splitColumns(rows.flat())).toHaveLength(1);
  });
});

describe('tables', () => {
  const table = (rows: readonly (readonly string[])[], top = 700): Segment[] =>
    rows.flatMap((row, at) =>
      row.flatMap((text, column) => (text === '' ? [] : [segment(text, 50 + 120 * column, top - 20 * at)])),
    );

  it('finds a table between paragraphs', () => {
    const region = [
      segment('before the table stands a long line of text', 50, 740),
      ...table([
        ['Day', 'Morning', 'Evening'],
        ['1', '120', '118'],
        ['2', '125', '121'],
      ]),
      segment('after the table stands another long line of text', 50, 600),
    ];
    expect(findTables(region).map((block) => (block.kind === 'table' ? block.rows : 'lines'))).toEqual([
      'lines',
      [
        ['Day', 'Morning', 'Evening'],
        ['1', '120', '118'],
        ['2', '125', '121'],
      ],
      'lines',
    ]);
  });

  it('joins a cell that goes on in the next line', () => {
    const region = [
      ...table([
        ['药', '用法'],
        ['甲', '每日一次'],
        ['乙', '饭后服用'],
      ]),
      segment('不可嚼碎', 170, 648),
    ];
    expect(findTables(region)).toEqual([
      {
        kind: 'table',
        rows: [
          ['药', '用法'],
          ['甲', '每日一次'],
          ['乙', '饭后服用 不可嚼碎'],
        ],
      },
    ]);
  });

  it('takes ordinary lines for lines', () => {
    expect(findTables(lines(5, 50)).map(({ kind }) => kind)).toEqual(['lines']);
  });
});

describe('paragraphs', () => {
  const sizes = { body: 10, bodyFont: 'body', headings: [16] };
  const read = (segments: readonly Segment[]): string[] => readParagraphs(rowsOf(segments), sizes);

  it('makes headings of large lines and of numbered ones in another font', () => {
    const blocks = read([
      segment('用药手册', 50, 760, { size: 16 }),
      segment('2.1 Doses', 50, 730, { font: 'bold' }),
      segment('Take it with water', 50, 710, { width: 300 }),
      segment('every morning.', 50, 698),
    ]);
    expect(blocks).toEqual(['# 用药手册', '### 2.1 Doses', 'Take it with water every morning.']);
  });

  it('begins a block at a gap and at each mark of a list', () => {
    const texts = ['一段话。', '• 甲', '• 乙', '另一段。'];
    const blocks = read(texts.map((text, at) => segment(text, 50, at === 3 ? 640 : 700 - 12 * at)));
    expect(blocks).toEqual(['一段话。', '- 甲', '- 乙', '另一段。']);
  });

  it('finds no headings where most lines are large', () => {
    expect(findHeadingSizes([segment('a', 0, 0, { size: 20 }), segment('bb', 0, 0)]).headings).toEqual([20]);
    const large = Array.from({ length: 5 }, () => segment('x', 0, 0, { size: 20 }));
    expect(findHeadingSizes([...large, segment('a long line of the body text', 0, 0)]).headings).toEqual([]);
  });
});

describe('what is repeated on every page', () => {
  it('stays once; numbers of pages go', () => {
    const pages = Array.from({ length: 4 }, (_, at) => [
      segment('青禾诊所手册', 50, 800),
      ...lines(8, 50).map((line) => ({ ...line, text: `${line.text} of page ${'abcd'[at] ?? ''}` })),
      segment(`- ${at + 1} -`, 280, 30),
    ]);
    const kept = withoutFurniture(pages).map((page) =>
      page.filter(({ y }) => y > 750 || y < 50).map(({ text }) => text),
    );
    expect(kept).toEqual([['青禾诊所手册'], [], [], []]);
  });
});
