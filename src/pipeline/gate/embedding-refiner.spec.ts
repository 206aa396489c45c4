import { HashedEmbeddingModel } from '../../../test/fakes/hashed-vectors';
import { FieldLogger, notSetUp, rejected, verdict } from '../../../test/fakes/journey';
import { EmbeddingError, type EmbeddingModel } from '../../core/ports/embedding-model';
import type { HeldOutQuestion } from '../../core/ports/passage-index';
import type { VectorIndex, VectorIndexStatus } from '../../core/ports/vector-index';
import type { Verdict } from '../../core/verdict';
import { EmbeddingRefiner, type EmbeddingRefinerOptions } from './embedding-refiner';
import { ACCEPT_LOG_ODDS } from './prior-odds';

const good = ['血压多少算高', '血压高能吃咸菜吗', '血压药漏了一次怎么办', '血压早上量还是晚上量', '血压低要紧吗'];
const bad = ['早上好呀大家', '今天天气真好呀', '下班一起吃火锅', '快递到了谁去拿', '周末一起爬山吗'];
const heldOut: HeldOutQuestion[] = [
  ...good.map((text) => ({ kind: 'good' as const, text, score: ACCEPT_LOG_ODDS })),
  ...bad.map((text) => ({ kind: 'bad' as const, text, score: ACCEPT_LOG_ODDS })),
];
const snapshot = { assistant: 'patients', revision: 3, heldOut };
const undecided = (score = ACCEPT_LOG_ODDS): Verdict =>
  verdict({ decision: 'review', reason: 'near-threshold', score, threshold: ACCEPT_LOG_ODDS, reviewWidth: 0.05 });

const status = (state: VectorIndexStatus['state']): VectorIndexStatus => ({
  state,
  model: null,
  done: 0,
  total: 0,
  problem: null,
});
const noPassages: EmbeddingRefinerOptions['passages'] = { search: notSetUp, status: () => status('building') };
const failing: EmbeddingModel = {
  key: 'hashed',
  embed: () => Promise.reject(new EmbeddingError('unreachable', 'The embedding model cannot be reached')),
};
/** Answers only when the caller gives up. */
const hanging: EmbeddingModel = {
  key: 'hashed',
  embed: (_texts, _kind, signal) =>
    new Promise((_resolve, reject) => {
      const giveUp = () => {
        reject(new EmbeddingError('timeout', 'The embedding model did not answer in time'));
      };
      if (signal?.aborted) giveUp();
      else signal?.addEventListener('abort', giveUp);
    }),
};

function refinerOf(changes: Partial<EmbeddingRefinerOptions> = {}) {
  const [lists, questions] = [new HashedEmbeddingModel(), new HashedEmbeddingModel()];
  const logger = new FieldLogger();
  const refiner = new EmbeddingRefiner({
    lists,
    questions,
    passages: noPassages,
    knowledge: { listKnowledgeBases: () => Promise.resolve([]) },
    gate: { askWidth: undefined, askSeconds: 1.5 },
    logger,
    ...changes,
  });
  return { refiner, lists, questions, logger };
}

describe('EmbeddingRefiner', () => {
  it('asks about what is undecided, moves it the right way, and tells what it changed', async () => {
    const { refiner, questions } = refinerOf();
    await refiner.prepare(snapshot);
    const asked = await refiner.refine(snapshot, '血压高多少算高', undecided());
    expect(asked).toMatchObject({ decision: 'accept', reason: 'above-threshold' });
    expect(asked.score).toBeGreaterThan(ACCEPT_LOG_ODDS);
    expect(asked.refinement).toMatchObject({
      status: 'asked',
      before: { decision: 'review', score: ACCEPT_LOG_ODDS },
      likePassage: null,
    });
    expect(asked.refinement?.likeGood).toBeGreaterThan(asked.refinement?.likeBad ?? 1);
    const other = await refiner.refine(snapshot, '今天下班一起吃火锅呀', undecided());
    expect(other).toMatchObject({ decision: 'reject', reason: 'below-threshold' });
    expect(questions.asked.map(({ texts, kind }) => [texts, kind])).toEqual([
      [['血压高多少算高'], 'query'],
      [['今天下班一起吃火锅呀'], 'query'],
    ]);
  });

  it.each([
    ['is far above', verdict({ score: 4 })],
    ['is far below', rejected({ score: -4 })],
    ['an admin listed', undecided(), 'listed-good'],
    ['has no words', undecided(), 'no-words'],
  ] as const)('asks nothing about what %s', async (_name, judged, reason: Verdict['reason'] = judged.reason) => {
    const { refiner, questions } = refinerOf();
    await refiner.prepare(snapshot);
    expect(await refiner.refine(snapshot, '血压', { ...judged, reason })).toEqual({ ...judged, reason });
    expect(questions.asked).toEqual([]);
  });

  it('asks within the width that is configured', async () => {
    const { refiner, questions } = refinerOf({ gate: { askWidth: 0.1, askSeconds: 1.5 } });
    await refiner.prepare(snapshot);
    await refiner.refine(snapshot, '血压', undecided(ACCEPT_LOG_ODDS + 0.2));
    expect(questions.asked).toEqual([]);
    await refiner.refine(snapshot, '血压', undecided(ACCEPT_LOG_ODDS - 0.05));
    expect(questions.asked).toHaveLength(1);
  });

  it('learns in the background, from the lists, once a revision; until then the gate’s own verdict holds', async () => {
    const { refiner, lists, questions } = refinerOf();
    const first = undecided();
    expect(await refiner.refine(snapshot, '血压', first)).toBe(first);
    await refiner.prepare(snapshot);
    expect(lists.asked).toEqual([{ texts: [...good, ...bad], kind: 'query' }]);
    await refiner.refine(snapshot, '血压', undecided());
    expect(questions.asked).toHaveLength(1);
    await refiner.prepare(snapshot);
    expect(lists.asked).toHaveLength(1);
    await refiner.prepare({ ...snapshot, revision: 4 });
    expect(lists.asked).toHaveLength(2);
  });

  it('asks nothing where there is too little to learn from', async () => {
    const unmeasured = heldOut.map((question) => ({ ...question, score: null }));
    for (const given of [[], unmeasured, undefined]) {
      const { refiner, questions } = refinerOf();
      const judged = { assistant: 'patients', revision: 1, ...(given && { heldOut: given }) };
      await refiner.prepare(judged);
      const before = undecided();
      expect(await refiner.refine(judged, '血压', before)).toBe(before);
      expect(questions.asked).toEqual([]);
    }
  });

  it.each([
    ['cannot be reached', failing],
    ['does not answer in time', hanging],
  ])('keeps to the gate’s own verdict when the model %s, and says so', async (_name, questions) => {
    const { refiner, logger } = refinerOf({ questions, gate: { askWidth: undefined, askSeconds: 0.1 } });
    await refiner.prepare(snapshot);
    const { refinement, ...rest } = await refiner.refine(snapshot, '血压高多少算高', undecided());
    expect(rest).toEqual(undecided());
    expect(refinement).toMatchObject({ status: 'failed', before: { decision: 'review' }, likeGood: null });
    expect(logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    expect(logger.text()).not.toContain('血压');
  });

  it('leaves a model that failed alone for a while', async () => {
    let calls = 0;
    const questions: EmbeddingModel = {
      key: 'hashed',
      embed: (...asked) => {
        calls++;
        return failing.embed(...asked);
      },
    };
    const { refiner } = refinerOf({ questions });
    await refiner.prepare(snapshot);
    for (let at = 0; at < 5; at++) {
      expect((await refiner.refine(snapshot, '血压', undecided())).refinement?.status).toBe('failed');
    }
    expect(calls).toBe(1);
  });

  it('does not hold it against the model that the message itself was given up', async () => {
    const { refiner, logger } = refinerOf({ questions: hanging });
    await refiner.prepare(snapshot);
    const judged = await refiner.refine(snapshot, '血压', undecided(), AbortSignal.abort());
    expect(judged.decision).toBe('review');
    expect(logger.lines.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('judges by its own score while the lists cannot be embedded', async () => {
    const { refiner, logger } = refinerOf({ lists: failing });
    await refiner.prepare(snapshot);
    const before = undecided();
    expect(await refiner.refine(snapshot, '血压', before)).toBe(before);
    expect(logger.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  describe('where passages have vectors', () => {
    const bases = [
      { id: 'k1', assistant: 'patients' },
      { id: 'k2', assistant: 'research' },
    ].map((base) => ({ ...base, name: base.id, title: '', language: 'zh' as const, folder: '' }));
    const searched: Parameters<VectorIndex['search']>[0][] = [];
    const passages = (state: VectorIndexStatus['state'] = 'ready'): EmbeddingRefinerOptions['passages'] => ({
      status: () => status(state),
      search: (near) => {
        searched.push(near);
        return Promise.resolve([{ id: 'p', similarity: near.text.includes('血压') ? 0.9 : 0.1 }]);
      },
    });
    const knowledge = { listKnowledgeBases: () => Promise.resolve(bases) };
    beforeEach(() => {
      searched.length = 0;
    });

    it('looks how near the nearest one is that the assistant may see', async () => {
      const { refiner } = refinerOf({ passages: passages(), knowledge });
      await refiner.prepare(snapshot);
      expect(searched).toHaveLength(heldOut.length);
      const { refinement } = await refiner.refine(snapshot, '血压高多少算高', undecided());
      expect(refinement).toMatchObject({ status: 'asked', likePassage: 0.9 });
      expect(searched.at(-1)).toEqual({ text: '血压高多少算高', knowledgeBaseIds: ['k1'], limit: 1 });
    });

    it('learns anew when passages get vectors, or lose them', async () => {
      let state: VectorIndexStatus['state'] = 'building';
      const { refiner } = refinerOf({ passages: { ...passages(), status: () => status(state) }, knowledge });
      const likePassage = async () => {
        await refiner.prepare(snapshot);
        return (await refiner.refine(snapshot, '血压高多少算高', undecided())).refinement?.likePassage;
      };
      expect(await likePassage()).toBeNull();
      state = 'ready';
      expect(await likePassage()).toBe(0.9);
      state = 'unreachable';
      expect(await likePassage()).toBeNull();
    });
  });
});
