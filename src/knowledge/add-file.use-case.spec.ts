import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import {
  FakeKnowledgeStore,
  FakeQuestionListStore,
  noHistory,
  RecordingLogger,
} from '../../test/fakes/knowledge-stores';
import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { AddFile, type AddFileResult } from './add-file.use-case';
import { IngestKnowledge } from './ingest-knowledge.use-case';
import { knowledgeConfig } from './knowledge.config';
import { safeFileName } from './safe-file-name';

let folder: TemporaryFolder;
let knowledge: FakeKnowledgeStore;
let ingest: IngestKnowledge;

beforeEach(async () => {
  folder = new TemporaryFolder().write({
    'base/knowledge.yaml': 'title: t\nlanguage: zh\nassistant: patients\n',
    'base/old.md': '旧的。',
    'other/knowledge.yaml': 'title: t\nlanguage: zh\nassistant: patients\n',
    'other/bad.md': Buffer.from('\0binary'),
  });
  knowledge = new FakeKnowledgeStore();
  const stores = { knowledge, documents: noHistory, questionLists: new FakeQuestionListStore() };
  const config = knowledgeConfig.parse({ folder: folder.path });
  ingest = new IngestKnowledge({ ...stores, logger: new RecordingLogger(), clock: { now: () => 7 } }, config);
  await ingest.run();
});
afterEach(() => {
  folder.remove();
});

const add = (name: string, content: string | Buffer, { replace = false, base = 'base' } = {}): Promise<AddFileResult> =>
  new AddFile(knowledge, ingest).run({
    knowledgeBase: base,
    name,
    content: Readable.from([Buffer.from(content)]),
    replace,
  });
const files = (): string[] => readdirSync(join(folder.path, 'base')).sort();
const stored = (): string[] =>
  [...knowledge.documents.values()].flatMap(({ passages }) => passages.map(({ text }) => text)).sort();

describe('a file that is added', () => {
  it('lies in the knowledge base and is read at once', async () => {
    expect(await add('新的 指南.md', '---\nreviewed-on: soon\n---\n新的。')).toEqual({
      status: 'added',
      problems: [expect.objectContaining({ file: '新的 指南.md', line: 2, severity: 'warning' })],
    });
    expect(files()).toEqual(['knowledge.yaml', 'old.md', '新的 指南.md']);
    expect(stored()).toEqual(['新的。', '旧的。']);
  });

  it('replaces another one only when that is wanted', async () => {
    expect(await add('old.md', '新的。')).toEqual({ status: 'exists', problems: [] });
    expect(stored()).toEqual(['旧的。']);
    expect(await add('old.md', '新的。', { replace: true })).toEqual({ status: 'added', problems: [] });
    expect(stored()).toEqual(['新的。']);
    expect(files()).toEqual(['knowledge.yaml', 'old.md']);
  });

  it('is not kept when it cannot be read, and what it replaced is as before', async () => {
    const refused = await add('scan.md', Buffer.from('\0\0binary'));
    expect(refused).toMatchObject({ status: 'refused', problems: [{ file: 'scan.md', severity: 'error' }] });
    expect(await add('old.md', Buffer.from('\0\0binary'), { replace: true })).toMatchObject({ status: 'refused' });
    expect(files()).toEqual(['knowledge.yaml', 'old.md']);
    expect(readFileSync(join(folder.path, 'base/old.md'), 'utf8')).toBe('旧的。');
    expect(stored()).toEqual(['旧的。']);
  });

  it('is taken back where the reading breaks off', async () => {
    const broken = { reads: () => true, run: () => Promise.reject(new Error('the database is gone')) };
    const replacing = new AddFile(knowledge, broken).run({
      ...{ knowledgeBase: 'base', name: 'old.md', replace: true },
      content: Readable.from([Buffer.from('新的。')]),
    });
    await expect(replacing).rejects.toThrow('the database is gone');
    expect(files()).toEqual(['knowledge.yaml', 'old.md']);
    expect(readFileSync(join(folder.path, 'base/old.md'), 'utf8')).toBe('旧的。');
  });

  it.each([
    ['unsupported', 'virus.exe'],
    ['bad-name', '../outside.md'],
    ['bad-name', 'knowledge.yaml'],
    ['bad-name', '.hidden.md'],
  ])('is turned down as %s: %s', async (status, name) => {
    expect(await add(name, 'x')).toEqual({ status, problems: [] });
    expect(files()).toEqual(['knowledge.yaml', 'old.md']);
  });

  it('is turned down when it is too large, or for a knowledge base that is unknown or gone', async () => {
    expect((await add('large.md', Buffer.alloc(32 * 1024 * 1024 + 1, 'x'))).status).toBe('too-large');
    expect((await add('a.md', 'x', { base: 'none' })).status).toBe('unknown-base');
    expect(files()).toEqual(['knowledge.yaml', 'old.md']);
    folder.delete('base');
    expect(await add('a.md', 'x')).toMatchObject({ status: 'unwritable', problems: [{ severity: 'error' }] });
  });

  it('leaves what was told of the other knowledge bases', async () => {
    await add('odd.md', '---\nreviewed-on: soon\n---\n新的。');
    const told = ingest.state().last?.problems.map(({ file }) => file);
    expect(told).toEqual(['other/bad.md', 'base/odd.md']);
    await add('odd.md', '新的。', { replace: true });
    expect(ingest.state().last?.problems.map(({ file }) => file)).toEqual(['other/bad.md']);
    expect(ingest.state().running).toBeNull();
  });
});

describe('safeFileName', () => {
  it.each([
    ['  高血压.pdf ', '高血压.pdf'],
    ['cafe\u0301.md', 'caf\u00e9.md'],
    ['a.tar.gz', 'a.tar.gz'],
  ])('takes %j', (offered, name) => {
    expect(safeFileName(offered)).toBe(name);
  });

  it.each(
    ['', '.', '..', '.env', 'a/b.md', 'a\\b.md', 'C:a.md', 'a\0.md', 'a\n.md', 'a\u202e.md', 'a.md.', 'a?.md']
      .concat(['qa-pairs.csv', 'good-questions.txt', 'a.pdf.meta.yaml', `${'长'.repeat(61)}.md`])
      .map((name) => [name]),
  )('turns down %j', (name) => {
    expect(safeFileName(name)).toBeNull();
  });
});
