import { simplify } from './simplify';

const WIDE = /[\uff01-\uff5e]/g;
const WIDE_OFFSET = 0xfee0;

/**
 * Half width, lower case and simplified, of the same length as the text: what is found here stands at the same place
 * there.
 */
export const alignedFold = (text: string): string =>
  simplify(
    text
      .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_OFFSET))
      .replace(/[\u3000\u00a0\u2000-\u200a]/g, ' ')
      .replace(/\ufe6b/g, '@')
      .replace(/\p{Lu}/gu, sameLengthLower),
  );

const sameLengthLower = (letter: string): string => {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
};
