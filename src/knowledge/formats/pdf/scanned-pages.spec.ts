import type { ProgramRunner, ProgramTask } from '../../../core/ports/program-runner';
import { readScannedPages } from './scanned-pages';

const document = { path: '扫描.pdf', format: 'pdf', markup: 'markdown', title: null, notes: [] } as const;

/** Programs that find the number of the page on it. */
function programs(installed: readonly string[]): ProgramRunner & { ran: ProgramTask[] } {
  const ran: ProgramTask[] = [];
  let page = '';
  return {
    ran,
    withFolder: (work) => work('/tmp'),
    run: (task) => {
      ran.push(task);
      if (!installed.includes(task.program)) return Promise.resolve({ status: 'failed', reason: 'missing' });
      if (task.program === 'pdftoppm') page = task.args[1] ?? '';
      const output = task.args[0] === '--list-langs' ? 'List:\nchi_sim\neng\n' : `第 ${page} 页 的 字\n\f`;
      return Promise.resolve({ status: 'done', output: Buffer.from(output) });
    },
  };
}
const scanned = (over: object = {}) => ({
  ...{ document: { ...document, text: '', places: [] }, bytes: Buffer.from('%PDF'), pages: [1, 2], most: 50 },
  ...{ deadline: performance.now() + 10_000, ...over },
});

it('puts recognised pages between the others, by their numbers', async () => {
  const both = { ...document, text: '二', places: [{ start: 0, place: { kind: 'page', first: 2, last: 2 } as const }] };
  const runner = programs(['tesseract', 'pdftoppm']);
  const { documents, refused } = await readScannedPages(runner, scanned({ document: both, pages: [1, 3] }));
  expect(refused).toEqual([]);
  expect(documents[0]?.text).toBe('第 1 页的字\n\n二\n\n第 3 页的字');
  expect(documents[0]?.places.map(({ place }) => (place.kind === 'page' ? place.first : 0))).toEqual([1, 2, 3]);
  expect(documents[0]?.notes).toEqual(['2 scanned pages were recognised by tesseract; look through them.']);
  expect(runner.ran.at(-1)?.args).toContain('chi_sim+eng');
});

it.each([
  [['pdftoppm'], 'tesseract'],
  [['tesseract'], 'pdftoppm'],
])('with only %j installed, says that %s is missing', async (installed, missing) => {
  const { documents, refused } = await readScannedPages(programs(installed), scanned());
  expect(documents).toEqual([]);
  expect(refused).toMatchObject([
    { path: '扫描.pdf', reason: 'no-text', message: expect.stringContaining(missing) as string },
  ]);
});

it('reads no more pages than allowed, and says how many are left', async () => {
  const { documents } = await readScannedPages(
    programs(['tesseract', 'pdftoppm']),
    scanned({ pages: [1, 2, 3], most: 1 }),
  );
  expect(documents[0]?.text).toBe('第 1 页的字');
  expect(documents[0]?.notes).toContain('2 pages without text were not read; split the file to read them all.');
});
