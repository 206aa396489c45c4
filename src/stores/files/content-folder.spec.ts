import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../../test/fakes/temporary-folder';
import { ContentFolder } from './content-folder';

describe('ContentFolder', () => {
  let outer: TemporaryFolder;
  let folder: string;
  let sut: ContentFolder<'csv' | 'png'>;
  beforeEach(() => {
    outer = new TemporaryFolder();
    folder = join(outer.path, 'files');
    sut = new ContentFolder(folder, ['csv', 'png']);
  });
  afterEach(() => {
    outer.remove();
  });

  it('finds what was put, under one key for one content', async () => {
    const [one, again] = await Promise.all([sut.put(Buffer.from('a,b'), 'csv'), sut.put(Buffer.from('a,b'), 'csv')]);
    const other = await sut.put(Buffer.from('a,b'), 'png');
    expect(one).toBe(again);
    expect(other).not.toBe(one);
    expect(readFileSync((await sut.find(one)) ?? '', 'utf8')).toBe('a,b');
    expect(readdirSync(folder).sort()).toEqual([one, other].sort());
  });

  it.each(['../secret.csv', '..', '', `${'a'.repeat(32)}.exe`, `${'A'.repeat(32)}.csv`, `${'a'.repeat(32)}.csv/x`])(
    'takes %j for no key',
    async (key) => {
      mkdirSync(folder);
      writeFileSync(join(outer.path, 'secret.csv'), 'x');
      expect(await sut.find(key)).toBeNull();
    },
  );

  it('finds neither what is not there nor a folder', async () => {
    expect(await sut.find(`${'a'.repeat(32)}.csv`)).toBeNull();
    mkdirSync(join(folder, `${'a'.repeat(32)}.csv`), { recursive: true });
    expect(await sut.find(`${'a'.repeat(32)}.csv`)).toBeNull();
  });

  it('removes what was put before a time, and nothing of others', async () => {
    expect(await sut.prune(Date.now())).toBe(0);
    const [old, kept, fresh] = await Promise.all(
      ['old', 'kept', 'fresh'].map((text) => sut.put(Buffer.from(text), 'csv')),
    );
    writeFileSync(join(folder, 'README'), 'x');
    symlinkSync('/nowhere', join(folder, 'link'));
    for (const name of [old, kept, 'README']) utimesSync(join(folder, name ?? ''), 1, 1);
    await sut.put(Buffer.from('kept'), 'csv');
    expect(await sut.prune(Date.now() - 60_000, new Set([old ?? '']))).toBe(0);
    expect(await sut.prune(Date.now() - 60_000)).toBe(1);
    expect(await Promise.all([old, kept, fresh].map((key) => sut.find(key ?? '')))).toEqual([
      null,
      expect.any(String),
      expect.any(String),
    ]);
    expect(readdirSync(folder)).toContain('README');
  });
});
