import { searchTerms } from './search-terms';
import { hashTerm, TermKind } from './terms';

const factorIn = (terms: Map<number, number>, text: string, kind: number): number =>
  terms.get(hashTerm(text, 0, text.length, kind)) ?? 0;
const pairIn = (terms: Map<number, number>, text: string): number => factorIn(terms, text, TermKind.cjk);

describe('searchTerms', () => {
  it('looks for characters and for pairs of them, not for three', () => {
    const terms = searchTerms('血压高');
    expect(factorIn(terms, '血', TermKind.extra)).toBeGreaterThan(0);
    expect(pairIn(terms, '血压')).toBeGreaterThan(factorIn(terms, '血', TermKind.extra));
    expect(pairIn(terms, '血压高')).toBe(0);
    expect(terms.size).toBe(5);
  });

  it('counts a pair of two words less than one within a word, where words are told', () => {
    const terms = searchTerms('血压 多少算高', (folded) => {
      expect(folded).toBe('血压 多少算高');
      return ['血压', ' ', '多少', '算', '高'];
    });
    expect(pairIn(terms, '血压')).toBe(pairIn(searchTerms('血压'), '血压'));
    expect(pairIn(terms, '少算')).toBe(pairIn(terms, '血压') / 2);
    expect(pairIn(terms, '算高')).toBe(pairIn(terms, '血压') / 2);
  });

  it('counts a pair as within a word when it is so once', () => {
    const terms = searchTerms('血压，血压', () => ['血', '压', '，', '血压']);
    expect(pairIn(terms, '血压')).toBeGreaterThan(1);
  });

  it('counts what is said again for more, but not for as much again', () => {
    const [once, twice] = [searchTerms('血压'), searchTerms('血压，血压')].map((terms) => pairIn(terms, '血压'));
    expect(twice).toBeGreaterThan(once as number);
    expect(twice).toBeLessThan(2 * (once as number));
  });

  it('looks for words, the parts of joined words, and pieces of words for less', () => {
    const terms = searchTerms('MMPose-v1');
    for (const word of ['mmpose-v1', 'mmpose', 'v1']) {
      expect(factorIn(terms, word, TermKind.word)).toBeGreaterThan(pairIn(searchTerms('血压'), '血压'));
    }
    const piece = factorIn(terms, 'pos', TermKind.wordPiece);
    expect(piece).toBeGreaterThan(0);
    expect(piece).toBeLessThan(factorIn(terms, 'mmpose', TermKind.word) / 2);
  });

  it('finds nothing to look for in marks alone', () => {
    expect(searchTerms('……！？ 👍').size).toBe(0);
  });
});
