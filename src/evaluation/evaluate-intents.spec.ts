import { classFigures } from './confusion';
import { EvaluateIntents } from './evaluate-intents.use-case';

const fruits = ['苹果', '香蕉', '葡萄', '西瓜', '草莓', '桃子', '芒果', '荔枝', '樱桃', '柚子'];
const data = [
  ...fruits.map((fruit) => ({ text: `${fruit}的功效和作用`, intent: '功效' })),
  ...fruits.map((fruit) => ({ text: `${fruit}多少钱`, intent: '价格' })),
];

it('finds labels that were not learnt from the very texts', () => {
  expect(new EvaluateIntents().run({ data, test: null })).toMatchObject({
    accuracy: 1,
    macroF1: 1,
    perIntent: { 价格: { precision: 1, recall: 1, f1: 1, count: 10 }, 功效: { count: 10 } },
    tested: 20,
    folds: 10,
  });
});

it('counts a test file alone, and intents that nothing was learnt of as missed', () => {
  const test = [
    { text: '山药多少钱一斤', intent: '价格' },
    { text: '山药有什么功效', intent: '功效' },
    { text: '山药多少钱', intent: '别的' },
  ];
  expect(new EvaluateIntents().run({ data, test })).toMatchObject({
    accuracy: 2 / 3,
    perIntent: { 价格: { precision: 0.5, recall: 1 }, 别的: { recall: 0, count: 1 } },
    tested: 3,
    folds: null,
  });
});

it('counts each label alike in macro-F1, and leaves out what nobody asked for', () => {
  const judged = [
    ...Array.from({ length: 8 }, () => ({ label: 'a', found: 'a' })),
    { label: 'b', found: 'a' },
    { label: 'b', found: 'c' },
  ];
  const { accuracy, macroF1, perLabel } = classFigures(judged);
  expect(accuracy).toBeCloseTo(0.8);
  expect(perLabel.a?.f1).toBeCloseTo(16 / 17);
  expect(macroF1).toBeCloseTo(8 / 17);
  expect(perLabel.c).toEqual({ precision: 0, recall: 0, f1: 0, count: 0 });
});
