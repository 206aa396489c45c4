import { pptx } from '../../../../test/fixtures/hostile-documents/writers/ooxml/pptx';
import { png } from '../../../../test/fixtures/hostile-documents/writers/png-writer';
import { readPptx } from './read-pptx';

const limits = { unpackedBytes: 1e8, entries: 200 };

it('reads slides in order: title, texts, table and notes, each with its number', async () => {
  const { text, places } = await readPptx(
    pptx({
      slides: [
        { texts: ['组会', '上周进展\n下周计划'] },
        {
          texts: ['结果'],
          table: [
            ['指标', '值'],
            ['F1', '0.9'],
          ],
          notes: '强调样本量',
        },
      ],
    }),
    limits,
  );
  expect(text).toBe(
    '## 组会\n\n- 上周进展\n- 下周计划\n\n## 结果\n\n| 指标 | 值 |\n| --- | --- |\n| F1 | 0.9 |\n\nNotes: 强调样本量',
  );
  expect(places).toEqual([
    { start: 0, place: { kind: 'slide', number: 1 } },
    { start: text.indexOf('## 结果'), place: { kind: 'slide', number: 2 } },
  ]);
});

it('refuses slides without a word', async () => {
  await expect(readPptx(pptx({ slides: [{}] }), limits)).rejects.toMatchObject({ reason: 'no-text' });
});

it('gives the pictures of slides with their number and caption, or the title of the slide', async () => {
  const shape = (id: string) =>
    `<p:pic><p:nvPicPr><p:cNvPr id="9" name="p" descr="一张图"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill><p:spPr/></p:pic>`;
  const relations = [
    { id: 'rId7', type: 'image', target: '../media/a.png' },
    { id: 'rId8', type: 'image', target: 'http://x.cn/b.png', outside: true },
  ];
  const bytes = pptx({
    slides: [
      { texts: ['开题'] },
      { texts: ['结果', '图 1 两组的变化'], shapes: shape('rId7') + shape('rId8'), relations },
      { texts: ['设备'], shapes: shape('rId7'), relations },
    ],
    parts: { 'ppt/media/a.png': { data: png({ width: 90, height: 60 }) } },
  });
  const { text, pictures } = await readPptx(bytes, limits, 10);
  expect(text).toBe((await readPptx(bytes, limits)).text);
  expect(pictures).toMatchObject([
    { caption: '图 1 两组的变化', alternative: '一张图', place: { kind: 'slide', number: 2 } },
    { caption: '设备', place: { kind: 'slide', number: 3 } },
  ]);
});
