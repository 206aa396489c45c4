import { evenIndex, notSetUp, question, snapshot, snapshotsOf, sourcedPassage } from '../../test/fakes/journey';
import type { SourcedPassage } from '../core/knowledge';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { ScoredPassage } from '../core/ports/passage-index';
import { KeywordRetriever } from './keyword.retriever';

const knowledgeOf = (...passages: SourcedPassage[]) =>
  ({
    findPassages: (ids: readonly string[]) =>
      Promise.resolve(ids.flatMap((id) => passages.find((passage) => passage.id === id) ?? [])),
  }) as unknown as KnowledgeStore;
const finding = (...found: ScoredPassage[]) => {
  const search = (_text: string, limit: number) => found.slice(0, limit);
  return snapshotsOf(snapshot({ passages: evenIndex({ search }) }));
};

describe('KeywordRetriever', () => {
  it('finds passages in the order of the index, with what a citation needs', async () => {
    const knowledge = knowledgeOf(
      sourcedPassage('b', {
        text: '乙。',
        overlap: '前。',
        documentTitle: '文',
        headingPath: ['文', '节'],
        sources: ['源'],
      }),
      sourcedPassage('a'),
    );
    const snapshots = finding({ passageId: 'b', score: 9 }, { passageId: 'a', score: 4 });
    const found = await new KeywordRetriever(snapshots, knowledge, () => '2026-11-21').retrieve({
      question: question(),
      limit: 5,
    });
    expect(found).toEqual([
      {
        id: 'b',
        kind: 'passage',
        retriever: 'keyword',
        text: '前。乙。',
        title: '文',
        headingPath: ['节'],
        sources: ['源'],
        reviewedOn: '2026-03-01',
        documentId: 'd1',
        place: null,
        url: null,
        score: 9,
      },
      expect.objectContaining({ id: 'a', score: 4 }),
    ]);
  });

  it('leaves out what was removed since the index was built', async () => {
    const snapshots = finding({ passageId: 'gone', score: 9 }, { passageId: 'a', score: 4 });
    const retriever = new KeywordRetriever(snapshots, knowledgeOf(sourcedPassage('a')), () => '2026-11-21');
    expect((await retriever.retrieve({ question: question(), limit: 5 })).map(({ id }) => id)).toEqual(['a']);
  });

  it('looks for the cleaned text, and for no more than asked', async () => {
    const asked: [string, number][] = [];
    const search = (text: string, limit: number) => {
      asked.push([text, limit]);
      return [];
    };
    const snapshots = snapshotsOf(snapshot({ passages: evenIndex({ search }) }));
    const request = { question: question({ text: '血\u200b压', matchText: '血压' }), limit: 7 };
    expect(await new KeywordRetriever(snapshots, knowledgeOf(), () => '2026-11-21').retrieve(request)).toEqual([]);
    expect(asked).toEqual([['血压', 7]]);
  });

  describe('where words end', () => {
    const asked = async (passageCount: number, matchText: string): Promise<readonly string[] | undefined> => {
      let words: readonly string[] | undefined;
      const search = (text: string, _limit: number, cutWords?: (folded: string) => readonly string[]) => {
        words = cutWords?.(text);
        return [];
      };
      const snapshots = snapshotsOf(snapshot({ passageCount, passages: evenIndex({ search }) }));
      const retriever = new KeywordRetriever(snapshots, knowledgeOf(), () => '2026-11-21');
      await retriever.retrieve({ question: question({ matchText }), limit: 5 });
      return words;
    };

    it('is told to a large index, as a dictionary knows it', async () => {
      expect(await asked(1000, '高血压患者能喝酒吗')).toEqual(['高血压', '患者', '能', '喝酒', '吗']);
    });

    it('is not asked for a few passages, nor for text without Chinese words', async () => {
      expect(await asked(999, '高血压患者能喝酒吗')).toBeUndefined();
      expect(await asked(100_000, 'how do I install mmpose')).toBeUndefined();
    });
  });

  it('finds nothing for an assistant without an index', async () => {
    const knowledge = { findPassages: (ids: string[]) => (ids.length > 0 ? notSetUp() : Promise.resolve([])) };
    const retriever = new KeywordRetriever(snapshotsOf(), knowledge, () => '2026-11-21');
    expect(await retriever.retrieve({ question: question(), limit: 5 })).toEqual([]);
  });
});
