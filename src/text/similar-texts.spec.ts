import { buildSimilarTexts, SimilarTexts } from './similar-texts';
import { distinctIndexTerms, kindOf, TermKind } from './terms';

const texts = [
  '血压高了怎么办',
  '血压高吃什么药',
  '糖尿病能吃西瓜吗',
  '空腹血糖多少算正常',
  'HbA1c 多久查一次',
  '早上好',
  '血压高了怎么办',
].map((text, at) => ({ id: `t${at}`, text }));

/** Cosine of idf-weighted vectors, written plainly. */
function plainSimilarity(query: string, text: string): number {
  const count = texts.length;
  const weightOf = (term: number): number => {
    const frequency = texts.filter((item) => distinctIndexTerms(item.text).includes(term)).length;
    const kindWeight = kindOf(term) === TermKind.wordPiece ? 0.3 : 1;
    return kindWeight * Math.log(1 + (count + 1) / (frequency + 0.5));
  };
  const vectorOf = (of: string) => new Map(distinctIndexTerms(of).map((term) => [term, weightOf(term)]));
  const left = vectorOf(query);
  const right = vectorOf(text);
  const lengthOf = (vector: Map<number, number>) => Math.hypot(...vector.values());
  let dot = 0;
  for (const [term, weight] of left) dot += weight * (right.get(term) ?? 0);
  return dot / (lengthOf(left) * lengthOf(right) || 1);
}

describe('SimilarTexts', () => {
  const similar = new SimilarTexts(structuredClone(buildSimilarTexts(texts)));

  it.each(['血压高怎么办', '血糖正常吗', 'hba1c查什么', '吃西瓜会升血压吗', '完全没有关系的话', ''])(
    'ranks by cosine: %s',
    (query) => {
      const found = similar.nearest(query, 10);
      const expected = texts
        .map(({ id, text }) => ({ id, similarity: plainSimilarity(query, text) }))
        .filter(({ similarity }) => similarity > 0)
        .sort((left, right) => right.similarity - left.similarity || (left.id < right.id ? -1 : 1));
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      found.forEach(({ similarity }, at) => {
        expect(similarity).toBeCloseTo(expected[at]?.similarity ?? -1, 5);
      });
    },
  );

  it('finds a text itself with similarity 1, its double beside it', () => {
    const [first, second] = similar.nearest('血压高了怎么办？', 2);
    expect([first?.id, second?.id]).toEqual(['t0', 't6']);
    expect(first?.similarity).toBeCloseTo(1, 5);
    expect(first?.similarity).toBeLessThanOrEqual(1);
  });

  it('gives no more than asked for, and looks among those it is told to', () => {
    expect(similar.nearest('血压高', 1)).toHaveLength(1);
    expect(similar.nearest('血压高', 5, (id) => id === 't1').map(({ id }) => id)).toEqual(['t1']);
    expect(similar.nearest('血压高', 5, () => false)).toEqual([]);
  });

  it('finds nothing in nothing', () => {
    const none = new SimilarTexts(buildSimilarTexts([]));
    expect(none.nearest('血压', 3)).toEqual([]);
    expect(new SimilarTexts(buildSimilarTexts([{ id: 'a', text: '😀' }])).nearest('😀', 3)).toEqual([]);
  });

  it('takes a text of 200,000 different terms', () => {
    const long = Array.from({ length: 70_000 }, (_, at) => `w${at}`).join(' ');
    const found = new SimilarTexts(buildSimilarTexts([{ id: 'long', text: long }])).nearest(long, 1);
    expect(found[0]?.similarity).toBeCloseTo(1, 3);
  });
});
