import { simplify } from './simplify';

/** Zero-width and other invisible characters, half surrogates, and control characters that are not white space. */
const invisible = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\p{Cs}|(?!\s)\p{Cc}/gu;
const endings = new Set(' .,;:!?~〜。、·');

/**
 * The form in which two texts are the same question: compatibility forms unified (full width, ligatures), lower case,
 * traditional characters simplified, invisible characters removed, white space collapsed, punctuation at the end cut off.
 * Signs that carry meaning (`C#`, `50%`, `HIV+`) stay, and so does a text of nothing but punctuation.
 */
export function normaliseForMatch(text: string): string {
  const visible = text.replace(invisible, '').normalize('NFKC').replace(invisible, '');
  const collapsed = simplify(visible.toLowerCase()).replace(/\s+/g, ' ').trim();
  let end = collapsed.length;
  while (end > 0 && endings.has(collapsed.charAt(end - 1))) end -= 1;
  return end === 0 ? collapsed : collapsed.slice(0, end);
}
