import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import type { IsolatedResult, IsolatedRunner, IsolatedTask } from '../../core/ports/isolated-runner';
import type { ProgramRunner } from '../../core/ports/program-runner';
import { documentsSchema } from '../documents.config';
import { createDocumentReader } from './document-reader';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const noPrograms: ProgramRunner = {
  withFolder: (work) => work(folder.path),
  run: () => Promise.resolve({ status: 'failed', reason: 'missing' }),
};
function readerOf(result: IsolatedResult<unknown> | null, limits = {}) {
  const tasks: IsolatedTask[] = [];
  const runner: IsolatedRunner = {
    run: (task) => {
      tasks.push(task);
      if (!result) throw new Error('nothing was to be isolated');
      return Promise.resolve(result as never);
    },
    stop: () => undefined,
  };
  const options = { runner, script: 'child.js', limits: documentsSchema.parse(limits), programs: noPrograms };
  return { reader: createDocumentReader(options), tasks };
}
const fileOf = (path: string, content: string) => {
  folder.write({ file: content });
  return { path, file: `${folder.path}/file` };
};

it('tells by the name what it reads', () => {
  const { reader } = readerOf(null);
  const names = ['a.PDF', 'b/c.docx', 'd.zip', 'e.py', 'f.md', 'g.doc', 'h.exe', 'i', 'package-lock.json', 'j.png'];
  expect(names.filter((name) => reader.reads(name))).toEqual(names.slice(0, 6));
});

it('reads text and code here, each line of code with its place', async () => {
  const { reader } = readerOf(null);
  const { documents } = await reader.read(fileOf('a.py', 'def f():\n  pass\n'));
  expect(documents[0]).toMatchObject({ format: 'code', markup: 'plain', text: 'def f():\n  pass\n' });
  expect(documents[0]?.places[1]).toEqual({ start: 9, place: { kind: 'lines', first: 2, last: 2, symbol: null } });
});

it.each([
  ['another path', { path: 'other.md' }],
  ['no text', { text: 7 }],
  ['an odd place', { places: [{ start: 'x', place: { kind: 'page', first: 1, last: 1 } }] }],
])('takes no answer of a process with %s', async (_, changes) => {
  const document = { path: 'a.pdf', format: 'pdf', markup: 'plain', text: '文', title: null, places: [], notes: [] };
  const value = { documents: [{ ...document, ...changes }], refused: [], scannedPages: [] };
  const { reader } = readerOf({ status: 'done', value });
  const { documents, refused } = await reader.read(fileOf('a.pdf', '%PDF'));
  expect([documents, refused]).toEqual([[], [expect.objectContaining({ path: 'a.pdf', reason: 'damaged' })]]);
});

it('hands the bytes over with the limits, and gives what comes back', async () => {
  const document = { path: 'a.pdf', format: 'pdf', markup: 'markdown', text: '文', title: null, places: [], notes: [] };
  const value = { documents: [document], refused: [], scannedPages: [] };
  const { reader, tasks } = readerOf({ status: 'done', value }, { seconds: 7, rows: 9 });
  expect(await reader.read(fileOf('a.pdf', '%PDF'))).toEqual({ documents: [document], refused: [] });
  expect(tasks[0]).toMatchObject({
    ...{ script: 'child.js', limits: { milliseconds: 7000, megabytes: 512 } },
    request: { path: 'a.pdf', bytes: Buffer.from('%PDF'), limits: { rows: 9, entries: 1000 } },
  });
});

it.each([
  ['too-slow', 'too-slow'],
  ['too-much-memory', 'too-much-memory'],
  ['crashed', 'damaged'],
  ['busy', 'too-slow'],
] as const)('when the process is %s, refuses the file as %s', async (reason, refusal) => {
  const { reader } = readerOf({ status: 'failed', reason, detail: '' });
  const { documents, refused } = await reader.read(fileOf('a.pdf', '%PDF'));
  expect(documents).toEqual([]);
  expect(refused).toMatchObject([{ path: 'a.pdf', reason: refusal }]);
});

it.each([
  ['a.exe', 'x', 'unsupported', 'save it as PDF'],
  ['a.doc', 'x', 'unsupported', 'install LibreOffice'],
  ['a.txt', ' ', 'empty', 'put its text in'],
  ['a.pdf', 'x'.repeat(1_100_000), 'too-large', 'larger than 1 MB'],
])('refuses %s and says what to do', async (path, content, reason, advice) => {
  const { reader } = readerOf(null, { fileMegabytes: 1 });
  const { refused } = await reader.read(fileOf(path, content));
  expect(refused).toMatchObject([{ path, reason, message: expect.stringContaining(advice) as string }]);
});

it('names a file that is not there', async () => {
  const { reader } = readerOf(null);
  expect((await reader.read({ path: 'a.pdf', file: `${folder.path}/none` })).refused).toMatchObject([
    { reason: 'unreadable' },
  ]);
});

it('tells of a document that could be opened and says nothing', async () => {
  const document = { path: 'a.docx', format: 'docx', markup: 'markdown', text: '', title: null, places: [], notes: [] };
  const { reader } = readerOf({ status: 'done', value: { documents: [document], refused: [], scannedPages: [] } });
  const { documents, refused } = await reader.read(fileOf('a.docx', 'PK'));
  expect([documents.length, refused[0]?.reason]).toEqual([1, 'no-text']);
});

it('is rejected with the reason of the signal', async () => {
  const { reader } = readerOf({ status: 'failed', reason: 'cancelled', detail: '' });
  await expect(reader.read(fileOf('a.pdf', '%PDF'), AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});

it('reads the text all the same where pictures ask for too much', async () => {
  const document = { path: 'a.pdf', format: 'pdf', markup: 'markdown', text: '文', title: null, places: [], notes: [] };
  const asked: unknown[] = [];
  const runner: IsolatedRunner = {
    run: ({ request }) => {
      const { pictures } = request as { pictures: number };
      asked.push(pictures);
      const value = { documents: [document], refused: [], scannedPages: [] };
      const failed = { status: 'failed', reason: 'too-much-memory', detail: '' } as const;
      return Promise.resolve(pictures > 0 ? failed : ({ status: 'done', value } as never));
    },
    stop: () => undefined,
  };
  const options = { runner, script: 'child.js', limits: documentsSchema.parse({}), programs: noPrograms };
  const { documents } = await createDocumentReader(options).read({ ...fileOf('a.pdf', '%PDF'), pictures: 9 });
  expect([asked, documents[0]?.text]).toEqual([[9, 0], '文']);
  expect(documents[0]?.notes).toEqual([expect.stringContaining('Its pictures were not read')]);
});

it('takes no pictures that are none', async () => {
  const none = { file: null, caption: '', alternative: '', table: '', start: 0, place: null };
  const document = { path: 'a.pdf', format: 'pdf', markup: 'plain', text: '文', title: null, places: [], notes: [] };
  const read = async (pictures: unknown) => {
    const value = { documents: [{ ...document, pictures }], refused: [], scannedPages: [] };
    return (await readerOf({ status: 'done', value }).reader.read(fileOf('a.pdf', '%PDF'))).documents;
  };
  expect(await read([{ ...none, data: 'aGk=' }])).toHaveLength(1);
  for (const wrong of [
    { data: '<svg>' },
    { data: 'aGk=', start: -1 },
    { data: 7 },
    { data: 'aGk=', place: { kind: 'x' } },
  ]) {
    expect(await read([{ ...none, ...wrong }])).toEqual([]);
  }
});
