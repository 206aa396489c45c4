import { ClassLearner } from './class-learner';

const things = ['枸杞', '红枣', '山药', '莲子', '百合', '绿豆', '薏米', '黄芪'];
const examples = [
  ...things.map((thing) => ({ label: 'effect', text: `${thing}的功效与作用` })),
  ...things.map((thing) => ({ label: 'price', text: `${thing}多少钱一斤` })),
  ...things.map((thing) => ({ label: 'caution', text: `孕妇能吃${thing}吗` })),
  { label: 'price', text: 'How much does goji cost?' },
  { label: 'effect', text: 'What is goji good for?' },
];

describe('a learner of kinds of text', () => {
  const learner = ClassLearner.train(examples);

  it.each([
    ['核桃有什么功效', 'effect'],
    ['核桃多少錢', 'price'],
    ['老人能吃核桃吗', 'caution'],
    ['how much do walnuts cost', 'price'],
  ])('knows %s by its frame, whatever thing it names', (text, label) => {
    expect(learner.scores(text)[0]?.label).toBe(label);
  });

  it('gives each label its share, the likeliest first', () => {
    const scores = learner.scores('芝麻的功效');
    expect(scores.map(({ label }) => label).sort()).toEqual(['caution', 'effect', 'price']);
    expect(scores.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(scores[0]?.probability).toBeGreaterThan(scores[1]?.probability ?? 1);
  });

  it('is less sure of what is unlike all examples', () => {
    const sureness = (text: string) => learner.scores(text)[0]?.probability ?? 0;
    expect(sureness('今晚开会改到八点')).toBeLessThan(sureness('芝麻的功效'));
    expect(learner.scores('')).toHaveLength(3);
  });

  it('learns the same from the same examples', () => {
    const again = ClassLearner.train([...examples]);
    expect(again.scores('芝麻多少钱')).toEqual(learner.scores('芝麻多少钱'));
  });
});
