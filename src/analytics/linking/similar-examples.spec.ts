import { similarExamples } from './similar-examples';

const examples = [
  { question: '今年发了多少篇论文', sql: 'SELECT 1' },
  { question: '本年度发文量', sql: 'SELECT 1' },
  { question: '哪位作者最多', sql: 'SELECT 2' },
  { question: 'papers by month', sql: 'SELECT 3' },
];

it('finds the nearest, each statement once', () => {
  expect(similarExamples('去年发了多少篇', examples, 2)).toEqual([examples[0]]);
  expect(similarExamples('how many papers a month', examples, 1)).toEqual([examples[3]]);
  expect(similarExamples('天气', [], 3)).toEqual([]);
});
