import { cleanText, hasWords } from './clean-text';

describe('cleanText', () => {
  it.each([
    ['spaces of every kind', '血压\u3000\t 高\u00a0吗', '血压 高 吗'],
    ['zero-width characters', '\ufeff血\u200b压\u200d高', '血压高'],
    ['control characters', '血压\u0000高\u0007', '血压高'],
    ['direction marks', '\u202e血压高\u202c', '血压高'],
    ['private characters', '血压\ue001高', '血压高'],
    ['Korean fillers', '血压\u3164高', '血压高'],
    ['half surrogates', '血压\ud83d高', '血压高'],
    ['variation selectors', '❤\ufe0f 血压', '❤ 血压'],
    ['line breaks of every kind', '血压\r\n高\r吗\u2028呢', '血压\n高\n吗\n呢'],
    ['blank lines', '血压 \n \n\n 高', '血压\n高'],
    ['only what cannot be seen', ' \u200b\n\u0000 \u200f', ''],
    ['nothing', '', ''],
  ])('unifies %s', (_name, text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('keeps emoji, full-width letters and rare characters', () => {
    expect(cleanText('𠮷😀ＨｂＡ１ｃ')).toBe('𠮷😀ＨｂＡ１ｃ');
  });
});

describe('hasWords', () => {
  it.each([
    '血压',
    'BP',
    '120',
    '😀高',
    'ﬁ',
    'A',
    'C++?',
    '7.5',
    '血压[微笑]',
    '(血压)',
    '(MRI)',
    'f(ab)',
    'كم ضغط الدم',
    'ภาษาไทย',
    '안녕',
  ])('finds words in %s', (text) => {
    expect(hasWords(text)).toBe(true);
  });

  it.each([
    '',
    '😀😀',
    '？？！',
    '[微笑]',
    '［微笑］',
    '[强][OK]',
    '[Thumbs Up]',
    '[图片]',
    '👍🏽 ~',
    '1️⃣2️⃣',
    'ℹ️',
    '🈶',
    '/::)',
    '/:strong/:8-)',
    '/微笑',
    ':smile:',
    '(｡･ω･｡)ﾉ',
    'T_T',
    ':D <3',
    '(๑•̀ㅂ•́)و✧',
    '٩(๑❛ᴗ❛๑)۶',
    'o(╥﹏╥)o',
    '/:,@f/:rose',
    'ʕ•ᴥ•ʔ',
    '(ง •_•)ง',
    'ㅋㅋㅋ',
  ])('finds none in "%s"', (text) => {
    expect(hasWords(text)).toBe(false);
  });

  it('finds a word behind thousands of stickers', () => {
    expect(hasWords(`${'[捂脸]'.repeat(20_000)}血压`)).toBe(true);
    expect(hasWords('[捂脸]'.repeat(20_000))).toBe(false);
  });
});
