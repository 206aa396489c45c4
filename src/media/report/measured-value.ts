import type { RangeVerdict } from '../../core/picture';
import type { Decimal } from './decimal';
import { numberOf, plainCell } from './plain-cell';

/** Between which numbers a result lies; a plain number lies between itself and itself. */
export interface Interval {
  /** Null: no bound on that side. */
  low: Decimal | null;
  high: Decimal | null;
  /** Whether its bounds are outside of it, as with `<0.10`. */
  isOpen: boolean;
}

/** What stands in the cell of a result. */
export interface MeasuredValue {
  /** As printed, without the mark. */
  text: string;
  /** Null where it is words or no plain number. */
  number: Interval | null;
  /** What a mark beside it says. */
  mark: Exclude<RangeVerdict, 'normal'> | null;
}

/** Signs and letters of marks; what recognisers make of an arrow is among them, but never a digit. */
const HIGH = '↑⇑⬆▲△🠕个T↟tf';
const LOW = '↓⇓⬇▼▽🠗J|↡';
const WORDS = '偏高|偏低|高|低|HH|LL|H|L|h';
const MARK = `(?:[${HIGH}${LOW}*★☆!”“"’‘'°]|${WORDS}|\\((?:${WORDS}|[${HIGH}${LOW}])\\)|\\[(?:${WORDS})\\])`;
const POWER = '(?:\\s*[×xX*]\\s*10\\^?\\d{1,2})?';
const NUMBER = `[<>≤≥]?\\s*-?[\\dOoIl.,][\\dOoIl.,\\s]*${POWER}(?:-\\d[\\d.,]*)?`;
const MARKED = new RegExp(`^(${MARK}{0,3})\\s*(${NUMBER}?)\\s*(${MARK}{0,3})$`, 'u');
const MARKS_ONLY = new RegExp(`^${MARK}{1,3}$`, 'u');
const high = new RegExp(`[${HIGH}高Hh]`, 'u');
const low = new RegExp(`[${LOW}低L]`, 'u');

/** A result in words, in plus signs or as a dilution. */
const QUALITY =
  /^(?:弱|强|可疑)?(?:阴性|阳性|阴|阳)|^(?:未检出|未见|正常|异常|检出|少量|大量|偶见|无$|neg|pos|normal|not detected|nil|trace|clear|yellow)|^[\u3400-\u9fff]{0,4}[色清浊混明]|^\(?[+\-±]{1,4}\)?$|^\d?[+]{1,4}\d?$|^\+-$|^1:\d+$/i;
export const isQuality = (text: string): boolean => QUALITY.test(plainCell(text).trim());

/** What a mark by itself says; null where it is none. */
export function markOf(text: string): MeasuredValue['mark'] {
  const plain = plainCell(text).replace(/\s/g, '');
  if (!MARKS_ONLY.test(plain)) return null;
  const isHigh = high.test(plain);
  return isHigh === low.test(plain) ? null : isHigh ? 'high' : 'low';
}

/** The cell apart from its mark: `7.8↑`, `H 7.8` and `7.8*` are all 7.8. */
export function measuredValue(cell: string): MeasuredValue {
  const match = MARKED.exec(plainCell(cell).trim());
  const mark = markOf(`${match?.[1] ?? ''}${match?.[3] ?? ''}`);
  const found = intervalOf((match?.[2] ?? '').replace(/\s+/g, ''));
  return found ? { ...found, mark } : { text: cell.trim(), number: null, mark: null };
}

function intervalOf(printed: string): { text: string; number: Interval } | null {
  const sign = /^[<>≤≥]/.exec(printed)?.[0] ?? '';
  const rest = printed.slice(sign.length);
  const one = numberOf(rest);
  if (one) {
    const low = sign === '<' || sign === '≤' ? null : one.decimal;
    const high = sign === '>' || sign === '≥' ? null : one.decimal;
    return { text: `${sign}${one.text}`, number: { low, high, isOpen: sign === '<' || sign === '>' } };
  }
  // Counts are told as `10-15`.
  const [from, to, ...others] = /^\d/.test(rest) && sign === '' ? rest.split('-').map(numberOf) : [];
  if (!from || !to || others.length > 0) return null;
  return { text: `${from.text}-${to.text}`, number: { low: from.decimal, high: to.decimal, isOpen: false } };
}
