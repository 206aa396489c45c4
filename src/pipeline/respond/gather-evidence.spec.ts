import { evidence, notSetUp, question } from '../../../test/fakes/journey';
import type { Retriever, RetrieveRequest } from '../../core/ports/retriever';
import { gatherEvidence } from './gather-evidence';
import { type RetrievalConfig, retrievalConfig } from './retrieval.config';

const finding = (name: string, ...ids: string[]): Retriever => ({
  name,
  retrieve: () => Promise.resolve(ids.map((id) => evidence(id, { retriever: name, text: id }))),
});
const failing = (name: string): Retriever => ({ name, retrieve: () => Promise.reject(new Error('no connection')) });

async function gather(retrievers: Retriever[], changes: Partial<RetrievalConfig> = {}) {
  const { evidence: found, failedRetrievers } = await gatherEvidence(
    { retrievers },
    {
      question: question(),
      retrieval: { ...retrievalConfig.parse({}), ...changes },
      signal: undefined,
    },
  );
  return { ids: found.map(({ id }) => id), failedRetrievers };
}

describe('gatherEvidence', () => {
  it('takes turns between sources, whatever their scores', async () => {
    expect(await gather([finding('pairs', 'p1', 'p2'), finding('keyword', 'k1', 'k2')])).toEqual({
      ids: ['p1', 'k1', 'p2', 'k2'],
      failedRetrievers: [],
    });
  });

  it('puts first what several sources found, and shows it once', async () => {
    expect((await gather([finding('one', 'a', 'b', 'c'), finding('two', 'd', 'c', 'e')])).ids).toEqual([
      'c',
      'a',
      'd',
      'b',
      'e',
    ]);
  });

  it('goes on without a source that fails, and names it', async () => {
    expect(await gather([failing('graph'), finding('keyword', 'k1')])).toEqual({
      ids: ['k1'],
      failedRetrievers: ['graph'],
    });
  });

  it('goes on without a source that throws before it promises anything', async () => {
    expect(await gather([{ name: 'broken', retrieve: notSetUp }, finding('keyword', 'k1')])).toEqual({
      ids: ['k1'],
      failedRetrievers: ['broken'],
    });
  });

  it('names all when all fail', async () => {
    expect(await gather([failing('graph'), failing('dense')])).toEqual({
      ids: [],
      failedRetrievers: ['graph', 'dense'],
    });
  });

  it('keeps to the limit, and tells it to the sources with the signal', async () => {
    const asked: RetrieveRequest[] = [];
    const source: Retriever = {
      name: 'keyword',
      retrieve: (request) => {
        asked.push(request);
        return Promise.resolve(['a', 'b', 'c'].map((id) => evidence(id, { text: id })));
      },
    };
    const controller = new AbortController();
    const { evidence: found } = await gatherEvidence(
      { retrievers: [source] },
      {
        question: question(),
        retrieval: retrievalConfig.parse({ pieces: 2, candidates: 7 }),
        signal: controller.signal,
      },
    );
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(asked).toMatchObject([{ question: question(), limit: 7 }]);
    controller.abort();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  it('does not wait for a source that is late, even one that takes no notice', async () => {
    const hanging: Retriever = { name: 'web', retrieve: () => new Promise(() => undefined) };
    const { evidence: found, sources } = await gatherEvidence(
      { retrievers: [hanging, finding('keyword', 'k1')] },
      {
        question: question(),
        retrieval: { ...retrievalConfig.parse({}), deadlineMilliseconds: 20 },
        signal: undefined,
      },
    );
    expect(found.map(({ id }) => id)).toEqual(['k1']);
    expect(sources).toMatchObject([
      { name: 'web', state: 'late', found: 0 },
      { name: 'keyword', state: 'asked', found: 1 },
    ]);
  });

  it('asks no source that has nothing to ask, or that is left out', async () => {
    const off: Retriever = { name: 'dense', isAvailable: () => false, retrieve: notSetUp };
    const leftOut: Retriever = { name: 'graph', retrieve: notSetUp };
    expect(await gather([off, leftOut, finding('keyword', 'k1')], { weights: { graph: 0 } })).toEqual({
      ids: ['k1'],
      failedRetrievers: [],
    });
  });

  it('lets a source count for more', async () => {
    const sources = [finding('keyword', 'k1', 'k2'), finding('dense', 'd1', 'd2')];
    expect((await gather(sources, { weights: { dense: 2 } })).ids).toEqual(['d1', 'd2', 'k1', 'k2']);
  });

  it('asks all sources at once', async () => {
    let running = 0;
    let most = 0;
    const slow = (name: string): Retriever => ({
      name,
      retrieve: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return [];
      },
    });
    await gather([slow('a'), slow('b'), slow('c')]);
    expect(most).toBe(3);
  });

  it('finds nothing where there are no sources', async () => {
    expect(await gather([])).toEqual({ ids: [], failedRetrievers: [] });
  });
});
