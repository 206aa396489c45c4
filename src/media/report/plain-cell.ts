const LIKE_DIGITS: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  〇: '0',
  '○': '0',
  l: '1',
  I: '1',
};

/** One form of what is printed or recognised in several: half width, one dash, one sign for at most and at least. */
export function plainCell(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−﹣ー~∼〜˜]/g, '-')
    .replace(/[≦⩽≲]|<\s*=|=\s*</g, '≤')
    .replace(/[≧⩾≳]|>\s*=|=\s*>/g, '≥')
    .replace(/[〈＜‹《]/g, '<')
    .replace(/[〉＞›》]/g, '>')
    .replace(/[×✕✖╳]/g, '×')
    .replace(/[μµ]/g, 'μ')
    .replace(/[。·．]/g, '.')
    .replace(/[，、]/g, ',');
}

/**
 * A number as its digits, or null. Letters that recognisers take for 0 and 1 become digits only beside digits; a comma
 * is a point, except where it may part thousands: then nobody can tell.
 */
export function digitsOf(text: string): string | null {
  const tight = text.replace(/\s+/g, '');
  if (!/\d/.test(tight)) return null;
  const number = tight.replace(/[OoIl〇○]/g, (one) => LIKE_DIGITS[one] ?? one).replace(/^[.,]/, '0.');
  if (/^\d{1,3}(?:,\d{3})+$/.test(number) && !number.startsWith('0,')) return null;
  const pointed = number.replace(/,/, '.');
  return /^-?\d{1,8}(?:\.\d{1,6})?$/.test(pointed) ? pointed : null;
}
