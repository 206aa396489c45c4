import {
  docx,
  heading,
  listItem,
  paragraph,
  paragraphOf,
  picture,
  run,
  style,
  table,
  wordStyles,
} from '../../../../test/fixtures/hostile-documents/writers/ooxml/docx';
import { png } from '../../../../test/fixtures/hostile-documents/writers/png-writer';
import { readDocx } from './read-docx';

const limits = { unpackedBytes: 1e8, entries: 200 };
const read = async (options: Parameters<typeof docx>[0]) => readDocx(docx(options), limits);

it('reads headings, paragraphs and tables', async () => {
  const body =
    heading(1, '手册') +
    paragraph('少盐。') +
    table([
      ['药', '剂量'],
      ['甲', '5 mg'],
    ]) +
    heading(2, '饮食');
  expect((await read({ body })).text).toBe(
    '# 手册\n\n少盐。\n\n| 药 | 剂量 |\n| --- | --- |\n| 甲 | 5 mg |\n\n## 饮食',
  );
});

it('reads equations as LaTeX, where they stand', async () => {
  const math =
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>';
  expect((await read({ body: paragraphOf(run('比值') + math + run('约为一。')) })).text).toContain('$\\frac{a}{b}$');
});

it('opens nothing outside of the file for a picture', async () => {
  const relations = [{ id: 'rId9', type: 'image', target: 'file:///etc/passwd', outside: true }];
  const { text } = await read({ body: paragraph('正文。') + picture('rId9', 'link'), relations });
  expect(text).toBe('正文。');
});

it('tells of pictures in place of text, and refuses a file without either', async () => {
  const relations = [{ id: 'rId9', type: 'image', target: 'media/a.png' }];
  const { text, notes } = await read({ body: picture('rId9'), relations });
  expect([text, notes]).toEqual(['', ['There is no text in it, and its pictures were not read.']]);
  await expect(read({ body: paragraph(' ') })).rejects.toMatchObject({ reason: 'no-text' });
});

it("refuses entities of the document's own", async () => {
  const prolog = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  await expect(read({ prolog, body: paragraphOf('<w:r><w:t>&x;</w:t></w:r>') })).rejects.toMatchObject({
    reason: expect.stringMatching(/damaged|outside-reference/) as string,
  });
});

it('keeps lists', async () => {
  expect((await read({ body: listItem('一') + listItem('二') })).text).toMatch(/一[\s\S]*二/);
});

describe('pictures', () => {
  const vml = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId8"/></v:shape></w:pict></w:r></w:p>';
  const relations = [
    { id: 'rId7', type: 'image', target: 'media/a.png' },
    { id: 'rId8', type: 'image', target: 'media/b.png' },
    { id: 'rId9', type: 'image', target: 'file:///etc/passwd', outside: true },
    { id: 'rId6', type: 'image', target: 'media/c.emf' },
  ];
  const [a, b] = [png({ width: 90, height: 60 }), png({ width: 80, height: 60 })];
  const emf = Buffer.alloc(60);
  emf.writeUInt32LE(1);
  emf.writeUInt32LE(0x464d4520, 40);
  const parts = {
    'word/styles.xml': { data: wordStyles(style('Caption', 'caption')), type: 'wordprocessingml.styles' },
    'word/media/a.png': { data: a },
    'word/media/b.png': { data: b },
    'word/media/c.emf': { data: emf },
  };
  const body =
    heading(1, '手册') +
    picture('rId7') +
    paragraph('坐姿要正', 'Caption') +
    paragraph('正文。') +
    vml +
    paragraph('图 2 流程') +
    picture('rId9', 'link') +
    picture('rId6') +
    paragraph('表 1 分级') +
    table([
      ['级别', '值'],
      ['1', '140'],
    ]);

  it('come with captions by style or by number, from drawings and from older shapes, with the same text', async () => {
    const read = await readDocx(docx({ body, relations, parts }), limits, 10);
    const plain = await readDocx(docx({ body, relations, parts }), limits);
    expect([read.text, plain.pictures]).toEqual([plain.text, undefined]);
    expect(read.pictures).toMatchObject([
      { data: a.toString('base64'), caption: '坐姿要正', start: read.text.indexOf('坐姿要正') },
      { data: b.toString('base64'), caption: '图 2 流程', start: read.text.indexOf('图 2') },
      { data: null, caption: '表 1 分级', table: '| 级别 | 值 |\n| --- | --- |\n| 1 | 140 |' },
    ]);
    expect(read.notes).toEqual([expect.stringContaining('1 drawings (EMF, WMF, SVG) were not read')]);
  });

  it('are left out where they only decorate', async () => {
    const small = { ...parts, 'word/media/a.png': { data: png({ width: 40, height: 400 }) } };
    const { pictures } = await readDocx(
      docx({ body: picture('rId7') + picture('rId8').repeat(3), relations, parts: small }),
      limits,
      10,
    );
    expect(pictures).toEqual([]);
  });
});
