import type { ResultTable } from '../../core/figures';
import { composeFigures, type FigureParts, type FigureTools } from './compose-figures';
import { Titles } from './titles';

const months: ResultTable = {
  columns: ['month', 'papers'],
  rows: Array.from({ length: 12 }, (_, at) => [`2026-${String(at + 1).padStart(2, '0')}`, at]),
};
const partsOf = (table: ResultTable): FigureParts => ({
  source: '论文库',
  ...{ table, isCut: false, queries: ['SELECT 1'], filters: '', asOf: '2026-11-21', sentence: null, chart: null },
  ...{
    title: '每月发文',
    wantsChart: true,
    writer: 'query',
    language: 'zh',
    titles: new Titles({ tables: [], headings: [] }, 'zh'),
  },
});
const picture = { png: Buffer.from('png'), width: 1, height: 1 };

function world(changes: { picture?: typeof picture | null; put?: () => Promise<string> } = {}) {
  const warned: string[] = [];
  const kept: string[] = [];
  const put = (bytes: Buffer, extension: string) => {
    kept.push(bytes.toString('utf8'));
    return Promise.resolve(`key.${extension}`);
  };
  const painted = 'picture' in changes ? (changes.picture ?? null) : picture;
  const tools: FigureTools = {
    painter: { paint: () => Promise.resolve(painted), stop: () => Promise.resolve() },
    files: { put: changes.put ?? put },
    logger: { warn: (_fields, message) => warned.push(message) },
  };
  return { tools, warned, kept };
}

it('bears ten rows, a chart of all of them, its picture and the whole as a file', async () => {
  const { tools, kept } = world();
  const { text, figures, attachments } = await composeFigures(partsOf(months), tools);
  expect(text).toBe('共 12 行结果。');
  expect(figures).toMatchObject({ totalRows: 12, chart: { table: { rows: { length: 12 } } } });
  expect(figures?.table?.rows).toHaveLength(10);
  expect(attachments?.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['picture key.png', 'file key.csv']);
  expect(kept[1]).toContain('2026-12,11');
});

it('says one value in a sentence alone', async () => {
  const { tools } = world();
  const { text, figures, attachments } = await composeFigures(partsOf({ columns: ['n'], rows: [[7]] }), tools);
  expect([text, figures?.table, figures?.chart, attachments]).toEqual(['n：7。', null, null, undefined]);
});

it('goes without a picture that was not drawn, and without files that nobody could keep', async () => {
  const undrawn = await composeFigures(partsOf(months), world({ picture: null }).tools);
  expect(undrawn.attachments?.map(({ kind }) => kind)).toEqual(['file']);

  const { tools, warned } = world({ put: () => Promise.reject(new Error('ENOSPC')) });
  const answer = await composeFigures(partsOf(months), tools);
  expect(answer).toMatchObject({ text: '共 12 行结果。', figures: { totalRows: 12 } });
  expect(answer).not.toHaveProperty('attachments');
  expect(warned).toHaveLength(2);
});
