import { pptx } from '../../../../test/fixtures/hostile-documents/writers/ooxml/pptx';
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
