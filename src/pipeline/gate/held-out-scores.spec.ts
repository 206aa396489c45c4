import { heldOutScores } from './held-out-scores';
import { type Example, learn, LearntScore } from './learnt-part';
import { ACCEPT_LOG_ODDS } from './prior-odds';

const good = ['血压多少算高', '血压高吃什么', '血压药漏了怎么办', '血压几点量', '血压计哪种准', '血压低要紧吗'];
const bad = ['早上好', '今天下雨', '下班了', '快递到了', '一起吃火锅吗', '群主发红包'];
const examplesOf = (goodTexts: readonly string[], badTexts: readonly string[]): Example[] => [
  ...goodTexts.map((text) => ({ text, good: true, prior: ACCEPT_LOG_ODDS })),
  ...badTexts.map((text) => ({ text, good: false, prior: ACCEPT_LOG_ODDS })),
];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('heldOutScores', () => {
  it('scores each question by what the others teach, so less sure than when it was taught', () => {
    const examples = examplesOf(good, bad);
    const scores = heldOutScores(examples);
    expect(heldOutScores(examples)).toEqual(scores);
    const part = learn(examples);
    if (!part) throw new Error('Nothing was learnt.');
    const taught = new LearntScore(part);
    for (const isGood of [true, false]) {
      const places = examples.flatMap((example, at) => (example.good === isGood ? [at] : []));
      const own = mean(places.map((at) => scores[at] ?? NaN));
      const sure = mean(places.map((at) => (examples[at]?.prior ?? NaN) + taught.of(examples[at]?.text ?? '')));
      expect(isGood ? own < sure : own > sure).toBe(true);
    }
    // What they share still tells them apart.
    expect(scores.slice(0, good.length).every((score) => (score ?? 0) > ACCEPT_LOG_ODDS)).toBe(true);
  });

  it('measures nothing by fewer than five of a kind', () => {
    for (const examples of [[], examplesOf(good.slice(0, 4), bad), examplesOf(good, bad.slice(0, 4))]) {
      expect(heldOutScores(examples)).toEqual(examples.map(() => null));
    }
  });

  it('measures no more than 400, with their share of good ones', () => {
    const many = examplesOf(
      Array.from({ length: 150 }, (_, at) => `血压${at}怎么办`),
      Array.from({ length: 450 }, (_, at) => `早上好${at}`),
    );
    const scores = heldOutScores(many);
    const measured = many.filter((_example, at) => scores[at] !== null);
    expect(measured).toHaveLength(400);
    expect(measured.filter((example) => example.good)).toHaveLength(100);
  });
});
