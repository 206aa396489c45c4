import { groupByFile, isUnder } from './files-of-documents';

describe('groupByFile', () => {
  it('finds the file that holds a document: itself, or the archive above it', () => {
    const documents = ['a.md', 'b.zip/a.md', 'b.zip/c/d.md', 'b.zipper', 'c.zip/a.md', 'sub/b.zip/x.md'];
    const { byFile, fileless } = groupByFile(
      documents.map((path) => ({ path })),
      ['a.md', 'b.zip', 'empty.md', 'sub/b.zip'],
    );
    const found = [...byFile].map(([file, held]) => [file, held.map(({ path }) => path)]);
    expect(found).toEqual([
      ['a.md', ['a.md']],
      ['b.zip', ['b.zip/a.md', 'b.zip/c/d.md']],
      ['empty.md', []],
      ['sub/b.zip', ['sub/b.zip/x.md']],
    ]);
    expect(fileless.map(({ path }) => path)).toEqual(['b.zipper', 'c.zip/a.md']);
  });
});

describe('isUnder', () => {
  it('is so for a folder, what is in it, and nothing that is only called alike', () => {
    expect(['a', 'a/b', 'ab', 'b/a'].map((path) => isUnder(['a'], path))).toEqual([true, true, false, false]);
    expect(isUnder([''], 'a')).toBe(true);
  });
});
