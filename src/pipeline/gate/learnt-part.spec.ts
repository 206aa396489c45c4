import { type Example, learn, LearntScore } from './learnt-part';
import { ACCEPT_LOG_ODDS } from './prior-odds';

const example = (text: string, good: boolean, prior = ACCEPT_LOG_ODDS): Example => ({ text, good, prior });

const examples = [
  ...['血压多少算高', '血糖多少算正常', '胰岛素打在哪里', '二甲双胍伤肾吗', '头晕要量血压吗'].map((text) =>
    example(text, true),
  ),
  ...['早上好', '今天吃火锅吗', '下班了', '群主发红包', '谁家孩子高考', '快递到了', '晚上看电影吗'].map((text) =>
    example(text, false),
  ),
];
const scoreOf = (from: readonly Example[]): LearntScore => {
  const part = learn(from);
  if (!part) throw new Error('Nothing was learnt.');
  return new LearntScore(part);
};

describe('learn', () => {
  it('learns nothing from one kind alone, or from none', () => {
    expect(learn([])).toBeNull();
    expect(learn(examples.filter(({ good }) => good))).toBeNull();
    expect(learn(examples.filter(({ good }) => !good))).toBeNull();
  });

  it('raises what is like the good ones, and lowers what is like the bad ones', () => {
    const score = scoreOf(examples);
    expect(score.of('血糖高怎么办')).toBeGreaterThan(0);
    expect(score.of('今天快递到了')).toBeLessThan(0);
    for (const { text, good } of examples) expect(score.of(text) > 0).toBe(good);
  });

  it('hardly moves where the prior is already right', () => {
    const sure = examples.map((item) => ({ ...item, prior: item.good ? 6 : -6 }));
    const wrong = examples.map((item) => ({ ...item, prior: item.good ? -6 : 6 }));
    for (const { text, good } of examples) {
      const [little, much] = [scoreOf(sure).of(text), scoreOf(wrong).of(text)];
      expect(Math.abs(little)).toBeLessThan(0.5);
      expect(good ? much : -much).toBeGreaterThan(Math.abs(little));
    }
  });

  it('does not depend on how many of each kind there are, only on what they say', () => {
    const bad = examples.filter(({ good }) => !good);
    const doubled = [...examples, ...bad.map((item) => ({ ...item }))];
    // Words in neither: what is left is the constant and the form.
    const [once, twice] = [scoreOf(examples).of('木星'), scoreOf(doubled).of('木星')];
    expect(Math.abs(once - twice)).toBeLessThan(0.5);
  });

  it('is the same twice, and after it went to another thread', () => {
    expect(learn(examples)).toEqual(learn(examples));
    const part = structuredClone(learn(examples));
    if (!part) throw new Error('Nothing was learnt.');
    expect(new LearntScore(part).of('血糖高怎么办')).toBe(scoreOf(examples).of('血糖高怎么办'));
  });

  it('scores a listed question as it was trained on: the slope of the loss there is the weight', () => {
    // At the optimum of one good and one bad example the two pull with equal strength: probabilities mirror each other.
    const pair = [example('血压多少', true, 0), example('下班了哦', false, 0)];
    const score = scoreOf(pair);
    expect(score.of('血压多少')).toBeGreaterThan(0.5);
    expect(score.of('下班了哦')).toBeLessThan(0);
  });

  it.each(['', ' ', '😀', '?', '[微笑]', '\ud83d'])('gives %j a finite score', (text) => {
    expect(Number.isFinite(scoreOf(examples).of(text))).toBe(true);
    expect(Number.isFinite(scoreOf([...examples, example(text, false)]).of('血压'))).toBe(true);
  });

  it('takes examples that are all alike in form', () => {
    const alike = [example('甲乙丙丁', true), example('戊己庚辛', false)];
    expect(Number.isFinite(scoreOf(alike).of('甲乙丙丁，很长很长的一句话，和它们都不一样 abc 123？'))).toBe(true);
  });
});
