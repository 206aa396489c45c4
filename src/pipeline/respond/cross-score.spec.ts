import { evenIndex, evidence } from '../../../test/fakes/journey';
import type { Evidence } from '../../core/answer';
import { searchTerms } from '../../text/search-terms';
import { crossRanked } from './cross-score';
import type { FusedEvidence } from './rank-fusion';

const bare = { title: '', headingPath: [] };
const FILLER = '平时早睡早起，心情放松，每周散步三次，家里人一起吃饭聊天。';

/** In the order of the sources' ranking, which tells them apart as little as fusion does. */
const fusedOf = (...found: readonly Evidence[]): FusedEvidence[] =>
  found.map((item, at) => ({ evidence: item, score: 1 / (61 + at), sources: [at % 2 === 0 ? 'keyword' : 'graph'] }));
const rank = (text: string, ...found: readonly Evidence[]): string[] =>
  crossRanked({ text, fused: fusedOf(...found), index: evenIndex() }).map(({ id }) => id);
const piece = (id: string, text: string, changes: Partial<Evidence> = {}): Evidence =>
  evidence(id, { ...bare, text, ...changes });

describe('crossRanked', () => {
  it("puts the piece first that says the question's words, whatever the sources made of it", () => {
    expect(rank('高血压能喝酒吗', piece('a', FILLER), piece('b', `高血压患者最好不要喝酒。${FILLER}`))).toEqual([
      'b',
      'a',
    ]);
  });

  it('puts first what has the rarer of the words', () => {
    const ranked = (rare: string) => {
      const rareTerms = searchTerms(rare);
      const index = evenIndex({ searchWeightOf: (term) => (rareTerms.has(term) ? 5 : 1) });
      const fused = fusedOf(piece('胃口', `胃口不好。${FILLER}`), piece('药', `阿司匹林。${FILLER}`));
      return crossRanked({ text: '胃口不好能吃阿司匹林吗', fused, index }).map(({ id }) => id);
    };
    expect(ranked('胃口不好')).toEqual(['胃口', '药']);
    expect(ranked('阿司匹林')).toEqual(['药', '胃口']);
  });

  it('prefers what opens with the words, and what has them close together', () => {
    const far = `${FILLER.repeat(2)}高血压患者要注意。${FILLER.repeat(2)}少量喝酒。`;
    expect(rank('高血压喝酒', piece('late', `${FILLER}高血压喝酒。`), piece('early', `高血压喝酒。${FILLER}`))).toEqual(
      ['early', 'late'],
    );
    expect(rank('高血压喝酒', piece('far', far), piece('near', `${FILLER.repeat(4)}高血压患者少量喝酒。`))[0]).toBe(
      'near',
    );
  });

  it('counts the title and the headings', () => {
    const titled = piece('titled', `最好不要。${FILLER}`, { title: '高血压与喝酒', headingPath: ['能喝多少'] });
    expect(rank('高血压喝酒', piece('plain', `最好不要。${FILLER}`), titled)).toEqual(['titled', 'plain']);
  });

  it('finds words of letters and digits whole', () => {
    const other = piece('other', `The mmdet guide. ${FILLER}`);
    expect(rank('install mmpose', other, piece('right', `Install mmpose first. ${FILLER}`))).toEqual([
      'right',
      'other',
    ]);
  });

  it('leaves the order of the sources where the words tell nothing', () => {
    expect(rank('你们怎么看', piece('a', FILLER), piece('b', FILLER), piece('c', FILLER))).toEqual(['a', 'b', 'c']);
    expect(rank('……', piece('a', FILLER), piece('b', FILLER))).toEqual(['a', 'b']);
  });

  it('leaves the order of a source that found alone', () => {
    const fused = fusedOf(piece('a', FILLER), piece('b', '高血压能喝酒吗？不能。')).map((one) => ({
      ...one,
      sources: ['dense'],
    }));
    const ranked = crossRanked({ text: '高血压能喝酒吗', fused, index: evenIndex() });
    expect(ranked.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('judges the best hundred and keeps the rest behind them', () => {
    const many = Array.from({ length: 120 }, (_, at) => piece(`p${at}`, FILLER));
    const ranked = rank('高血压能喝酒吗', ...many.slice(0, 119), piece('last', '高血压能喝酒吗？不能。'));
    expect(ranked).toHaveLength(120);
    expect(ranked.at(-1)).toBe('last');
    expect(rank('高血压能喝酒吗')).toEqual([]);
  });
});
