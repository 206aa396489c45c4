import { sampleKnowledge, sampleNames, shippedChatter } from '../../test/support/sample-knowledge';
import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { drawCurves } from './draw-curves.use-case';
import { EmbedMessages } from './embed-messages.use-case';
import { EvaluateGate, type EvaluateGateInput } from './evaluate-gate.use-case';

const figureNames = [
  ...['f1', 'precision', 'recall', 'bestF1', 'auc', 'averagePrecision', 'precisionAtRecall90', 'threshold'],
].sort();

/**
 * By the shipped lists on their test parts, each a little below what was measured:
 * patients 0.891, 0.902, 0.773; research 0.779, 0.811, 0.740.
 */
const floors: Readonly<Record<string, { zeroLabelAuc: number; labelledF1: number; fewF1: number }>> = {
  patients: { zeroLabelAuc: 0.84, labelledF1: 0.85, fewF1: 0.72 },
  research: { zeroLabelAuc: 0.73, labelledF1: 0.76, fewF1: 0.69 },
};

async function inputOf(name: string, changes: Partial<EvaluateGateInput> = {}): Promise<EvaluateGateInput> {
  return {
    ...(await sampleKnowledge(name)),
    chatter: shippedChatter(),
    strictness: 0.05,
    folds: 10,
    few: null,
    ...changes,
  };
}

describe.each(sampleNames)('the gate on %s', (name) => {
  it('keeps telling questions from chatter: alone, with a few examples, with the lists', async () => {
    const result = new EvaluateGate().run(await inputOf(name, { few: { good: 20, bad: 40 } }));
    const floor = floors[name];
    expect(floor).toBeDefined();
    expect(result.zeroLabel.auc).toBeGreaterThan(floor?.zeroLabelAuc ?? 1);
    expect(result.labelled?.f1).toBeGreaterThan(floor?.labelledF1 ?? 1);
    expect(result.few?.f1).toBeGreaterThan(floor?.fewF1 ?? 1);
    expect(result.labelled?.auc).toBeGreaterThan(result.zeroLabel.auc);
    expect(result.zeroLabel.bestF1).toBeGreaterThan(result.baselines.acceptAll);
    expect(result.zeroLabel.bestF1).toBeGreaterThan(result.baselines.length);
  });

  it.each([
    [1, 1],
    [3, 3],
    [5, 10],
    [20, 20],
  ])('is never hurt by a few examples: %d good and %d bad', async (good, bad) => {
    const result = new EvaluateGate().run(await inputOf(name, { few: { good, bad } }));
    expect(result.few?.f1).toBeGreaterThan(result.zeroLabel.f1 - 0.03);
  });
});

describe('EvaluateGate', () => {
  const small = (changes: Partial<EvaluateGateInput> = {}): EvaluateGateInput => ({
    documents: [
      {
        id: 'd',
        passages: [
          { passageId: 'a', text: '高血压患者每天吃盐不超过五克，腌菜和酱油里的盐也要算进去。' },
          { passageId: 'b', text: '空腹血糖控制在四点四到七点零，糖化血红蛋白三个月查一次。' },
        ],
      },
    ],
    chatter: { zh: ['早上好', '下班了', '今天真冷', '谁去吃饭'], en: ['good morning'] },
    strictness: 0.05,
    good: ['吃盐多少合适', '空腹血糖多少正常', '糖化多久查一次', '腌菜能吃吗'],
    bad: ['早上好啊', '下班了吗', '今天下雨', '一起吃火锅', '哈哈哈', '收到'],
    test: null,
    folds: 2,
    few: { good: 1, bad: 2 },
    ...changes,
  });

  it('gives the documented figures, as fractions', () => {
    const { zeroLabel, labelled, few, baselines, msPerMessage, passages } = new EvaluateGate().run(small());
    for (const figures of [zeroLabel, labelled]) {
      expect(Object.keys(figures ?? {}).sort()).toEqual(figureNames);
      for (const [key, value] of Object.entries(figures ?? {})) {
        expect(Number.isFinite(value)).toBe(true);
        if (key !== 'threshold') expect(value >= 0 && value <= 1).toBe(true);
      }
    }
    expect(few?.f1).toBeGreaterThan(0);
    expect(few?.sd).toBeGreaterThanOrEqual(0);
    // Four of ten good: accepting all has P 0.4 and R 1.
    expect(baselines.acceptAll).toBeCloseTo((2 * 0.4) / 1.4, 12);
    expect(baselines.length).toBeGreaterThanOrEqual(baselines.acceptAll);
    expect(msPerMessage).toBeGreaterThan(0);
    expect(passages).toBe(2);
  });

  it('is the same twice but for the time', () => {
    const strip = ({ msPerMessage, ...rest }: ReturnType<EvaluateGate['run']>) => ({
      ...rest,
      timed: msPerMessage > 0,
    });
    expect(strip(new EvaluateGate().run(small()))).toEqual(strip(new EvaluateGate().run(small())));
  });

  it('has no figures with labels when there are no folds, and none for a few when none are asked for', () => {
    const result = new EvaluateGate().run(small({ folds: 0, few: null }));
    expect(result.labelled).toBeNull();
    expect(result.few).toBeNull();
    expect(result.curves.labelled).toEqual([]);
  });

  it('takes every figure on the test files when there are some', () => {
    const test = { good: ['盐吃多少'], bad: ['下班了吗', '今天下雨', '收到'] };
    const result = new EvaluateGate().run(small({ test }));
    expect(result.baselines.acceptAll).toBeCloseTo((2 * 0.25) / 1.25, 12);
    expect(result.curves.zeroLabel.at(-1)).toMatchObject({ precision: 0.25, recall: 1 });
    expect(result.curves.labelled.at(-1)).toMatchObject({ precision: 0.25, recall: 1 });
  });

  it('lets a listed message count as known only where it was learnt from', () => {
    // The same line in both kinds of the whole set would be settled by exact match; held out, it is not.
    const result = new EvaluateGate().run(small({ few: null }));
    const certain = result.curves.labelled.filter(({ score }) => Math.abs(score) >= 50);
    expect(certain).toEqual([]);
    const known = new EvaluateGate().run(small({ few: null, test: { good: ['吃盐多少合适'], bad: ['下班了吗'] } }));
    expect(known.curves.labelled.map(({ score }) => score)).toEqual([50, -50]);
  });

  describe('with an embedding model', () => {
    const model = new HashedEmbeddingModel();
    const lists = () => {
      const { good, bad } = small();
      return small({
        good: [...good, '酱油里有盐吗', '血糖高能吃腌菜吗'],
        bad,
        folds: 2,
        few: null,
      });
    };
    const meaningOf = ({ good, bad, documents }: EvaluateGateInput) =>
      new EmbedMessages(model).run(
        [...good, ...bad],
        documents.flatMap(({ passages }) => passages.map(({ text }) => text)),
      );

    it('gives figures with it beside those without, which stay as they are', async () => {
      const input = { ...lists(), folds: 6 };
      const { msPerMessage: before, ...plain } = new EvaluateGate().run(input);
      const {
        msPerMessage: after,
        refined,
        ...others
      } = new EvaluateGate().run({
        ...input,
        meaning: await meaningOf(input),
      });
      expect(before > 0 && after > 0).toBe(true);
      expect({ ...others, refined: null }).toEqual(plain);
      expect(Object.keys(refined?.labelled ?? {}).sort()).toEqual(figureNames);
      expect(refined?.asked).toBeGreaterThan(0);
      expect(refined?.asked).toBeLessThanOrEqual(1);
    });

    it('asks nothing where there is too little to learn from', async () => {
      const input = lists();
      const { refined, labelled } = new EvaluateGate().run({ ...input, meaning: await meaningOf(input) });
      expect(refined).toEqual({ labelled, few: null, asked: 0 });
    });

    it('cannot be asked of a message that was not embedded', async () => {
      const meaning = await meaningOf(small());
      expect(meaning.likePassage('腌菜能吃吗')).toBeGreaterThan(meaning.likePassage('今天下雨'));
      expect(() => meaning.vectorOf('没有问过')).toThrow('not embedded');
    });
  });

  it('draws its curves', () => {
    const { curves } = new EvaluateGate().run(small());
    const picture = drawCurves(curves);
    expect(picture.startsWith('<svg ')).toBe(true);
    expect(picture.match(/<polyline /g)).toHaveLength(2);
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
    expect(drawCurves({ zeroLabel: curves.zeroLabel, labelled: [] })).not.toMatch(/NaN|undefined/);
  });
});
