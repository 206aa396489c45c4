import { sampleBuilder, sampleKnowledge } from '../../../test/support/sample-knowledge';
import type { Gate } from '../../core/ports/passage-index';
import {
  type AssistantIndexBuilder,
  type BuiltAssistant,
  type ListedText,
  restoreSnapshot,
} from './build-assistant.use-case';

const LISTED: ListedText[] = [
  { id: 'g1', kind: 'good', text: '血压多少算高' },
  { id: 'g2', kind: 'good', text: '胰岛素打在哪个部位' },
  { id: 'g3', kind: 'good', text: 'HbA1c 多久查一次？' },
  { id: 'g4', kind: 'good', text: '血压高能吃咸菜吗' },
  { id: 'b1', kind: 'bad', text: '早上好' },
  { id: 'b2', kind: 'bad', text: '血压计团购谁要' },
  { id: 'b3', kind: 'bad', text: '医生今天上班吗' },
  { id: 'b4', kind: 'bad', text: '血压128/78，开心' },
  { id: 'b5', kind: 'bad', text: '团购找我，电话[电话-7KQ2]' },
  { id: 'b6', kind: 'bad', text: '[姓名-2AB3]' },
];

describe('NgramGate', () => {
  let builder: AssistantIndexBuilder;
  beforeAll(async () => {
    builder = await sampleBuilder('patients');
  });

  const gateOf = ({ listed = [] as ListedText[], strictness = 0.05, reviewWidth = 0.25 } = {}): Gate => {
    const built = builder.build({ strictness, listed, pairs: [] });
    return restoreSnapshot({ assistant: 'patients', revision: 1, built, reviewWidth }).gate;
  };

  it('answers questions on the subject and is silent on chatter, by the knowledge alone', () => {
    const gate = gateOf({ reviewWidth: 0 });
    for (const text of [
      '糖化血红蛋白多久查一次',
      '二甲双胍什么时候吃',
      '低血糖出汗心慌怎么办',
      '家里量血压早上还是晚上量',
    ]) {
      expect(gate.judge(text)).toMatchObject({ decision: 'accept', reason: 'above-threshold' });
    }
    for (const text of [
      '早上好',
      '哈哈哈哈',
      '晚上吃火锅去不去',
      '我下班了',
      'good morning everyone',
      '周末有人一起爬山吗',
    ]) {
      expect(gate.judge(text)).toMatchObject({ decision: 'reject', reason: 'below-threshold' });
    }
  });

  it('says how it came to that: score, thresholds and the passages that carried it', () => {
    const verdict = gateOf().judge('糖化血红蛋白多久查一次');
    expect(verdict.score).toBeGreaterThan(verdict.threshold);
    expect(verdict.knowledgeScore).toBeGreaterThan(verdict.knowledgeThreshold);
    expect(verdict.passages.length).toBeGreaterThan(0);
    expect(verdict.passages.length).toBeLessThanOrEqual(5);
    const scores = verdict.passages.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect(new Set(verdict.passages.map(({ passageId }) => passageId)).size).toBe(scores.length);
  });

  it('accepts less the stricter it is', () => {
    const messages = [
      '我血糖7.8',
      '头晕',
      '能吃西瓜吗',
      '药吃完了',
      '盐',
      '今天量了三次血压都高',
      '脚麻',
      '体检报告出来了',
    ];
    const distances = [0.1, 0.05, 0.01].map((strictness) => {
      const gate = gateOf({ strictness });
      return messages.map((text) => gate.judge(text).score - gate.judge(text).threshold);
    });
    messages.forEach((_text, at) => {
      expect(distances[1]?.[at]).toBeLessThan(distances[0]?.[at] ?? -Infinity);
      expect(distances[2]?.[at]).toBeLessThan(distances[1]?.[at] ?? -Infinity);
    });
  });

  it('wants more of a statement than of the same as a question', () => {
    const gate = gateOf();
    const [statement, question] = [gate.judge('空腹血糖7.8'), gate.judge('空腹血糖7.8？')];
    expect(statement.knowledgeThreshold).toBeGreaterThan(question.knowledgeThreshold);
    expect(statement.score).toBeLessThan(question.score);
  });

  describe('an admin’s word', () => {
    it.each([
      ['as it stands', '血压多少算高', 'listed-good'],
      ['with a mark behind', '血压多少算高？？', 'listed-good'],
      ['with spaces around', '  血压多少算高 ', 'listed-good'],
      ['with invisible characters inside', '血压\u200b多少算高', 'listed-good'],
      ['in full width, other case, other mark', 'ＨＢＡ１Ｃ 多久查一次?', 'listed-good'],
      ['listed with personal data that is hidden', '团购找我，', 'listed-bad'],
      ['bad as it stands', '血压计团购谁要', 'listed-bad'],
      ['bad in half width', '血压128/78,开心。', 'listed-bad'],
    ])('goes before any score: %s', (_name, text, reason) => {
      const decision = reason === 'listed-good' ? 'accept' : 'reject';
      expect(gateOf({ listed: LISTED }).judge(text)).toMatchObject({ decision, reason });
    });

    it('is about this very question only', () => {
      const gate = gateOf({ listed: LISTED });
      for (const text of ['血压多少算高呢', '早上好啊']) expect(gate.judge(text).reason).not.toMatch(/^listed/);
    });

    it('counts for a text without words, and without any knowledge', () => {
      const listed: ListedText[] = [{ id: 'x', kind: 'good', text: '？？' }];
      expect(gateOf({ listed }).judge('??')).toMatchObject({ decision: 'accept', reason: 'listed-good' });
    });
  });

  it('hands what is near the threshold to a person, as wide as it is told to', () => {
    const messages = [
      '我血糖7.8',
      '头晕',
      '能吃西瓜吗',
      '今天量了三次血压都高',
      '脚麻',
      '体检报告出来了',
      '吃药',
      '晚饭吃什么',
    ];
    for (const reviewWidth of [0, 0.25, 1, 5]) {
      const gate = gateOf({ reviewWidth });
      for (const text of messages) {
        const { score, threshold, decision, reason } = gate.judge(text);
        const isNear = Math.abs(score - threshold) < reviewWidth;
        expect(decision === 'review').toBe(isNear);
        expect(reason === 'near-threshold').toBe(isNear);
        if (!isNear) expect(decision === 'accept').toBe(score >= threshold);
      }
    }
  });

  it.each(['', '   ', '😀', '👍👍🏽', '？！……', '[微笑]', '[微笑][强] 😂', '\u200b', '\ud83d', '~'])(
    'rejects %j: no words',
    (text) => {
      for (const listed of [[], LISTED]) {
        const verdict = gateOf({ listed }).judge(text);
        expect(verdict).toMatchObject({ decision: 'reject', reason: 'no-words', knowledgeScore: 0 });
        expect(Number.isFinite(verdict.score)).toBe(true);
      }
    },
  );

  it('names the three nearest good and bad questions, best first', () => {
    const verdict = gateOf({ listed: LISTED }).judge('血压高能吃辣吗');
    expect(verdict.nearestGood[0]).toMatchObject({ kind: 'good', text: '血压高能吃咸菜吗' });
    expect(verdict.nearestGood.length).toBeLessThanOrEqual(3);
    expect(verdict.nearestBad.map(({ text }) => text)).toContain('血压计团购谁要');
    for (const near of [verdict.nearestGood, verdict.nearestBad]) {
      const similarities = near.map(({ similarity }) => similarity);
      expect(similarities).toEqual([...similarities].sort((left, right) => right - left));
      for (const similarity of similarities) expect(similarity).toBeGreaterThan(0);
    }
    expect(verdict.nearestBad.every(({ kind }) => kind === 'bad')).toBe(true);
  });

  it('finds the nearest good question behind ever so many bad ones that are nearer', () => {
    const crowd = Array.from({ length: 200 }, (_, at): ListedText => ({
      id: `c${at}`,
      kind: 'bad',
      text: `血压高能吃${at}吗`,
    }));
    const verdict = gateOf({ listed: [...crowd, { id: 'g', kind: 'good', text: '血压偏低' }] }).judge('血压高能吃辣吗');
    expect(verdict.nearestGood.map(({ text }) => text)).toEqual(['血压偏低']);
    expect(verdict.nearestBad).toHaveLength(3);
  });

  it('learns from the lists: what is like the bad ones falls, what is like the good ones rises', () => {
    const [plain, taught] = [gateOf(), gateOf({ listed: LISTED })];
    expect(taught.judge('血压计团购还有吗').score).toBeLessThan(plain.judge('血压计团购还有吗').score);
    expect(taught.judge('胰岛素打在哪个地方').score).toBeGreaterThan(plain.judge('胰岛素打在哪个地方').score);
  });

  it('scores as without lists when one kind is missing', () => {
    const onlyBad = gateOf({ listed: LISTED.filter(({ kind }) => kind === 'bad') });
    for (const text of ['血压高能吃辣吗', '下班了', 'hello']) {
      expect(onlyBad.judge(text).score).toBe(gateOf().judge(text).score);
    }
  });

  it('is the same twice, and changes nothing by judging', () => {
    const gate = gateOf({ listed: LISTED });
    const first = gate.judge('血压高能吃辣吗');
    gate.judge('早上好');
    gate.judge('很长的话'.repeat(500));
    expect(gate.judge('血压高能吃辣吗')).toEqual(first);
    expect(gateOf({ listed: LISTED }).judge('血压高能吃辣吗')).toEqual(first);
  });

  it.each(['早上好，血压多少算高，', 'abcdefghij ', '😀', '\n', 'x'])('judges 100 kB of %j quickly', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / Buffer.byteLength(piece)));
    const gate = gateOf({ listed: LISTED });
    const begun = performance.now();
    gate.judge(text);
    // Under 60 ms as built; jest's sandbox is some forty times slower here.
    expect(performance.now() - begun).toBeLessThan(6000);
  });

  it('does not fail over a listed text of 100 kB', () => {
    const huge = Array.from({ length: 12_000 }, (_, at) => `w${at}`).join(' ');
    const gate = gateOf({ listed: [...LISTED, { id: 'huge', kind: 'bad', text: huge }] });
    expect(gate.judge('血压多少算高').reason).toBe('listed-good');
    expect(gate.judge(huge).reason).toBe('listed-bad');
  });
});

describe('AssistantIndexBuilder', () => {
  it('gives after an edit of a list what a fresh builder gives', async () => {
    const settings = { strictness: 0.05, listed: LISTED, pairs: [] };
    const edited = await sampleBuilder('patients');
    edited.build({ ...settings, listed: LISTED.slice(0, 3) });
    edited.build({ ...settings, strictness: 0.01 });
    expect(edited.build(settings)).toEqual((await sampleBuilder('patients')).build(settings));
  });

  it('gives after an edit of a document what a fresh builder gives', async () => {
    const settings = { strictness: 0.05, listed: LISTED, pairs: [] };
    const { documents } = await sampleKnowledge('patients');
    const [first] = documents;
    const id = first?.id ?? '';
    const edited = await sampleBuilder('patients');
    edited.build(settings);
    edited.replace(id, [{ passageId: 'new', text: '全新的一段话，讲天王星和海王星。' }]);
    const between = edited.build(settings);
    edited.replace(id, first?.passages ?? []);
    const after = edited.build(settings);
    const fresh = (await sampleBuilder('patients')).build(settings);
    expect(between.index.unitPassages).toContain('new');
    expect(after.index.unitPassages).toEqual(fresh.index.unitPassages);
    expect(after.gate).toEqual(fresh.gate);
    // What was handed out before stays as it was.
    expect(between.index.unitPassages).toContain('new');
  });

  it('measures the lists for an embedding model where there is one, and changes nothing else by that', async () => {
    const listed = [
      ...LISTED,
      { id: 'g5', kind: 'good' as const, text: '二甲双胍伤肾吗' },
      { id: 'b5', kind: 'bad' as const, text: '一起吃火锅吗' },
    ];
    const settings = { strictness: 0.05, listed, pairs: [] };
    const builder = await sampleBuilder('patients');
    const plain = builder.build(settings);
    const { heldOut, ...refined } = builder.build({ ...settings, isRefined: true });
    expect(refined).toEqual(plain);
    const restore = (built: BuiltAssistant) =>
      restoreSnapshot({ assistant: 'patients', revision: 1, built, reviewWidth: 0.25 });
    expect(restore(plain)).not.toHaveProperty('heldOut');
    expect(restore({ ...refined, heldOut }).heldOut).toEqual(
      listed.map(({ kind, text }) => ({ kind, text, score: expect.any(Number) as number })),
    );
  });

  it('hands its result to another thread as it is', async () => {
    const built = (await sampleBuilder('patients')).build({ strictness: 0.05, listed: LISTED, pairs: [] });
    const restored = restoreSnapshot({
      assistant: 'patients',
      revision: 3,
      built: structuredClone(built),
      reviewWidth: 0.25,
    });
    const here = restoreSnapshot({ assistant: 'patients', revision: 3, built, reviewWidth: 0.25 });
    for (const text of ['血压高能吃辣吗', '早上好', '血压多少算高']) {
      expect(restored.gate.judge(text)).toEqual(here.gate.judge(text));
    }
    expect(restored.passageCount).toBe(here.passageCount);
  });

  it('is silent on everything while there is no knowledge', async () => {
    const builder = await sampleBuilder('patients');
    for (const { id } of (await sampleKnowledge('patients')).documents) builder.remove(id);
    const built = builder.build({ strictness: 0.05, listed: LISTED, pairs: [] });
    const { gate, passageCount, passages } = restoreSnapshot({ assistant: 'a', revision: 1, built, reviewWidth: 0.25 });
    expect(passageCount).toBe(0);
    expect(passages.search('血压', 5)).toEqual([]);
    expect(gate.judge('血压高能吃辣吗？')).toMatchObject({ decision: 'reject', reason: 'no-knowledge', passages: [] });
    expect(gate.judge('血压多少算高')).toMatchObject({ decision: 'accept', reason: 'listed-good' });
  });
});
