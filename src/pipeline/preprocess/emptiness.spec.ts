import { emptinessOf } from './emptiness';

it.each([
  ['', 'empty-message'],
  [' \u200b\n', 'empty-message'],
  ['😀', 'no-words'],
  ['[捂脸]', 'no-words'],
  ['？？', 'no-words'],
])('%j is %s', (text, reason) => {
  expect(emptinessOf({ text })).toBe(reason);
});
