import { markdownPictures } from './markdown-pictures';

const found = (text: string, most = 10) => markdownPictures(text, most);

it('calls a picture by the caption beside it, else its title, else the words in place of it', () => {
  const { pictures } = found(
    '![照片](a%20b.png "标题")\n\n图 1 坐姿\n\n正文\n\n![照片](<c d.png> "标题")\n\n![流程](e.png)\n\n<img alt="x" src="f.png">',
  );
  expect(pictures.map(({ file, caption, alternative }) => [file, caption, alternative])).toEqual([
    ['a b.png', '图 1 坐姿', '照片'],
    ['c d.png', '标题', '照片'],
    ['e.png', '流程', ''],
    ['f.png', 'x', ''],
  ]);
});

it('leaves out what is in code, what leads outside, and what is too much', () => {
  const text =
    '`![a](a.png)`\n\n```\n![b](b.png)\n```\n\n![](/c.png) ![](//x.cn/d.png) ![](file:///e.png) ![](data:text/html;base64,PGI+)';
  expect(found(text)).toEqual({
    pictures: [],
    notes: [
      expect.stringContaining('1 pictures on other machines'),
      expect.stringContaining('2 pictures were not read'),
      expect.stringContaining('1 pictures within the text'),
    ],
  });
  const many = Array.from({ length: 4 }, (_, at) => `![](${at}.png)`).join('\n');
  expect(found(many, 3)).toMatchObject({
    pictures: [{}, {}, {}],
    notes: ['1 figures were left out: it has more than 3.'],
  });
});

it('takes what is shown again and again for decoration', () => {
  expect(found('![](icon.png) ![](icon.png) ![](icon.png) ![](a.png)').pictures.map(({ file }) => file)).toEqual([
    'a.png',
  ]);
});

it('ends soon whatever the text', () => {
  const started = performance.now();
  for (const part of ['![', '![a](', '<img ', '`', '| a |\n', '![a](b "', '图 1 ']) found(part.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(3000);
});
