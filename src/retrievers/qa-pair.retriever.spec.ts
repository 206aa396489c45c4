import { notSetUp, question, snapshot, snapshotsOf } from '../../test/fakes/journey';
import type { QaPair } from '../core/knowledge';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { SimilarText } from '../core/ports/passage-index';
import { QaPairRetriever } from './qa-pair.retriever';

const pair = (id: string, source: string | null = '指南'): QaPair => ({
  id,
  knowledgeBaseId: 'b1',
  question: `${id} 问`,
  answer: `${id} 答`,
  source,
});

function retrieverOf(near: SimilarText[], listQaPairs: () => Promise<QaPair[]>) {
  const similarPairs = (_text: string, limit: number) => near.slice(0, limit);
  return new QaPairRetriever(snapshotsOf(snapshot({ similarPairs })), { listQaPairs } as unknown as KnowledgeStore);
}
const request = { question: question(), limit: 5 };

describe('QaPairRetriever', () => {
  it('finds the approved answers to questions like this one', async () => {
    const near = [
      { id: 'p1', similarity: 0.9 },
      { id: 'p2', similarity: 0.5 },
    ];
    const found = await retrieverOf(near, () => Promise.resolve([pair('p2', null), pair('p1')])).retrieve(request);
    expect(found).toEqual([
      {
        id: 'p1',
        kind: 'qa-pair',
        retriever: 'qa-pair',
        text: 'p1 答',
        title: 'p1 问',
        headingPath: [],
        sources: ['指南'],
        reviewedOn: null,
        documentId: null,
        place: null,
        url: null,
        score: 0.9,
      },
      expect.objectContaining({ id: 'p2', sources: [] }),
    ]);
  });

  it('does not take a question for the same because it shares some words', async () => {
    const near = [{ id: 'p1', similarity: 0.3 }];
    expect(await retrieverOf(near, notSetUp).retrieve(request)).toEqual([]);
  });

  it('finds the pair for one of several questions in a text', async () => {
    const similarPairs = (text: string) => [{ id: 'p1', similarity: text.includes('，') ? 0.3 : 0.7 }];
    const snapshots = snapshotsOf(snapshot({ similarPairs }));
    const stored = { listQaPairs: () => Promise.resolve([pair('p1')]) } as unknown as KnowledgeStore;
    const ask = (matchText: string) =>
      new QaPairRetriever(snapshots, stored).retrieve({ question: question({ matchText }), limit: 5 });
    expect(await ask('退费几天到账，退费去哪个窗口')).toHaveLength(1);
    expect(await ask('我在吃华法林，能喝酒吗')).toEqual([]);
  });

  it('leaves out a pair that was removed since the index was built', async () => {
    const near = [{ id: 'gone', similarity: 0.9 }];
    expect(await retrieverOf(near, () => Promise.resolve([pair('p1')])).retrieve(request)).toEqual([]);
  });

  it('finds nothing for an assistant without an index', async () => {
    const retriever = new QaPairRetriever(snapshotsOf(), { listQaPairs: notSetUp } as unknown as KnowledgeStore);
    expect(await retriever.retrieve(request)).toEqual([]);
  });
});
