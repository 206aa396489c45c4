import { characterPairs } from './character-pairs';

describe('characterPairs', () => {
  it.each([
    ['血压高', ['血压', '压高']],
    ['HbA1c 高了', ['hba1c', '高了']],
    ['盐', []],
    ['', []],
    ['好好好', ['好好']],
  ])('of %j', (text, pairs) => {
    expect([...characterPairs(text)]).toEqual(pairs);
  });
});
