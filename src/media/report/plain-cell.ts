import { type Decimal, parseDecimal, timesPowerOfTen } from './decimal';

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
  return (
    text
      .normalize('NFKC')
      .replace(/[‐‑‒–—―−﹣ー~∼〜˜]/g, '-')
      .replace(/[≦⩽≲]|<\s*=|=\s*</g, '≤')
      .replace(/[≧⩾≳]|>\s*=|=\s*>/g, '≥')
      .replace(/[〈＜‹《]/g, '<')
      .replace(/[〉＞›》]/g, '>')
      .replace(/[×✕✖╳]/g, '×')
      .replace(/[μµ]/g, 'μ')
      .replace(/[。·．]/g, '.')
      // The sign of a power is taken for other signs, or for a 4.
      .replace(/([×xX*]\s?10)[\^A°"'*]*4?(?=(?:9|12|6|5|3|2)(?!\d))[\^]?/g, '$1^')
      .replace(/[，、]/g, ',')
  );
}

const POWERED = /^(.+?)[×xX*]10\^?(\d{1,2})$/;

/**
 * A number with the text that it stands for, or null. Letters that recognisers take for 0 and 1 become digits only
 * beside digits; a comma is a point, except where it may part thousands: then nobody can tell.
 */
export function numberOf(text: string): { text: string; decimal: Decimal } | null {
  const powered = POWERED.exec(text);
  if (powered) {
    const factor = numberOf(powered[1] ?? '');
    const power = Number(powered[2]);
    if (!factor || power > 15) return null;
    return { text: `${factor.text}×10^${power}`, decimal: timesPowerOfTen(factor.decimal, power) };
  }
  if (!/\d/.test(text)) return null;
  const digits = text.replace(/[OoIl〇○]/g, (one) => LIKE_DIGITS[one] ?? one).replace(/^[.,]/, '0.');
  if (/^\d{1,3}(?:,\d{3})+$/.test(digits) && !digits.startsWith('0,')) return null;
  const pointed = digits.replace(',', '.');
  const decimal = /^-?\d{1,8}(?:\.\d{1,6})?$/.test(pointed) ? parseDecimal(pointed) : null;
  return decimal && { text: pointed, decimal };
}
