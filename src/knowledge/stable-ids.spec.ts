import { documentIdOf } from './knowledge-ids';
import { StableIds } from './stable-ids';

const stored = (id: string, path: string) => ({ id, path, contentHash: '' });

describe('the ids of documents', () => {
  it('are those of their paths, or those that are stored', () => {
    const ids = new StableIds('base', [stored('old id', 'a.md')]);
    expect(ids.idOf('a.md')).toBe('old id');
    expect(ids.idOf('b.md')).toBe(documentIdOf('base', 'b.md'));
    expect(ids.idOf('b.md')).toBe(documentIdOf('base', 'b.md'));
  });

  it('go along when a document moves, and are not given twice', () => {
    const id = documentIdOf('base', 'a.md');
    const ids = new StableIds('base', [stored(id, 'a.md')]);
    ids.move(stored(id, 'a.md'), 'b.md');
    expect(ids.idOf('b.md')).toBe(id);
    const another = ids.idOf('a.md');
    expect(another).not.toBe(id);
    const again = new StableIds('base', [stored(id, 'b.md')]);
    expect(again.idOf('a.md')).toBe(another);
    expect(new StableIds('base', [stored(id, 'c.md'), stored(another, 'd.md')]).idOf('a.md')).not.toBe(another);
  });
});
