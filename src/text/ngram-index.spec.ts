import { NgramIndex } from './ngram-index';
import { NgramIndexBuilder } from './ngram-index-builder';
import { type NgramIndexData, sharedIndex } from './ngram-index-data';
import { distinctIndexTerms, hashTerm, TermKind } from './terms';

const builderOf = (documents: Readonly<Record<string, readonly string[]>>): NgramIndexBuilder => {
  const builder = new NgramIndexBuilder();
  for (const [id, texts] of Object.entries(documents)) {
    builder.replace(
      id,
      texts.map((text, at) => ({ passageId: `${id}/${at}`, text })),
    );
  }
  return builder;
};
const indexOf = (documents: Readonly<Record<string, readonly string[]>>): NgramIndex =>
  new NgramIndex(builderOf(documents).build());
const evidence = (index: NgramIndex, text: string): number => index.evidence(distinctIndexTerms(text));
const termOf = (text: string, kind: number): number => hashTerm(text, 0, text.length, kind);

/** A small generator of whole numbers below a limit, the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

describe('NgramIndex', () => {
  // Lengths in terms are 3 (血压 压高 血压高), 2 (血压 twice) and 1; the mean is 2.
  const small = { a: ['血压高'], b: ['血压，血压'], c: ['吃饭'] };

  it('scores as BM25 by hand (k1 1.2, b 0.75), within an 8-bit step', () => {
    const rarity = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const inA = rarity * 2.2 * (1 / (1 + 1.2 * (0.25 + 0.75 * (3 / 2))));
    const inB = rarity * 2.2 * (2 / (2 + 1.2 * (0.25 + 0.75 * (2 / 2))));
    const step = (rarity * 2.2) / 255;
    expect(inA).toBeCloseTo(0.3902, 4);
    expect(inB).toBeCloseTo(0.6463, 4);

    const found = new Map(
      indexOf(small)
        .search('血压', 10)
        .map(({ passageId, score }) => [passageId, score]),
    );
    // Search looks for 血 and 压 by themselves, too, which stand in the same two.
    expect([...found.keys()]).toEqual(['b/0', 'a/0']);

    const [best, second] = [1, 2 ** -0.5];
    const expected = (best * inB + second * inA) / (best + second + 3 ** -0.5);
    expect(Math.abs(evidence(indexOf(small), '血压') - expected)).toBeLessThan(step);
  });

  it('keeps impacts within half an 8-bit step of the exact ones', () => {
    const data = builderOf(small).build();
    const saturations: Record<string, number> = { a: 3, b: 2, c: 1 };
    data.postingImpacts.forEach((impact, at) => {
      const passage = data.unitPassages[data.postingUnits[at] as number] ?? '';
      const saturation = 1.2 * (0.25 + (0.75 * (saturations[passage.slice(0, 1)] ?? 0)) / 2);
      const exact = [1, 2].map((count) => (255 * count) / (count + saturation));
      expect(Math.min(...exact.map((value) => Math.abs(value - impact)))).toBeLessThanOrEqual(0.5);
    });
  });

  it('weighs pieces of words less than words', () => {
    const index = indexOf({ a: ['rtmpose'], b: ['血压'] });
    const word = index.weightOf(termOf('rtmpose', TermKind.word));
    expect(index.weightOf(termOf('<rt', TermKind.wordPiece))).toBeCloseTo(word * 0.7, 5);
  });

  it('adds evidence with what a message says, and counts a repetition once', () => {
    const index = indexOf({ a: ['血压高要少吃盐'], b: ['血糖'] });
    expect(evidence(index, '血压高少吃盐')).toBeGreaterThan(evidence(index, '血压高'));
    expect(evidence(index, '血压高，血压高，血压高')).toBe(evidence(index, '血压高'));
    expect(evidence(index, '完全无关')).toBe(0);
    expect(evidence(index, '')).toBe(0);
  });

  it('is the same after any other query', () => {
    const index = indexOf(small);
    const before = evidence(index, '血压高');
    index.search('吃饭血压', 3);
    evidence(index, '吃饭');
    expect(evidence(index, '血压高')).toBe(before);
  });

  it('scales terms down for a build, and for one query', () => {
    const plain = new NgramIndex(builderOf(small).build());
    const halved = new NgramIndex(builderOf(small).build(() => 0.5));
    expect(evidence(halved, '血压高')).toBeCloseTo(evidence(plain, '血压高') / 2, 5);
    const terms = distinctIndexTerms('血压高');
    expect(plain.evidence(terms, () => 0.5)).toBeCloseTo(evidence(plain, '血压高') / 2, 5);
    expect(plain.evidence(terms, () => 0)).toBe(0);
  });

  it('takes units that differ in marks and spaces only for one', () => {
    const data = builderOf({ a: ['血压高，少吃盐。'], b: ['血压高 少吃盐！'], c: ['血压高少吃糖'] }).build();
    expect(data.unitPassages).toEqual(['a/0', 'c/0']);
  });

  it('finds passages by a single character, best first, each once, no more than asked for', () => {
    const index = indexOf({ a: ['盐', '糖和盐以及许多别的东西都写在这里'], b: ['酱油'], c: ['盐糖'] });
    expect(index.search('盐', 10).map(({ passageId }) => passageId)).toEqual(['a/0', 'c/0', 'a/1']);
    expect(index.search('盐', 2)).toHaveLength(2);
    expect(index.search('盐', 0)).toEqual([]);
    expect(index.search('完', 10)).toEqual([]);
  });

  it('puts first what opens with what is asked', () => {
    const filler = '以及许多别的事情要慢慢地说一说'.repeat(3);
    const index = indexOf({ a: [`${filler}，血压偏高。`], b: [`血压偏高，${filler}。`], c: [`${filler}，没有了。`] });
    expect(index.search('血压偏高', 3).map(({ passageId }) => passageId)).toEqual(['b/0', 'a/0']);
  });

  it('does not let the opening touch what the gate scores by', () => {
    const filler = '以及许多别的事情要慢慢地说一说';
    const [opens, ends] = [`血压偏高，${filler}。`, `${filler}，血压偏高。`].map((text) => indexOf({ a: [text] }));
    expect(evidence(opens as NgramIndex, '血压偏高')).toBe(evidence(ends as NgramIndex, '血压偏高'));
  });

  it('searches by the words it is told', () => {
    const index = indexOf({ a: ['天很好'], b: ['天好心'] });
    const best = (...words: string[]) => index.search(words.join(''), 1, () => words)[0]?.passageId;
    expect([best('很好', '心'), best('很', '好心')]).toEqual(['a/0', 'b/0']);
  });

  it('finds other passages beside one of very many units', () => {
    const builder = new NgramIndexBuilder();
    const long = Array.from({ length: 300 }, (_, at) => ({ passageId: 'long', text: `血压 ${at}` }));
    builder.replace('d', [...long, { passageId: 'short', text: `血压 ${'以及许多别的事情'.repeat(20)}` }]);
    expect(new NgramIndex(builder.build()).search('血压', 2).map(({ passageId }) => passageId)).toEqual([
      'long',
      'short',
    ]);
  });

  it('knows nothing while it is empty', () => {
    const index = indexOf({});
    expect(index.unitCount).toBe(0);
    expect(evidence(index, '血压')).toBe(0);
    expect(index.search('血压', 5)).toEqual([]);
  });

  it('takes a unit without any term, and one far longer than the rest', () => {
    const index = indexOf({
      a: ['😀'],
      b: [Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ')],
      c: ['血压'],
    });
    expect(index.search('w17', 1)[0]?.passageId).toBe('b/0');
    expect(evidence(index, '血压')).toBeGreaterThan(0);
  });

  it('gives the same scores in memory that threads share, and no copy is made on the way', () => {
    const data = builderOf(small).build();
    const shared = sharedIndex(data);
    const received = structuredClone(shared);
    expect(evidence(new NgramIndex(received), '血压高')).toBe(evidence(new NgramIndex(data), '血压高'));
    expect(new NgramIndex(received).search('血压', 5)).toEqual(new NgramIndex(data).search('血压', 5));
    shared.postingImpacts[0] = 7;
    expect(received.postingImpacts[0]).toBe(7);
  });
});

describe('NgramIndexBuilder', () => {
  const words = ['血压', '血糖', '高血压病', '吃盐', 'mmpose', 'hba1c', 'v1.2', '，', '😀', '胰岛素', 'c++', '早上好'];
  const queries = ['血压高吃盐', 'mmpose v1.2', '胰岛素', '早上好😀', 'hba1c血糖', '不认识'];

  function expectSame(left: NgramIndexData, right: NgramIndexData): void {
    const [edited, fresh] = [new NgramIndex(left), new NgramIndex(right)];
    expect(left.unitPassages).toEqual(right.unitPassages);
    expect(left.postingUnits).toHaveLength(right.postingUnits.length);
    for (const query of queries) {
      expect(evidence(edited, query)).toBe(evidence(fresh, query));
      expect(edited.search(query, 5)).toEqual(fresh.search(query, 5));
      for (const term of distinctIndexTerms(query)) expect(edited.weightOf(term)).toBe(fresh.weightOf(term));
    }
  }

  it.each([1, 2, 3, 4, 5])('after any edits is as a fresh build of what is there (seed %d)', (seed) => {
    const roll = dice(seed);
    const present: Record<string, string[]> = {};
    const builder = new NgramIndexBuilder();
    for (let edit = 0; edit < 120; edit++) {
      const id = `d${roll(12)}`;
      if (roll(4) === 0) {
        builder.remove(id);
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
        delete present[id];
      } else {
        const texts = Array.from({ length: roll(4) }, () =>
          Array.from({ length: 1 + roll(6) }, () => words[roll(words.length)]).join(''),
        );
        builder.replace(
          id,
          texts.map((text, at) => ({ passageId: `${id}/${at}`, text })),
        );
        present[id] = texts;
      }
      if (edit % 15 === 14) expectSame(builder.build(), builderOf(present).build());
    }
  });

  it('forgets nothing when what it removes was never there', () => {
    const builder = builderOf({ a: ['血压'] });
    builder.remove('b');
    expect(builder.build().unitCount).toBe(1);
  });
});
