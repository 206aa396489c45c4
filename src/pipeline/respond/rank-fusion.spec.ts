import { evidence } from '../../../test/fakes/journey';
import { fuseRanks, type RankedList } from './rank-fusion';

const list = (source: string, ...ids: string[]): RankedList => ({
  source,
  found: ids.map((id) => evidence(id, { retriever: source })),
});
const idsOf = (lists: RankedList[], weights?: Record<string, number>): string[] =>
  fuseRanks(lists, weights).map(({ evidence: { id } }) => id);

describe('fuseRanks', () => {
  it('takes turns between sources, whatever their scores', () => {
    const loud: RankedList = {
      source: 'loud',
      found: [evidence('l1', { score: 900 }), evidence('l2', { score: 800 })],
    };
    expect(idsOf([list('quiet', 'q1', 'q2'), loud])).toEqual(['q1', 'l1', 'q2', 'l2']);
  });

  it('puts first what several sources found, and names them', () => {
    const [first, ...others] = fuseRanks([list('one', 'a', 'b', 'c'), list('two', 'd', 'c', 'e')]);
    expect(first?.evidence.id).toBe('c');
    expect(first?.sources).toEqual(['one', 'two']);
    expect(first?.score).toBeCloseTo(1 / 63 + 1 / 62);
    expect(others.map(({ sources }) => sources)).toEqual([['one'], ['two'], ['one'], ['two']]);
  });

  it('lets a source of more weight go first, and leaves out one of none', () => {
    const lists = [list('keyword', 'k1', 'k2'), list('dense', 'd1', 'd2')];
    expect(idsOf(lists, { dense: 2 })).toEqual(['d1', 'd2', 'k1', 'k2']);
    expect(idsOf(lists, { keyword: 0 })).toEqual(['d1', 'd2']);
  });

  it('counts a piece that a source names twice once, by its better rank', () => {
    const [first] = fuseRanks([list('one', 'a', 'a', 'b')]);
    expect(first?.score).toBeCloseTo(1 / 61);
    expect(idsOf([list('one', 'a', 'a', 'b')])).toEqual(['a', 'b']);
  });

  it('keeps the ways of all sources to a piece', () => {
    const byGraph: RankedList = {
      source: 'graph',
      found: [evidence('a', { retriever: 'graph', via: ['高血压', '盐'] })],
    };
    const [first] = fuseRanks([list('keyword', 'a'), byGraph]);
    expect(first?.evidence).toMatchObject({ retriever: 'keyword', via: ['高血压', '盐'] });
  });

  it('gives nothing where nothing was found', () => {
    expect(fuseRanks([])).toEqual([]);
    expect(fuseRanks([list('keyword')])).toEqual([]);
  });
});
