import { readCsv } from './read-csv';

const read = (text: string | Buffer, path = '表.csv', rows = 1000) => readCsv(Buffer.from(text), path, { rows });

it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
  const rows = ['姓名#血压#备注', '苏青#128#"晨起, 静息; 安静"', '林杉#135#无'];
  const { text } = await read(rows.join('\n').replaceAll('#', delimiter));
  expect(text).toBe(
    '| 姓名 | 血压 | 备注 |\n| --- | --- | --- |\n| 苏青 | 128 | 晨起, 静息; 安静 |\n| 林杉 | 135 | 无 |',
  );
});

it('gives the lines of each row, also of one with a line end in its quotes', async () => {
  const { text, places } = await read('a,b\n1,"x\ny"\n2,z\n');
  const lines = places.map(({ start, place }) => [text.slice(start).split('\n', 1)[0], place]);
  expect(lines).toEqual([
    ['| a | b |', { kind: 'lines', first: 1, last: 1, symbol: null }],
    ['| 1 | x y |', { kind: 'lines', first: 2, last: 3, symbol: null }],
    ['| 2 | z |', { kind: 'lines', first: 4, last: 4, symbol: null }],
  ]);
});

it('keeps a stroke inside of a cell in its cell', async () => {
  expect((await read('a,b\nx|y,2\n')).text).toContain('| x\\|y | 2 |');
});

it('reads GBK', async () => {
  const gbk = Buffer.from('d0d5c3fb2cd1aad1b90ad5c5c8fd2c3132380a', 'hex');
  expect((await read(gbk)).text).toContain('| 张三 | 128 |');
});

it.each([
  ['', 'empty'],
  [',,\n,,\n', 'no-text'],
])('refuses %j as %s', async (text, reason) => {
  await expect(read(text)).rejects.toMatchObject({ reason });
});

it('refuses more rows than allowed', async () => {
  await expect(read('a\n1\n2\n3\n', 'x.csv', 3)).rejects.toMatchObject({ reason: 'too-many-rows' });
});
