import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  FakeKnowledgeStore,
  FakeQuestionListStore,
  noHistory,
  RecordingLogger,
} from '../../test/fakes/knowledge-stores';
import { FakeDocumentPictures, FakePictureFiles, plainDecoder } from '../../test/fakes/picture-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { png } from '../../test/fixtures/hostile-documents/writers/png-writer';
import type { DocumentPicture } from '../core/document-picture';
import { IngestKnowledge, type IngestReport } from './ingest-knowledge.use-case';
import { knowledgeConfig } from './knowledge.config';
import type { PictureKeeping } from './pictures/keep-pictures';

let folder: TemporaryFolder;
let knowledge: FakeKnowledgeStore;
let pictures: FakeDocumentPictures;
let files: FakePictureFiles;

const text =
  '---\ntitle: 量血压\n---\n\n# 姿势\n\n坐着休息五分钟。\n\n![](figures/a.png)\n\n图 1 正确的坐姿\n\n手臂与心脏同高。\n\n## 数值\n\n表 1 分级\n\n| 级别 | 收缩压 |\n| --- | --- |\n| 1 | 140 |\n';
const picture = (width: number): Buffer => png({ width, height: 60 });

beforeEach(() => {
  folder = new TemporaryFolder();
  knowledge = new FakeKnowledgeStore();
  pictures = new FakeDocumentPictures();
  files = new FakePictureFiles();
  folder.write({
    'base/knowledge.yaml': 'title: 标题\nlanguage: zh\nassistant: patients\n',
    'base/a.md': text,
    'base/figures/a.png': picture(90),
  });
});
afterEach(() => {
  folder.remove();
});

const ingest = (keeping: Partial<PictureKeeping> | null = {}): Promise<IngestReport> => {
  const config = knowledgeConfig.parse({ folder: folder.path });
  const kept = keeping && { store: pictures, files, decoder: plainDecoder, most: 10, ...keeping };
  const stores = { knowledge, documents: noHistory, questionLists: new FakeQuestionListStore(), pictures: kept };
  return new IngestKnowledge({ ...stores, logger: new RecordingLogger(), clock: { now: () => 0 } }, config).run();
};
const rows = (): DocumentPicture[] => [...pictures.byDocument.values()].flatMap((one) => one.pictures);

it('keeps figures and captioned tables with what stands around them, once', async () => {
  const { problems } = await ingest();
  expect(problems).toEqual([]);
  expect(rows()).toMatchObject([
    {
      ...{ ordinal: 0, mediaType: 'image/png', width: 90, height: 60, table: '', place: null },
      ...{
        caption: '图 1 正确的坐姿',
        headingPath: ['姿势'],
        near: '# 姿势 坐着休息五分钟。 手臂与心脏同高。 ## 数值 表 1 分级 | 级别 | 收缩压 | | --- | --- | | 1 | 140 |',
      },
    },
    {
      ordinal: 1,
      key: null,
      caption: '表 1 分级',
      headingPath: ['姿势', '数值'],
      table: '| 级别 | 收缩压 |\n| --- | --- |\n| 1 | 140 |',
    },
  ]);
  expect([...files.kept.keys()]).toEqual([rows()[0]?.key]);
  const before = rows();
  expect((await ingest()).bases).toMatchObject([{ unchanged: 1, changed: 0 }]);
  expect([rows(), pictures.replaced]).toEqual([before, 1]);
});

it('notices a new picture beside an unchanged document, and sweeps the old one', async () => {
  await ingest();
  const [[id, { passages }] = ['', { passages: [] }]] = knowledge.documents;
  folder.write({ 'base/figures/a.png': picture(120) });
  expect((await ingest()).bases).toMatchObject([{ unchanged: 1, changed: 0 }]);
  expect(rows()[0]).toMatchObject({ documentId: id, width: 120 });
  expect([...files.kept.keys()]).toEqual([rows()[0]?.key]);
  expect(knowledge.documents.get(id)?.passages).toBe(passages);
});

it('gives a document of before its pictures without changing it, and looks for none where that is off', async () => {
  await ingest(null);
  const [before] = knowledge.documents.values();
  expect(pictures.replaced).toBe(0);
  expect((await ingest()).bases).toMatchObject([{ unchanged: 1, changed: 0 }]);
  expect(rows()).toHaveLength(2);
  expect([...knowledge.documents.values()][0]).toBe(before);
});

it('keeps the same content of two documents once, until the last of them is gone', async () => {
  folder.write({ 'base/b.md': '![图 1 同一张](figures/a.png)' });
  await ingest();
  expect(new Set(rows().map(({ id }) => id)).size).toBe(3);
  expect(files.kept.size).toBe(1);
  folder.write({ 'base/a.md': '# 姿势\n\n坐着。\n' });
  await ingest();
  expect([rows().length, files.kept.size]).toEqual([1, 1]);
  folder.write({ 'base/b.md': '没有了。' });
  await ingest();
  expect([rows().length, files.kept.size]).toEqual([0, 0]);
});

it('opens nothing outside, and tells of each picture that it does not keep', async () => {
  folder.write({
    'outside.png': picture(100),
    'base/broken.png': '<svg/>',
    'base/tiny.png': png({ width: 8, height: 8 }),
  });
  symlinkSync(join(folder.path, 'outside.png'), join(folder.path, 'base/link.png'));
  const shown = [
    '../outside.png',
    '/etc/hosts',
    'link.png',
    'https://x.cn/a.png',
    'gone.png',
    'broken.png',
    'tiny.png',
  ];
  folder.write({ 'base/a.md': `正文。\n\n${shown.map((file) => `![](${file})`).join('\n\n')}\n` });
  const { problems, bases } = await ingest();
  expect(bases).toMatchObject([{ documents: 1 }]);
  expect([rows(), files.kept.size]).toEqual([[], 0]);
  const told = problems.filter(({ file }) => file === 'base/a.md').map(({ message }) => message);
  expect(told).toEqual([
    '1 pictures on other machines were not fetched; put them beside the document.',
    '1 pictures were not read: what they refer to lies outside of the documents.',
    expect.stringMatching(/^4 of its pictures are not kept \(2: lies outside .*; 1: not found .*; 1: damaged/),
  ]);
  expect(problems).toContainEqual(expect.objectContaining({ file: 'base/figures/a.png', severity: 'notice' }));
});

it('keeps tables alone where nothing opens pictures, and the pictures once something does', async () => {
  const { problems } = await ingest({ decoder: null });
  expect(rows().map(({ caption }) => caption)).toEqual(['表 1 分级']);
  expect(problems).toMatchObject([{ file: 'base/a.md', severity: 'notice' }]);
  await ingest();
  expect(rows()).toHaveLength(2);
});

it('tries again what could not be opened just now', async () => {
  const busy = { ...plainDecoder, decode: () => Promise.resolve({ status: 'refused', reason: 'busy' } as const) };
  await ingest({ decoder: busy });
  expect(rows()).toHaveLength(1);
  await ingest();
  expect(rows()).toHaveLength(2);
});
