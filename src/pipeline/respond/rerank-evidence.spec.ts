import { evidence, question } from '../../../test/fakes/journey';
import type { RerankModel } from '../../core/ports/rerank-model';
import { rerankEvidence } from './rerank-evidence';

const ranked = ['a', 'b', 'c'].map((id) => evidence(id, { text: id }));
const judging = (judge: (text: string) => number): RerankModel => ({
  rerank: (_query, texts) => Promise.resolve(texts.map(judge)),
});
const rerank = async (reranker: RerankModel | null, items = ranked) => {
  const options = { reranker, deadlineMilliseconds: 20, signal: undefined };
  const { evidence: found, trace } = await rerankEvidence(question(), items, options);
  return { ids: found.map(({ id }) => id), state: trace?.state ?? null };
};

describe('rerankEvidence', () => {
  it('puts first what the model judges best', async () => {
    expect(await rerank(judging((text) => (text.endsWith('c') ? 1 : 0)))).toEqual({
      ids: ['c', 'a', 'b'],
      state: 'asked',
    });
  });

  it('keeps the order without a model, or when it fails or takes too long', async () => {
    expect(await rerank(null)).toEqual({ ids: ['a', 'b', 'c'], state: null });
    const failing = { rerank: () => Promise.reject(new Error('502')) };
    expect(await rerank(failing)).toEqual({ ids: ['a', 'b', 'c'], state: 'failed' });
    const hanging: RerankModel = {
      rerank: (_query, _texts, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    };
    expect(await rerank(hanging)).toEqual({ ids: ['a', 'b', 'c'], state: 'late' });
  });

  it('leaves what was approved for this very question in front', async () => {
    const pair = evidence('pair', { kind: 'qa-pair', score: 0.99 });
    const alike = evidence('alike', { kind: 'qa-pair', score: 0.6 });
    const reranker = judging((text) => (text.endsWith('c') ? 1 : 0));
    expect((await rerank(reranker, [...ranked, pair, alike])).ids).toEqual(['pair', 'c', 'a', 'b', 'alike']);
  });

  it('judges a bounded number', async () => {
    const many = Array.from({ length: 60 }, (_, at) => evidence(`e${at}`));
    let judged = 0;
    const counting = judging(() => judged++);
    expect((await rerank(counting, many)).ids).toHaveLength(60);
    expect(judged).toBe(40);
  });
});
