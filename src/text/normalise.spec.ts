import { normaliseForMatch } from './normalise';

describe('normaliseForMatch', () => {
  it.each([
    ['full width and case', 'ＨｂＡ１ｃ　多少算高', 'hba1c 多少算高'],
    ['white space of every kind', '  血压\t\n 高 \u3000 怎么办\r\n', '血压 高 怎么办'],
    ['zero-width characters', '高\u200b血\u200d压\ufeff', '高血压'],
    ['control characters', '高\u0000血\u0007压\u0085', '高血压'],
    ['bidirectional marks', '\u202e高血压\u202c', '高血压'],
    ['variation selectors', '\u2764\ufe0f', '\u2764'],
    ['half surrogates', 'a\ud83db', 'ab'],
    ['a space between removed characters', 'a \u0000 b', 'a b'],
    ['question marks', '怎么办？？ ?', '怎么办'],
    ['mixed endings', 'really?!… ', 'really'],
    ['Chinese stops', '早上好。、～', '早上好'],
  ])('unifies %s', (_name, text, expected) => {
    expect(normaliseForMatch(text)).toBe(expected);
  });

  it.each(['c#', '50%', 'hiv+', 'a-', '𠮷野家', '👨🏽', 'c++'])('keeps what bears meaning: %s', (text) => {
    expect(normaliseForMatch(text)).toBe(text);
  });

  it('keeps a text of nothing but punctuation, so that it can be listed', () => {
    expect(normaliseForMatch('？？')).toBe('??');
    expect(normaliseForMatch(' 。 ')).toBe('。');
  });

  it('gives nothing for nothing', () => {
    expect(normaliseForMatch('')).toBe('');
    expect(normaliseForMatch(' \u200b\t')).toBe('');
  });

  it('is stable when applied twice', () => {
    for (const text of ['İstanbul ﬁ ﷺ？', 'Ǆ ™ ½ Å…', 'ﾊﾞ ｡ ｶﾞ', 'K。\u200b。', 'ß ẞ ſ']) {
      const once = normaliseForMatch(text);
      expect(normaliseForMatch(once)).toBe(once);
    }
  });

  it('is linear in the length of hostile text', () => {
    const started = performance.now();
    normaliseForMatch(`${'.'.repeat(100_000)}a${' '.repeat(100_000)}b${'?'.repeat(100_000)}c`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
