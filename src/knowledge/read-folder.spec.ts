import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { TemporaryFolder } from '../../test/fakes/temporary-folder';
import { readFolder } from './read-folder';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('the mirrors of origins', () => {
  it('stand below origin/, and nothing of the folder itself does', async () => {
    folder.write({ 'base/a.md': '# A', 'base/origin/b.md': '# B' });
    folder.write({ 'mirror/origin/c.md': '# C', 'mirror/origin/c.md.meta.yaml': 'title: C' });
    const base = join(folder.path, 'base');
    const mirrors = [{ origin: 'site', folder: join(folder.path, 'mirror') }];
    const { documents, sideFiles, problems, fileOf } = await readFolder(base, { mirrors });
    expect(documents).toEqual(['a.md', 'origin/site/origin/c.md']);
    expect([...sideFiles]).toEqual(['origin/site/origin/c.md.meta.yaml']);
    expect(documents.map(fileOf)).toEqual([join(base, 'a.md'), join(folder.path, 'mirror/origin/c.md')]);
    expect(problems).toMatchObject([{ file: 'origin', severity: 'warning' }]);
  });

  it('are not read before the first synchronisation, and what was there before stays', async () => {
    folder.write({ 'base/a.md': '# A' });
    const mirrors = [{ origin: 'site', folder: join(folder.path, 'none') }];
    const { documents, unreadable, problems } = await readFolder(join(folder.path, 'base'), { mirrors });
    expect([documents, unreadable]).toEqual([['a.md'], ['origin/site']]);
    expect(problems).toMatchObject([
      { file: 'origin/site', message: expect.stringContaining('fennelbean sync') as string },
    ]);
  });
});

describe('readFolder', () => {
  it('finds Markdown and text in any sub-folder, in order', async () => {
    folder.write({ 'b.md': '', 'a/c.TXT': '', 'a/b/d.Markdown': '', 'é.md': '' });
    expect((await readFolder(folder.path)).documents).toEqual(['a/b/d.Markdown', 'a/c.TXT', 'b.md', 'é.md']);
  });

  it('takes reserved names for documents only below the top', async () => {
    const reserved = ['good-questions.txt', 'bad-questions.txt', 'good-questions.test.txt', 'bad-questions.test.txt'];
    folder.write(
      Object.fromEntries([...reserved, 'knowledge.yaml', 'qa-pairs.csv', 'qa-pairs.json'].map((f) => [f, ''])),
    );
    folder.write({ 'sub/good-questions.txt': '' });
    expect(await readFolder(folder.path)).toEqual({
      documents: ['sub/good-questions.txt'],
      sideFiles: new Set(),
      unreadable: [],
      fileOf: expect.any(Function) as unknown,
      problems: [],
    });
  });

  it('says once for each kind what it does not read', async () => {
    folder.write({ 'a.pdf': '', 'b.PDF': '', 'c.docx': '', LICENSE: '' });
    expect((await readFolder(folder.path)).problems).toEqual([
      { file: 'LICENSE', severity: 'notice', message: 'Not read in this version.' },
      { file: 'c.docx', severity: 'notice', message: 'Not read in this version.' },
      { file: 'a.pdf', severity: 'notice', message: 'Not read in this version (2 files ending in .pdf).' },
    ]);
  });

  it('tells side files from documents, and says which have none', async () => {
    folder.write({ 'a.md': '', 'a.md.meta.yaml': '', 'sub/b.txt.meta.yaml': '', 'meta.yaml': '' });
    const { documents, sideFiles, problems } = await readFolder(folder.path);
    expect(documents).toEqual(['a.md']);
    expect(sideFiles.has('a.md.meta.yaml')).toBe(true);
    expect(problems.map(({ file, severity }) => [file, severity])).toEqual([
      ['meta.yaml', 'notice'],
      ['sub/b.txt.meta.yaml', 'warning'],
    ]);
  });

  it('skips what is hidden, unless the folder is a plain one', async () => {
    folder.write({ '.hidden.md': '', '.github/a.md': '', '.git/b.md': '', 'c.md': '' });
    expect((await readFolder(folder.path)).documents).toEqual(['c.md']);
    expect((await readFolder(folder.path, { plain: true })).documents).toEqual(['.github/a.md', '.hidden.md', 'c.md']);
  });

  it('follows a link to a file inside only', async () => {
    const outside = new TemporaryFolder().write({ 'secret.md': '' });
    folder.write({ 'a.md': '', 'sub/b.md': '' });
    symlinkSync(join(folder.path, 'a.md'), join(folder.path, 'link.md'));
    symlinkSync(join(outside.path, 'secret.md'), join(folder.path, 'secret.md'));
    symlinkSync(outside.path, join(folder.path, 'outside'));
    symlinkSync(folder.path, join(folder.path, 'sub/loop'));
    symlinkSync('nowhere', join(folder.path, 'dangling.md'));
    const { documents, problems, unreadable } = await readFolder(folder.path);
    outside.remove();
    expect(documents).toEqual(['a.md', 'link.md', 'sub/b.md']);
    expect(unreadable).toEqual(['dangling.md']);
    expect(problems.map(({ file }) => file).sort()).toEqual(['dangling.md', 'outside', 'secret.md', 'sub/loop']);
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('names a folder that it may not look into', async () => {
    mkdirSync(join(folder.path, 'closed'), { mode: 0 });
    const { unreadable, problems } = await readFolder(folder.path);
    chmodSync(join(folder.path, 'closed'), 0o700);
    expect(unreadable).toEqual(['closed']);
    expect(problems).toMatchObject([{ file: 'closed', message: 'Folder cannot be read: permission denied.' }]);
  });
});
