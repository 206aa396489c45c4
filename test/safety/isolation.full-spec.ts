import type { Evidence } from '../../src/core/answer';
import type { Retriever } from '../../src/core/ports/retriever';
import { OwnedKnowledge, OwnKnowledgeRetriever } from '../../src/pipeline/safety/isolation/own-knowledge.retriever';
import { evidence, question } from '../fakes/journey';
import { type IsolatedGroups, isolationSet, openGroups } from './isolated-groups';
import { askCrossing, type CrossingResult, someOf } from './isolation';

const { groups, questions } = isolationSet();
let opened: IsolatedGroups;

beforeAll(async () => {
  opened = await openGroups(groups);
}, 30_000);
afterAll(() => opened.close());

describe('three groups with knowledge of their own', () => {
  const results: CrossingResult[] = [];

  it('see nothing of each other, in every 61st of the 3,000 crossing questions', async () => {
    for (const asked of someOf(questions, 61)) results.push(await askCrossing(opened, asked));
    expect(results.filter(({ leaked }) => leaked.length > 0)).toEqual([]);
    expect(results).toHaveLength(110);
  }, 60_000);

  it('are told what is their own', () => {
    const own = results.filter(({ of }) => of.kind === 'own');
    // By words alone, without any model; the rest is asked in other words than it is written in.
    expect(own.filter(({ isAnswered }) => isAnswered).length / own.length).toBeGreaterThanOrEqual(0.7);
  });
});

describe('an index that gives everything to everybody', () => {
  const everything = async (): Promise<Evidence[]> => {
    const { knowledge } = opened.services.stores;
    const found = await Promise.all(
      groups.map(async ({ id }) => {
        const documents = await knowledge.documentVersionsOf(id, opened.services.today());
        const passages = await knowledge.passagesOf(documents.map((document) => document.id));
        const pairs = await knowledge.listQaPairs(id);
        return [
          ...passages.map((one) => evidence(one.id, { documentId: one.documentId, text: one.text })),
          ...pairs.map((one) => evidence(one.id, { kind: 'qa-pair', documentId: null, text: one.answer })),
        ];
      }),
    );
    return found.flat();
  };

  it('gives each group its own all the same', async () => {
    const { stores, snapshots, today } = opened.services;
    const owned = new OwnedKnowledge({ knowledge: stores.knowledge, snapshots, today });
    const source: Retriever = { name: 'everything', retrieve: everything };
    const guarded = new OwnKnowledgeRetriever(source, owned);
    expect(guarded.isAvailable({ question: question() })).toBe(true);
    for (const { id, documents, pairs } of groups) {
      const given = await guarded.retrieve({ question: question({ assistant: id }), limit: 100 });
      expect(given.filter(({ kind }) => kind === 'passage')).toHaveLength(documents.length);
      expect(given.filter(({ kind }) => kind === 'qa-pair').map(({ text }) => text)).toEqual(
        expect.arrayContaining(pairs.map(({ answer }) => answer)),
      );
      expect(given).toHaveLength(documents.length + pairs.length);
    }
  });
});
