import { evenIndex, evidence, notSetUp, question, snapshot, snapshotsOf } from '../../test/fakes/journey';
import type { Retriever } from '../core/ports/retriever';
import { TryRetrieval } from '../pipeline/respond/try-retrieval.use-case';
import { retrievalConfig } from '../pipeline/respond/retrieval.config';
import { EvaluateRetrieval } from './evaluate-retrieval.use-case';

const pairs = [
  { question: '高血压能喝酒吗', answer: '最好不要喝酒。' },
  { question: '糖尿病能吃西瓜吗', answer: '少量可以，西瓜升糖快。' },
  { question: '每天吃多少盐', answer: '每天吃盐不超过五克。' },
];
const answers = pairs.map(({ answer }) => answer);

/** Gives for each question the answers of these places, in order. */
const source = (name: string, places: Record<string, readonly number[]>, isAvailable = true): Retriever => ({
  name,
  isAvailable: () => isAvailable,
  retrieve: ({ question: { matchText }, limit }) =>
    Promise.resolve(
      (places[matchText] ?? [])
        .map((place) => evidence(`${place}`, { documentId: `${place}`, retriever: name, text: answers[place] ?? '' }))
        .slice(0, limit),
    ),
});

const evaluate = (...retrievers: Retriever[]) => {
  const snapshots = snapshotsOf(snapshot({ passages: evenIndex({ searchWeightOf: () => 0 }) }));
  const trial = new TryRetrieval({ retrievers, snapshots, retrieval: retrievalConfig.parse({}), limit: 10 });
  return new EvaluateRetrieval({
    trial,
    questionOf: (text) => question({ text, matchText: text }),
    answerOf: ({ documentId }) => answers[Number(documentId)],
  }).run(pairs);
};
const [first, second, third] = pairs.map((pair) => pair.question) as [string, string, string];

describe('EvaluateRetrieval', () => {
  it('tells each source by itself, all together, and the baseline', async () => {
    const figures = await evaluate(source('keyword', { [first]: [0, 1], [second]: [0, 1], [third]: [] }));
    expect(figures.pairs).toBe(3);
    expect(Object.keys(figures.retrievers)).toEqual(['keyword']);
    expect(figures.retrievers.keyword).toMatchObject({ recall1: 1 / 3, recall5: 2 / 3 });
    expect(figures.retrievers.keyword?.mrr).toBeCloseTo(0.5);
    expect(figures.fused.mrr).toBeCloseTo(0.5);
    expect(figures.baseline.mrr).toBe(1);
    expect(figures.lift).toEqual({});
  });

  it('tells what each source adds, and may take away', async () => {
    const right = source('right', { [first]: [0], [second]: [1], [third]: [2] });
    const wrong = source('wrong', { [first]: [1], [second]: [2], [third]: [0] });
    const { lift, fused } = await evaluate(wrong, right);
    expect(lift.right).toBeCloseTo(fused.mrr);
    expect(lift.wrong).toBeLessThan(0);
  });

  it('leaves out a source that found nothing, and does not ask one that is not there', async () => {
    const unavailable: Retriever = { name: 'dense', isAvailable: () => false, retrieve: notSetUp };
    const { retrievers } = await evaluate(source('keyword', { [first]: [0] }), source('qa-pair', {}), unavailable);
    expect(Object.keys(retrievers)).toEqual(['keyword']);
  });

  it('gives an answer of several passages one place', async () => {
    const twice = source('keyword', { [first]: [1, 1, 0] });
    const { retrievers } = await evaluate(twice);
    expect(retrievers.keyword?.mrr).toBeCloseTo(1 / 2 / 3);
  });
});
