import { xlsx } from '../../../../test/fixtures/hostile-documents/writers/ooxml/xlsx';
import { readXlsx } from './read-xlsx';

const limits = { unpackedBytes: 1e8, entries: 100, rows: 1000 };
const read = (sheets: Parameters<typeof xlsx>[0]['sheets'], rows = 1000) =>
  readXlsx(xlsx({ sheets }), { ...limits, rows });

it('reads each sheet under its name, with the cells of each row as places', async () => {
  const { text, places } = await read([
    {
      name: '血压',
      rows: [
        ['姓名', '收缩压'],
        ['苏青', 128],
        ['林杉', 135],
      ],
    },
    { name: 'Rooms', rows: [['Room'], ['211']] },
  ]);
  expect(text).toBe(
    '## 血压\n\n| 姓名 | 收缩压 |\n| --- | --- |\n| 苏青 | 128 |\n| 林杉 | 135 |\n\n## Rooms\n\n| Room |\n| --- |\n| 211 |',
  );
  const placeAt = (words: string) => places.findLast(({ start }) => start <= text.indexOf(words))?.place;
  expect(placeAt('林杉')).toEqual({ kind: 'cells', sheet: '血压', range: 'A3:B3' });
  expect(placeAt('211')).toEqual({ kind: 'cells', sheet: 'Rooms', range: 'A2' });
});

it('shows days and shares as the sheet does', async () => {
  const { text } = await read([
    {
      name: 'a',
      rows: [
        ['日', '率'],
        [
          { value: 46086, format: 'date' },
          { value: 0.25, format: 'percent' },
        ],
      ],
    },
  ]);
  expect(text).toContain('| 2026-03-05 | 25% |');
});

it('writes a title above the table as a line, and repeats what is merged over rows', async () => {
  const { text } = await read([
    {
      name: 'a',
      rows: [
        ['价目表', null, null],
        ['科室', '项目', '价格'],
        ['内科', '挂号', 10],
        [null, '复诊', 5],
      ],
      merges: ['A1:C1', 'A3:A4'],
    },
  ]);
  expect(text).toContain('价目表\n\n| 科室 | 项目 | 价格 |');
  expect(text).toContain('| 内科 | 复诊 | 5 |');
});

it('repeats the header in every part of a long table', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => [`病人${at}`, `备注${'长'.repeat(20)}`]);
  const { text } = await read([{ name: 'a', rows: [['姓名', '备注'], ...rows] }]);
  const parts = text.split('\n\n').slice(1);
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    expect(part).toMatch(/^\| 姓名 \| 备注 \|\n\| --- \| --- \|\n\| 病人\d/);
    expect(part.length).toBeLessThan(640);
  }
  expect(text.match(/病人\d+/g)).toHaveLength(100);
});

it('refuses more rows than allowed, and a file that is no workbook', async () => {
  const rows = Array.from({ length: 11 }, (_, at) => [at + 1]);
  await expect(read([{ name: 'a', rows }], 10)).rejects.toMatchObject({ reason: 'too-many-rows' });
  await expect(readXlsx(Buffer.from('no'), limits)).rejects.toMatchObject({ reason: 'wrong-type' });
});
