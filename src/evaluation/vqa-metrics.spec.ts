import { answerWords, firstYesOrNo, isExact, positiveCosine, tokenF1, wholeYesOrNo } from './vqa-metrics';

it.each([
  ['The right temporal lobe.', 'Right temporal lobe', true],
  ['3.4 cm', '3.4  CM', true],
  ['34 cm', '3.4 cm', false],
  ['T2-MRI', 't2 mri', true],
  ['右肺上叶。', '右肺 上叶', true],
  ['A', 'a', true],
  ['+', '-', false],
  ['', '', false],
])('compares %j with %j', (predicted, answer, expected) => {
  expect(isExact(predicted, answer)).toBe(expected);
});

it('takes a Chinese character for a word', () => {
  expect(answerWords('CT 平扫，约 3.5cm')).toEqual(['ct', '平', '扫', '约', '3.5', 'cm']);
});

it.each([
  ['Yes', 'yes', 'yes'],
  ['no.', 'no', 'no'],
  ['Yes, there is', 'yes', null],
  ['没有', 'no', 'no'],
  ['是的', 'yes', null],
  ['Both', null, null],
  ['Nodule', null, null],
])('reads yes or no of %j', (answer, first, whole) => {
  expect([firstYesOrNo(answer), wholeYesOrNo(answer)]).toEqual([first, whole]);
});

it('counts common words, each as often as both have it', () => {
  expect(tokenF1('right lobe lobe', 'right upper lobe')).toBeCloseTo(2 / 3);
  expect(tokenF1('', 'right')).toBe(0);
  expect(tokenF1('the MRI', 'MRI')).toBe(1);
});

it('gives nothing for what points away', () => {
  expect(positiveCosine(Float32Array.of(1, 0), Float32Array.of(-1, 0))).toBe(0);
  expect(positiveCosine(Float32Array.of(1, 0), Float32Array.of(0.6, 0.8))).toBeCloseTo(0.6);
});
