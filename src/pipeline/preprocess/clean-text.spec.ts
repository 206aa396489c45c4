import { cleanText, hasWords } from './clean-text';

describe('cleanText', () => {
  it.each([
    ['spaces of every kind', '血压　　高 \t 吗 ', '血压 高 吗'],
    ['zero-width characters', '血\u200b压\u200d高\ufeff', '血压高'],
    ['control characters', '血\u0000压\u0007高\u001b[31m', '血压高[31m'],
    ['direction marks', '\u202e血压高\u202c\u2066', '血压高'],
    ['tag and private characters', '血压\u{e0041}高\ue000', '血压高'],
    ['variation selectors', '❤\ufe0f血压', '❤血压'],
    ['halves of surrogate pairs', '血\ud83d压', '血压'],
    ['line breaks of every kind', '血压\r\n高\r吗\u2028呢', '血压\n高\n吗\n呢'],
    ['blank lines', '血压 \n \n\n 高', '血压\n高'],
    ['only what cannot be seen', ' \u200b\n\u0000 \u200f', ''],
    ['nothing', '', ''],
  ])('unifies %s', (_name, text, expected) => {
    expect(cleanText(text, 200)).toBe(expected);
  });

  it('keeps emoji, full-width letters and rare characters', () => {
    expect(cleanText('𠮷😀ＨｂＡ１ｃ', 200)).toBe('𠮷😀ＨｂＡ１ｃ');
  });

  it('cuts to the limit, and never through a character', () => {
    expect(cleanText('高'.repeat(300), 200)).toHaveLength(200);
    const cut = cleanText(`${'高'.repeat(199)}😀`, 200);
    expect(cut).toBe('高'.repeat(199));
  });

  it('counts what is visible: padding does not use up the limit', () => {
    expect(cleanText(`${' \u200b'.repeat(250)}血压多少算高`, 200)).toBe('血压多少算高');
  });

  it('costs a huge message no more than a long one', () => {
    const begun = performance.now();
    for (const filler of [' ', '\n', ' \n', '\u200b', '@', '高']) cleanText(filler.repeat(1_000_000), 2000);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('hasWords', () => {
  it.each(['血压', 'BP', '120', '😀高', 'ﬁ'])('finds words in %s', (text) => {
    expect(hasWords(text)).toBe(true);
  });

  it.each(['', '😀😀', '？？！', '[微笑]', '[强][OK]', '👍🏽 ~'])('finds none in "%s"', (text) => {
    expect(hasWords(text)).toBe(false);
  });
});
