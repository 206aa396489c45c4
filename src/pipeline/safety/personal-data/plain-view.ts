import { replacePlaceholders } from '../../../text/placeholders';
import { simplify } from '../../../text/simplify';

/**
 * A text as the rules see it: half width, simplified, one kind of dash, dot and blank, without what is invisible. Each
 * character knows where it stands in the text as written.
 */
export interface PlainView {
  text: string;
  /** The same with Chinese numerals in rows of five and more as digits. */
  digits: string;
  /** What was written between these two places. */
  written(start: number, end: number): { start: number; end: number };
}

/** What a placeholder is replaced by: no rule reads over it. */
export const BARRIER = '\ue000';
/** Any pictograph. */
export const PICTURE = '\u2605';
/** Any character of writing beyond the basic plane, as in rare names. */
const RARE = '\u3402';

const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}\ufe0f\u20e3]$/u;
const COMPATIBLE = /^[\p{N}\uff01-\uff5e\ufe50-\ufe6b\u{1d400}-\u{1d7ff}]$/u;
const NUMERALS = '零一二三四五六七八九';
const NUMERAL_FORMS: Readonly<Record<string, string>> = {
  ...{ 〇: '0', '○': '0', 幺: '1', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' },
  ...Object.fromEntries(Array.from(NUMERALS).map((numeral, digit) => [numeral, String(digit)])),
};
const NUMERAL_ROW =
  /[0-9零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ \-.·_/]{0,2}[0-9零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){4,}/g;

export function plainView(written: string): PlainView {
  const masked = replacePlaceholders(written, (one) => BARRIER.repeat(one.length));
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of masked) {
    const end = at + character.length;
    if (INVISIBLE.test(character)) {
      if (ends.length > 0) ends[ends.length - 1] = end;
    } else {
      text += plain(character);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const simple = simplify(text);
  return {
    text: simple,
    digits: simple.replace(NUMERAL_ROW, (row) => row.replace(/[^0-9]/g, (one) => NUMERAL_FORMS[one] ?? one)),
    written: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}

/** One character for one character. */
function plain(character: string): string {
  if (character >= '0' && character <= '~') return character;
  if (/^[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/.test(character)) return ' ';
  if (/^[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d\u30fc\u2043\u02d7]$/.test(character)) return '-';
  if (/^[\u00b7\u2022\u2027\u30fb\u22c5\u2219\uff65\u318d\u16eb\u2024]$/.test(character)) return '·';
  if (COMPATIBLE.test(character)) {
    const form = character.normalize('NFKC');
    if (form.length === 1) return form;
  }
  if (character.length === 1) return /\p{Extended_Pictographic}/u.test(character) ? PICTURE : character;
  return /\p{L}/u.test(character) ? RARE : PICTURE;
}
