import { WordBaseline } from './word-baseline';

const cut = (text: string): string[] => text.split(/(?<= )|(?= )/);
const search = (documents: readonly string[], query: string, limit = 10): number[] =>
  new WordBaseline(documents, cut).search(query, limit);

describe('WordBaseline', () => {
  it('ranks as BM25 by hand', () => {
    // Lengths 2, 2 and 4 of mean 8/3. salt: df 2; salt twice in the long one saturates at its length.
    const documents = ['salt water', 'bread water', 'salt salt sugar oil'];
    const impact = (count: number, length: number) =>
      (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / (8 / 3)));
    expect(impact(2, 4)).toBeGreaterThan(impact(1, 2));
    expect(search(documents, 'salt')).toEqual([2, 0]);
    expect(search(documents, 'bread salt')).toEqual([1, 2, 0]);
  });

  it('counts a token that the query repeats as often', () => {
    const documents = ['salt', 'salt', 'bread', 'sugar'];
    expect(search(documents, 'salt bread')[0]).toBe(2);
    expect(search(documents, 'salt salt salt bread').slice(0, 2)).toEqual([0, 1]);
  });

  it('leaves out blanks, what shares nothing, and what is beyond the limit', () => {
    expect(search(['a b', 'c d'], 'x y')).toEqual([]);
    expect(search(['a b', 'c d'], 'a')).toEqual([0]);
    expect(search(['a', 'a', 'a'], 'a', 2)).toEqual([0, 1]);
    expect(search([], 'a')).toEqual([]);
  });
});
