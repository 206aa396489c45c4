import { languageOf } from './language';

describe('languageOf', () => {
  it.each([
    ['血压高', 'zh'],
    ['how to install mmdet 呢', 'zh'],
    ['how to install', 'en'],
    ['123 😀', 'en'],
    ['', 'en'],
  ])('%j is %s', (text, expected) => {
    expect(languageOf(text)).toBe(expected);
  });
});
