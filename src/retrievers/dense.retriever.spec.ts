import { notSetUp, question, sourcedPassage } from '../../test/fakes/journey';
import type { KnowledgeBase, SourcedPassage } from '../core/knowledge';
import type { VectorIndex, VectorIndexStatus } from '../core/ports/vector-index';
import type { NearVector } from '../core/ports/vector-store';
import { DenseRetriever } from './dense.retriever';

type Near = Parameters<VectorIndex['search']>[0];
const today = () => '2026-11-21';
const base = (id: string, assistant: string): KnowledgeBase => ({
  id,
  assistant,
  name: id,
  title: id,
  language: 'zh',
  folder: `/${id}`,
});
const bases = [base('k1', 'patients'), base('k2', 'research'), base('k3', 'patients')];
const status = (state: VectorIndexStatus['state']): VectorIndexStatus => ({
  state,
  model: null,
  done: 0,
  total: 0,
  problem: null,
});

function retrieverOf(given: {
  found?: NearVector[];
  passages?: SourcedPassage[];
  state?: VectorIndexStatus['state'];
  search?: VectorIndex['search'];
  knowledgeBases?: KnowledgeBase[];
}) {
  const { found = [], passages = [], state = 'ready', knowledgeBases = bases } = given;
  const asked: { near: Near; signal: AbortSignal | undefined }[] = [];
  const days: (string | undefined)[] = [];
  const search = (near: Near, signal?: AbortSignal) => {
    asked.push({ near, signal });
    return Promise.resolve(found.slice(0, near.limit));
  };
  const retriever = new DenseRetriever({
    vectors: { search: given.search ?? search, status: () => status(state) },
    knowledge: {
      listKnowledgeBases: () => Promise.resolve(knowledgeBases),
      findPassages: (ids, on) => {
        days.push(on);
        return Promise.resolve(ids.flatMap((id) => passages.find((passage) => passage.id === id) ?? []));
      },
    },
    today,
  });
  return { retriever, asked, days };
}

describe('DenseRetriever', () => {
  it('asks for the complete question among what its assistant may see, and for no more than wanted', async () => {
    const { retriever, asked, days } = retrieverOf({});
    const { signal } = new AbortController();
    const asking = question({ text: '那晚上呢', rewritten: '晚上的血压多少算高', matchText: '晚上的血压多少算高' });
    expect(await retriever.retrieve({ question: asking, limit: 7, signal })).toEqual([]);
    const near = { text: '晚上的血压多少算高', knowledgeBaseIds: ['k1', 'k3'], limit: 7 };
    expect(asked).toEqual([{ near, signal }]);
    expect(days).toEqual(['2026-11-21']);
  });

  it('gives what is near, nearest first, with what a citation needs', async () => {
    const place = { kind: 'page', first: 3, last: 3 } as const;
    const { retriever } = retrieverOf({
      found: [
        { id: 'b', similarity: 0.81 },
        { id: 'gone', similarity: 0.8 },
        { id: 'a', similarity: 0.4 },
      ],
      passages: [sourcedPassage('a'), sourcedPassage('b', { text: '乙。', place, documentTitle: '文' })],
    });
    const found = await retriever.retrieve({ question: question(), limit: 5 });
    expect(found).toMatchObject([
      { id: 'b', kind: 'passage', retriever: 'dense', text: '乙。', title: '文', place, score: 0.81 },
      { id: 'a', score: 0.4 },
    ]);
  });

  it('asks nothing for an assistant without knowledge', async () => {
    const { retriever } = retrieverOf({ search: notSetUp, knowledgeBases: [base('k2', 'research')] });
    expect(await retriever.retrieve({ question: question(), limit: 5 })).toEqual([]);
  });

  it('is left out where no embedding model is configured, and only there', () => {
    expect(retrieverOf({ state: 'off' }).retriever.isAvailable()).toBe(false);
    for (const state of ['building', 'ready', 'broken', 'unreachable'] as const) {
      expect(retrieverOf({ state }).retriever.isAvailable()).toBe(true);
    }
  });

  it('fails where the vectors cannot be asked, so that the answer is told to be reduced', async () => {
    const { retriever } = retrieverOf({ search: () => Promise.reject(new Error('being built')) });
    await expect(retriever.retrieve({ question: question(), limit: 5 })).rejects.toThrow('being built');
  });
});
