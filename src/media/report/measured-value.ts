import type { RangeVerdict } from '../../core/picture';
import { type Decimal, parseDecimal } from './decimal';
import { digitsOf, plainCell } from './plain-cell';

export type Comparison = '<' | '≤' | '>' | '≥' | '=';

/** What stands in the cell of a result. */
export interface MeasuredValue {
  /** As printed, without the mark. */
  text: string;
  /** Null where it is words or no plain number. */
  number: { comparison: Comparison; decimal: Decimal } | null;
  /** What a mark beside it says. */
  mark: Exclude<RangeVerdict, 'normal'> | null;
}

/** Signs and letters of marks; what recognisers make of an arrow is among them, but never a digit. */
const HIGH = '↑⇑⬆▲△🠕个T↟tf';
const LOW = '↓⇓⬇▼▽🠗J|↡';
const WORDS = '偏高|偏低|高|低|HH|LL|H|L|h';
const MARK = `(?:[${HIGH}${LOW}*★☆!+]|${WORDS}|\\((?:${WORDS}|[${HIGH}${LOW}])\\)|\\[(?:${WORDS})\\])`;
const NUMBER = '[<>≤≥]?\\s*-?[\\dOoIl][\\dOoIl.,\\s]*';
const MARKED = new RegExp(`^(${MARK}{0,3})\\s*(${NUMBER}?)\\s*(${MARK}{0,3})$`, 'u');
const high = new RegExp(`[${HIGH}高Hh]`, 'u');
const low = new RegExp(`[${LOW}低L]`, 'u');

/** A result in words, in plus signs or as a dilution. */
const QUALITY =
  /^(?:弱|强|可疑)?(?:阴性|阳性|阴|阳)|^(?:未检出|未见|正常|异常|检出|少量|大量|偶见|清亮|透明|浑浊|微浑|混浊|淡?黄|无色|红色|棕|褐|neg|pos|normal|not detected|nil|trace|clear|yellow)|^[+\-±]{1,4}$|^\(?[+\-±]+\)?$|^\d?[+]{1,4}\d?$|^1:\d+$/i;
export const isQuality = (text: string): boolean => QUALITY.test(plainCell(text).trim());

const MARKS_ONLY = new RegExp(`^${MARK}{1,3}$`, 'u');

/** What a mark by itself says; null where it is none. */
export function markOf(text: string): MeasuredValue['mark'] {
  const plain = plainCell(text).replace(/\s/g, '');
  if (!MARKS_ONLY.test(plain)) return null;
  const isHigh = high.test(plain);
  return isHigh === low.test(plain) ? null : isHigh ? 'high' : 'low';
}

/** The cell apart from its mark: `7.8↑`, `H 7.8` and `7.8*` are all 7.8. */
export function measuredValue(cell: string): MeasuredValue {
  const plain = plainCell(cell).trim();
  const match = MARKED.exec(plain);
  const printed = match?.[2]?.trim() ?? '';
  const mark = markOf(`${match?.[1] ?? ''}${match?.[3] ?? ''}`);
  const comparison = /^[<>≤≥]/.exec(printed)?.[0] as Comparison | undefined;
  const digits = digitsOf(comparison ? printed.slice(1) : printed);
  const decimal = digits === null ? null : parseDecimal(digits);
  if (digits === null || decimal === null) return { text: cell.trim(), number: null, mark: null };
  return { text: `${comparison ?? ''}${digits}`, number: { comparison: comparison ?? '=', decimal }, mark };
}
