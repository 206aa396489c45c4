import { withoutEmptyWords } from './empty-words';

it.each([
  ['一天吃多少盐合适', '一天吃多少盐'],
  ['我想问一下血压多少算高', '血压多少算高'],
  ['请问大家血压多少算高', '血压多少算高'],
  ['糖尿病问诊要带什么', '糖尿病问诊要带什么'],
])('of "%s" tells its subject: %s', (text, telling) => {
  const left = withoutEmptyWords(text);
  expect(left.trim()).toBe(telling);
  expect(left).toHaveLength(text.length);
});
