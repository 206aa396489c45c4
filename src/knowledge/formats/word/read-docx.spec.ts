import {
  docx,
  heading,
  listItem,
  paragraph,
  paragraphOf,
  picture,
  run,
  table,
} from '../../../../test/fixtures/hostile-documents/writers/ooxml/docx';
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
