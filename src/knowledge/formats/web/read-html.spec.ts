import { readHtml } from './read-html';

const read = async (html: string | Buffer): Promise<string> => (await readHtml(Buffer.from(html))).text;

it('reads headings, lists, quotations and code', async () => {
  const html =
    '<title>须知 </title><h1>就诊<b>须知</b></h1><p>带 <i>医保卡</i>。</p><ul><li>挂号<ul><li>窗口</li></ul></li><li>缴费</li></ul>' +
    '<ol start="3"><li>三</li></ol><blockquote>安静。</blockquote><pre><code class="language-py">a = 1\n  b</code></pre>';
  expect(await readHtml(Buffer.from(html))).toMatchObject({
    title: '须知',
    text: '# 就诊须知\n\n带 医保卡。\n\n- 挂号\n  - 窗口\n- 缴费\n\n3. 三\n\n> 安静。\n\n```py\na = 1\n  b\n```',
  });
});

it('keeps tables as tables, and gives cells that span to each row and column', async () => {
  const html =
    '<table><thead><tr><th rowspan=2>科室</th><th colspan=2>时间</th></tr><tr><th>上午</th><th>下午</th></tr></thead>' +
    '<tbody><tr><td>内科</td><td>苏</td><td>林|杉</td></tr></tbody></table>';
  expect(await read(html)).toBe(
    '| 科室 | 时间 | 时间 |\n| --- | --- | --- |\n| 科室 | 上午 | 下午 |\n| 内科 | 苏 | 林\\|杉 |',
  );
});

it('reads a table that only places things as what it holds', async () => {
  expect(await read('<table><tr><td><h2>甲</h2><table><tr><td>a<td>b<tr><td>1<td>2</table></td></tr></table>')).toBe(
    '## 甲\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  );
});

it('leaves out what a reader does not see, and the menu beside the main part', async () => {
  const html =
    '<nav>首页</nav><main><p>正文</p><p hidden>隐</p><p style="display: none">藏</p><script>x</script></main><footer>版权</footer>';
  expect(await read(html)).toBe('正文');
});

it('keeps where links lead, but for scripts and places in the page', async () => {
  const html = '<p><a href="https://a.example/x">甲</a> <a href="javascript:x()">乙</a> <a href="#top">丙</a></p>';
  expect(await read(html)).toBe('[甲](https://a.example/x) 乙 丙');
});

it.each([
  ['gbk', 'c7e0bacfd5efcbf9'],
  ['big5', 'ab43a658b645a9d2'],
])('reads a page in %s', async (charset, hex) => {
  const html = Buffer.concat([Buffer.from(`<meta charset=${charset}><p>`), Buffer.from(hex, 'hex')]);
  expect(await read(html)).toMatch(/^青合[诊診]所$/);
});

it('does not take words for marks of Markdown', async () => {
  expect(await read('<p># 不是标题</p>')).toBe('\\# 不是标题');
});

it('refuses a page that shows nothing', async () => {
  await expect(read('<script>document.write("x")</script>')).rejects.toMatchObject({ reason: 'no-text' });
});

it('survives tags nested without end', async () => {
  expect(await read(`${'<div>'.repeat(20_000)}深处`)).toBe('深处');
});

it('gives the pictures of a page, its own and those beside it, and the same text', async () => {
  const page =
    '<div><p>一 <img src="a.png" alt="照片">。</p><figure><img src="data:image/gif;base64,R0lGODlhZABkAAAAACwAAAAA"><figcaption>坐 姿</figcaption></figure>' +
    '<ul><li><a href="x.html"><img src="b%20c.png?v=1"></a></li></ul><p>图 2 流程</p><img src="https://x.cn/d.png"><img src="../../e.png" hidden></div>' +
    '<p>表 1 分级</p><table><tr><th>级</th><th>值</th></tr><tr><td>1</td><td>140</td></tr></table>';
  const { text, pictures, notes } = await readHtml(Buffer.from(page), 10);
  expect(text).toBe(await read(page));
  expect(pictures).toMatchObject([
    { file: 'a.png', caption: '', alternative: '照片', start: text.indexOf('照片') },
    { file: null, data: 'R0lGODlhZABkAAAAACwAAAAA', caption: '坐 姿' },
    { file: 'b c.png', caption: '图 2 流程', start: text.indexOf('图 2') },
    { caption: '表 1 分级', table: '| 级 | 值 |\n| --- | --- |\n| 1 | 140 |' },
  ]);
  expect(notes).toEqual(['1 pictures on other machines were not fetched; put them beside the document.']);
});
