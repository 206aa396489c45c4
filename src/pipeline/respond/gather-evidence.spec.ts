import { evidence, notSetUp, question } from '../../../test/fakes/journey';
import type { Retriever, RetrieveRequest } from '../../core/ports/retriever';
import { gatherEvidence } from './gather-evidence';

const finding = (name: string, ...ids: string[]): Retriever => ({
  name,
  retrieve: () => Promise.resolve(ids.map((id) => evidence(id, { retriever: name }))),
});
const failing = (name: string): Retriever => ({ name, retrieve: () => Promise.reject(new Error('no connection')) });

async function gather(retrievers: Retriever[], limit = 10) {
  const { evidence: found, failedRetrievers } = await gatherEvidence(retrievers, {
    question: question(),
    limit,
    signal: undefined,
  });
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
        return Promise.resolve(['a', 'b', 'c'].map((id) => evidence(id)));
      },
    };
    const { signal } = new AbortController();
    const { evidence: found } = await gatherEvidence([source], { question: question(), limit: 2, signal });
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(asked).toEqual([{ question: question(), limit: 2, signal }]);
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
