import { verdict } from '../../test/fakes/journey';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { VerdictRefinement } from '../core/verdict';
import { explainVerdict } from './explain-verdict';

const knowledge = { findPassages: () => Promise.resolve([]) } as unknown as KnowledgeStore;
const before = { decision: 'review', score: -0.5 } as const;
const explained = (refinement?: VerdictRefinement) =>
  explainVerdict(verdict({ score: 0.25, ...(refinement && { refinement }) }), knowledge);

describe('explainVerdict', () => {
  it('says nothing of an embedding model that was not asked', async () => {
    expect(await explained()).toBe(
      [
        'accept (above-threshold)',
        'score 0.25 against threshold -0.40, review within 0.25',
        'knowledge score 3.00 against 2.30',
      ].join('\n'),
    );
  });

  it('says what an embedding model was asked, and what it changed', async () => {
    const text = await explained({ status: 'asked', before, likeGood: 0.83, likeBad: 0.41, likePassage: null });
    expect(text).toContain('like good 0.83, like bad 0.41, like the knowledge not known');
    expect(text).toContain('-0.50 (review) became 0.25 (accept)');
  });

  it('says that it did not answer', async () => {
    const text = await explained({ status: 'failed', before, likeGood: null, likeBad: null, likePassage: null });
    expect(text).toContain('did not answer in time');
  });
});
