import { captionsBeside } from './caption-beside';
import { captionedTables } from './captioned-tables';
import { captionIn } from './captions';

it.each([
  ['图 1 坐姿', '图 1 坐姿'],
  ['**图2-1：流程**', '图2-1：流程'],
  ['图三　随访', '图三 随访'],
  ['Figure 3. Mean (SD)', 'Figure 3. Mean (SD)'],
  ['Fig. S2 | Flow', 'Fig. S2 | Flow'],
  ['图 1 显示血压升高。', null],
  ['图 2 中可见两组不同。', null],
  ['Figure 1 shows the flow.', null],
  ['图书馆 1 楼', null],
  ['见图 1', null],
])('takes %j for the caption %j', (line, caption) => {
  expect(captionIn(line, 'figure')).toBe(caption);
});

describe('captions next to pictures', () => {
  /** Each `@` is a picture. */
  const captionsIn = (text: string): string[] => {
    const marks = [...text.matchAll(/@/g)].map(({ index }) => ({ start: index, end: index + 1 }));
    return captionsBeside(text, marks);
  };

  it.each([
    ['@\n\n图 1 甲\n\n@\n\n图 2 乙', ['图 1 甲', '图 2 乙']],
    ['图 1 甲\n\n@\n\n图 2 乙\n\n@', ['图 1 甲', '图 2 乙']],
    ['@ @\n@\n图 1 甲', ['图 1 甲', '图 1 甲', '图 1 甲']],
    ['图 1 甲\n@\n图 2 乙\n正文', ['图 2 乙']],
    ['@\n图 1 甲\n@\n正文', ['图 1 甲', '']],
    ['@\n\n正文\n\n图 1 甲', ['']],
  ])('of %j are %j', (text, captions) => {
    expect(captionsIn(text)).toEqual(captions);
  });
});

it('finds tables with a caption above or below, and none in code', () => {
  const table = (cell: string): string => `| ${cell} | b |\n| --- | --- |\n| 1 | 2 |`;
  const text = `表 1 甲\n\n${table('甲')}\n\n正文\n\n${table('无')}\n\n正文\n\n${table('乙')}\n\nTable 2. B\n\n\`\`\`\n表 3 丙\n${table('丙')}\n\`\`\``;
  expect(captionedTables(text)).toMatchObject([
    { caption: '表 1 甲', table: table('甲'), start: text.indexOf('| 甲') },
    { caption: 'Table 2. B', table: table('乙'), data: null, file: null },
  ]);
});
