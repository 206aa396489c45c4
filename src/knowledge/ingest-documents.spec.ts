import {
  FakeKnowledgeStore,
  FakeQuestionListStore,
  noHistory,
  RecordingLogger,
} from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import type { DocumentFile, DocumentReader, DocumentReading, ReadDocument } from '../core/ports/document-reader';
import { IngestKnowledge, type IngestReport } from './ingest-knowledge.use-case';
import { knowledgeConfig } from './knowledge.config';

let folder: TemporaryFolder;
let knowledge: FakeKnowledgeStore;
let read: DocumentFile[];
let give: (file: DocumentFile) => DocumentReading;

beforeEach(() => {
  folder = new TemporaryFolder();
  knowledge = new FakeKnowledgeStore();
  read = [];
  give = ({ path }) => ({ documents: [document(path, `# 手册\n\n${path}。`)], refused: [] });
  folder.write({ 'base/knowledge.yaml': 'title: 标题\nlanguage: zh\nassistant: patients\n' });
});
afterEach(() => {
  folder.remove();
});

const document = (path: string, text: string): ReadDocument => ({
  ...{ path, format: 'pdf', markup: 'markdown', text, title: null, notes: ['第 2 页没有文字。'] },
  places: [{ start: 0, place: { kind: 'page', first: 1, last: 1 } }],
});
const reader: DocumentReader = {
  reads: (path) => /\.(?:pdf|zip)$/.test(path),
  read: (file) => {
    read.push(file);
    return Promise.resolve(give(file));
  },
};
const ingest = (): Promise<IngestReport> => {
  const config = knowledgeConfig.parse({ folder: folder.path });
  const stores = { knowledge, documents: noHistory, questionLists: new FakeQuestionListStore() };
  return new IngestKnowledge(
    { ...stores, logger: new RecordingLogger(), clock: { now: () => 0 }, reader },
    config,
  ).run();
};
const stored = (): string[] => [...knowledge.documents.values()].map(({ document: { path } }) => path).sort();

it('reads a file of another format, with its pages, and reads it once', async () => {
  folder.write({ 'base/手册.pdf': '%PDF' });
  const first = await ingest();
  expect(read).toMatchObject([{ path: '手册.pdf', file: `${folder.path}/base/手册.pdf`, bytes: Buffer.from('%PDF') }]);
  const [only] = knowledge.documents.values();
  expect(only?.document).toMatchObject({ path: '手册.pdf', title: '手册', format: 'pdf' });
  expect(only?.passages[0]?.place).toEqual({ kind: 'page', first: 1, last: 1 });
  expect(first.problems).toEqual([{ file: 'base/手册.pdf', message: '第 2 页没有文字。', severity: 'notice' }]);
  expect((await ingest()).bases).toMatchObject([{ unchanged: 1, changed: 0 }]);
  expect(read).toHaveLength(1);
});

it('keeps the facts of a side file, and names what is refused with what to do', async () => {
  folder.write({ 'base/a.pdf': '1', 'base/a.pdf.meta.yaml': 'title: 指南\n', 'base/b.pdf': '2' });
  give = ({ path }) =>
    path === 'a.pdf'
      ? { documents: [document(path, '文。')], refused: [] }
      : {
          documents: [],
          refused: [{ path, reason: 'encrypted', message: 'Not read: save a copy without a password.' }],
        };
  const { problems, bases } = await ingest();
  expect([...knowledge.documents.values()].map((one) => one.document.title)).toEqual(['指南']);
  expect(problems).toContainEqual({
    ...{ file: 'base/b.pdf', severity: 'error' },
    message: 'Not read: save a copy without a password.',
  });
  expect(bases).toMatchObject([{ documents: 1 }]);
});

describe('an archive', () => {
  const members = (names: readonly string[]): void => {
    give = ({ path }) => ({ documents: names.map((name) => document(`${path}/${name}`, name)), refused: [] });
  };

  it('gives a document for each of its members, read once', async () => {
    folder.write({ 'base/资料.zip': 'PK1' });
    members(['a.md', '二/b.pdf']);
    await ingest();
    await ingest();
    expect(stored()).toEqual(['资料.zip/a.md', '资料.zip/二/b.pdf']);
    expect(read).toHaveLength(1);
  });

  it('that was read in part is read to its end, and what is gone from it goes', async () => {
    folder.write({ 'base/资料.zip': 'PK1' });
    members(['a.md', 'b.md', 'c.md']);
    await ingest();
    const [id = ''] = knowledge.documents.keys();
    knowledge.documents.delete(id);
    await ingest();
    expect(stored()).toHaveLength(3);
    folder.write({ 'base/资料.zip': 'PK2' });
    members(['b.md']);
    expect((await ingest()).bases).toMatchObject([{ removed: 2, documents: 1 }]);
    expect(stored()).toEqual(['资料.zip/b.md']);
  });
});
