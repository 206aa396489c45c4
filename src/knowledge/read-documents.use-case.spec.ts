import { join } from 'node:path';

import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { ReadDocuments } from './read-documents.use-case';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('ReadDocuments', () => {
  const reader = new ReadDocuments({ size: 640, overlap: 0 });

  it('reads and splits any folder of documents', async () => {
    folder.write({ 'a.md': '# 甲\n\n一。', '.b/c.txt': '二。', 'd.txt': Buffer.from([0, 1]) });
    const { documents, problems } = await reader.run({ folder: folder.path });
    expect(documents.map(({ document, passages }) => [document.path, document.title, passages.length])).toEqual([
      ['.b/c.txt', 'c', 1],
      ['a.md', '甲', 1],
    ]);
    expect(problems).toMatchObject([{ file: 'd.txt', message: 'Not read: a binary file, not a text.' }]);
  });

  it('leaves out the lists and what is hidden of a knowledge base', async () => {
    folder.write({ 'knowledge.yaml': '', 'good-questions.txt': '吗', '.draft.md': '三', 'a.md': '一。' });
    expect((await reader.run({ folder: folder.path })).documents).toHaveLength(1);
  });

  it('says when there is no such folder', async () => {
    folder.write({ 'a.md': '' });
    const missing = { code: 'folder-missing', message: 'Cannot be read: it does not exist.' };
    await expect(reader.run({ folder: join(folder.path, 'none') })).rejects.toMatchObject(missing);
    await expect(reader.run({ folder: join(folder.path, 'a.md') })).rejects.toMatchObject({ message: 'Not a folder.' });
  });

  it('stops at the signal', async () => {
    folder.write({ 'a.md': '' });
    await expect(reader.run({ folder: folder.path, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
