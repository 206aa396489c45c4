const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const WORD = /[\p{L}\p{M}]+/gu;
const DIGITS = /\p{N}+/gu;
const SIGN = /[^\s\p{L}\p{M}\p{N}]/gu;

/** Letters of a word, and digits of a number, that make one token. */
const LETTERS = 6;
const DIGIT_GROUP = 3;
const SIGN_TOKENS = 0.8;

/**
 * About how many tokens a model counts, without its tokeniser: one for a Chinese character, one for each 6 letters of a
 * word and each 3 digits begun, 0.8 for any other sign. Median of the estimate against two real tokenisers on passages
 * of 500 characters: Chinese 1.15 times o200k's count (95 % of them within 1.34) and 0.71 times that of the older
 * cl100k; English and code about 1.0 times, code half of it at times and tables of signs up to 2.6 times.
 */
export function estimateTokens(text: string): number {
  const chinese = text.match(CJK)?.length ?? 0;
  const others = text.replace(CJK, ' ');
  const groups = (pattern: RegExp, size: number): number =>
    (others.match(pattern) ?? []).reduce((sum, part) => sum + Math.ceil(part.length / size), 0);
  const signs = others.match(SIGN)?.length ?? 0;
  return Math.ceil(chinese + groups(WORD, LETTERS) + groups(DIGITS, DIGIT_GROUP) + signs * SIGN_TOKENS);
}
