import type { PictureLine, ReportRow } from '../../core/picture';
import { EvaluateOcr, type ReadsPages } from './evaluate-ocr.use-case';
import { countRows } from './ocr-metrics';
import { type DescribedPage, pageSchema } from './page-description';

const row = (item: string, value: string, flag: string) => ({
  cells: [item, value],
  item,
  value,
  unit: '',
  range: '1-2',
  flag,
});
const report = pageSchema.parse({
  id: 'r',
  kind: 'report',
  hospital: '医院',
  title: '报告',
  header: [],
  columns: ['项目', '结果'],
  rows: [row('尿酸', '5', 'high'), row('血糖', '1.5', 'normal'), row('肌酐', '0.5', 'low')],
  layout: 'plain',
  footer: [],
  distortion: null,
});
const read = (item: string, value: string, verdict: ReportRow['verdict']): ReportRow => ({
  item,
  value,
  unit: null,
  range: null,
  printed: null,
  verdict,
});
const box = { left: 0, top: 0, width: 1, height: 1 };
const line = (text: string): PictureLine => ({ words: [{ text, box, confidence: 1 }], box });
const run = (pages: DescribedPage[], reader: ReadsPages) =>
  new EvaluateOcr({
    draw: () =>
      Promise.resolve({
        bytes: Buffer.of(),
        mediaType: 'image/png',
        texts: [{ text: '尿酸 ５', x: 0, y: 0, size: 9 }],
      }),
    reader,
  }).run(pages);

it('compares letters, rows and flags with what stands on the page', async () => {
  const rows = [read('尿酸', '5', 'high'), read('血糠', '1.5', 'high'), read('肌酐', '05', null)];
  const { clean, distorted } = await run([report], {
    lines: () => Promise.resolve([line('尿 酸6')]),
    rows: () => rows,
  });
  expect(clean).toMatchObject({ pages: 1, unread: 0, rowRecall: 1 / 3, flags: 1 / 2, falseFlags: 1 });
  expect(clean.characterAccuracy).toBeCloseTo(2 / 3);
  expect(distorted).toMatchObject({ pages: 0, rowRecall: null, flags: null });
});

it('counts a page that could not be read', async () => {
  const { clean } = await run([report], { lines: () => Promise.resolve(null), rows: () => [] });
  expect(clean).toMatchObject({ unread: 1, characterAccuracy: 0, rowRecall: 0, flags: 0, falseFlags: 0 });
});

it('takes a row for one described row only', () => {
  const described = report.kind === 'report' ? report.rows : [];
  expect(countRows(described, [read('尿酸', '5', 'high'), read('尿酸', '5', 'low')])).toMatchObject({
    found: 1,
    told: 1,
  });
});
