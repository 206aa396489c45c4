import { evidence, notSetUp, outcome, sourcedPassage } from '../../test/fakes/journey';
import type { Evidence } from '../core/answer';
import type { QaPair, SourcedPassage } from '../core/knowledge';
import type { AskedQuestion } from '../core/ports/outcome-store';
import { viewSource } from './source-view';

const reference = { questionId: 'q1', citation: 1 };

/** A question that was answered out of this evidence, and the knowledge as it is now. */
function stores(found: Evidence, now: { passages?: readonly SourcedPassage[]; pairs?: readonly QaPair[] } = {}) {
  const { id, title, headingPath, sources, reviewedOn } = found;
  const citations = [{ number: 1, evidenceId: id, title, headingPath, sources, reviewedOn }];
  const answered = outcome({
    kind: 'answered',
    reason: 'evidence-found',
    answer: { text: '…[1]', citations, writer: 'quote' },
  });
  const record: AskedQuestion = {
    questionId: 'q1',
    assistant: 'patients',
    outcome: { ...answered, trace: { ...answered.trace, evidence: [found] } },
    createdAt: 1,
    conversation: { channel: 'feishu', id: 'oc_1' },
    memberId: 'ou_1',
    messageIds: ['m1'],
  };
  const { passages = [], pairs } = now;
  return {
    today: () => '2026-11-21',
    outcomes: { findQuestion: (asked: string) => Promise.resolve(asked === 'q1' ? record : null) },
    knowledge: {
      findPassages: (ids: readonly string[]) => Promise.resolve(passages.filter((one) => ids.includes(one.id))),
      passagesOf: (ids: readonly string[]) => Promise.resolve(passages.filter((one) => ids.includes(one.documentId))),
      listQaPairs: pairs ? () => Promise.resolve([...pairs]) : notSetUp,
    },
  };
}

const at = (ordinal: number, text: string, documentId = 'd1') =>
  sourcedPassage(`${documentId}-${ordinal}`, { documentId, ordinal, text });

describe('viewSource', () => {
  it('shows a passage between its neighbours', async () => {
    const passages = [at(0, '零'), at(1, '一'), at(2, '二'), at(3, '三'), at(4, '四'), at(1, '别的', 'd2')];
    const view = await viewSource(reference, stores(evidence('d1-2', { text: '一二' }), { passages }));
    expect(view).toMatchObject({ kind: 'passage', isCurrent: true, before: '一', quoted: '二', after: '三' });
  });

  it('has no neighbour where the document ends, and none that says nothing', async () => {
    const passages = [at(0, '零'), at(1, '<!-- 还没写 -->')];
    const view = await viewSource(reference, stores(evidence('d1-0'), { passages }));
    expect(view).toMatchObject({ isCurrent: true, before: null, quoted: '零', after: null });
  });

  it('shows as it was then what a document says that does not count any more', async () => {
    const found = evidence('d1-1', { text: '当时的话' });
    const now = stores(found, { passages: [at(0, '前文'), at(1, '现在的话')] });
    const findPassages = (_ids: readonly string[], on?: string) =>
      Promise.resolve(on === '2026-11-21' ? [] : [at(1, '现在的话')]);
    const view = await viewSource(reference, { ...now, knowledge: { ...now.knowledge, findPassages } });
    expect(view).toMatchObject({ isCurrent: false, before: null, quoted: '当时的话', after: null });
  });

  it('hides what the author hid', async () => {
    const passages = [at(0, '前<!-- 秘密 -->'), at(1, '~~删掉的~~留下的'), at(2, '后~~不算~~')];
    const view = await viewSource(reference, stores(evidence('d1-1'), { passages }));
    expect(JSON.stringify(view)).not.toMatch(/秘密|删掉|不算/);
    expect(view?.quoted).toContain('留下的');
  });

  it('shows what was quoted when the passage is gone', async () => {
    const found = evidence('gone', { text: '当时的话', title: '当时的标题' });
    const view = await viewSource(reference, stores(found, { passages: [at(0, '现在的话')] }));
    expect(view).toMatchObject({
      isCurrent: false,
      title: '当时的标题',
      before: null,
      quoted: '当时的话',
      after: null,
    });
  });

  const asked = evidence('pair-1', { kind: 'qa-pair', title: '几点开门', text: '八点。', headingPath: [] });
  const pair: QaPair = { id: 'pair-1', knowledgeBaseId: 'b1', question: '几点开门', answer: '八点。', source: null };

  it('shows a pair', async () => {
    const view = await viewSource(reference, stores(asked, { pairs: [pair] }));
    expect(view).toMatchObject({ kind: 'qa-pair', isCurrent: true, title: '几点开门', quoted: '八点。' });
  });

  it.each([{ pairs: [] }, { pairs: [{ ...pair, answer: '九点。' }] }])(
    'tells that a pair has changed: %j',
    async (now) => {
      const view = await viewSource(reference, stores(asked, now));
      expect(view).toMatchObject({ isCurrent: false, quoted: '八点。' });
    },
  );

  it.each([
    { questionId: 'q2', citation: 1 },
    { questionId: 'q1', citation: 2 },
  ])('knows nothing of %j', async (other) => {
    expect(await viewSource(other, stores(evidence('d1-0'), { passages: [at(0, '零')] }))).toBeNull();
  });
});
