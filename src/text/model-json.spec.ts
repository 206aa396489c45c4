import { modelJson } from './model-json';

it.each([
  ['{"a": 1}', { a: 1 }],
  ['```json\n{"a": 1}\n```', { a: 1 }],
  [' ```\n[1]\n``` ', [1]],
])('reads %j', (text, value) => {
  expect(modelJson(text)).toEqual(value);
});

it.each(['', 'Here it is: {"a": 1}', '{"a": 1', '```json\n{"a": 1}\n``` done'])('repairs nothing of %j', (text) => {
  expect(modelJson(text)).toBeUndefined();
});
