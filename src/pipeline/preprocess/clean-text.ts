const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Control, format (zero-width, direction, tags) and private characters, halves of broken surrogate pairs, variation selectors. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector}/gu;
const SPACES = /[^\S\n]+/gu;
const BLANK_LINES = /\s*\n\s*/gu;

/** What matching works on: nothing invisible, single spaces, at most `maxCharacters` characters. */
export function cleanText(text: string, maxCharacters: number): string {
  // Four times the limit is enough to fill it, and keeps a huge message from costing more than a long one.
  const head = text.slice(0, maxCharacters * 4);
  const clean = head
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(BLANK_LINES, '\n')
    .trim();
  return clean.length <= maxCharacters ? clean : withoutBrokenPair(clean.slice(0, maxCharacters));
}

const withoutBrokenPair = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** Whether there is any letter or digit to match by; emoji and punctuation alone are not. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/\[[^\]\s]{1,6}\]/g, ''));
