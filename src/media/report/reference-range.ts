import { compareDecimals, type Decimal } from './decimal';
import { numberOf, plainCell } from './plain-cell';

export type Sex = 'male' | 'female';

/** Null stands for no bound on that side; one of them is there. */
export interface Bounds {
  low: Decimal | null;
  high: Decimal | null;
}

const POWER = '[×xX*]10\\^?\\d{1,2}';
const NUMBER = `(?:\\d[\\dOoIl]*(?:[.,][\\dOoIl]+)?|[Oo][.,][\\dOoIl]+|[.,]\\d+)(?:${POWER})?`;
const BETWEEN = new RegExp(`^(-?${NUMBER})(-+|一+|至|到|\\.\\.+)\\+?(${NUMBER})$`);
const AT_MOST = new RegExp(`^(?:[<≤]|小于等?于?|低于|不高于|不超过|至多)(-?${NUMBER})$`);
const AT_LEAST = new RegExp(`^(?:[>≥]|大于等?于?|高于|不低于|至少)(-?${NUMBER})$`);
/** One power of ten behind both bounds. */
const COMMON_POWER = new RegExp(`^[([]?([\\d.,]+-[\\d.,]+)[)\\]]?[×xX*]10\\^?(\\d{1,2})(?:\\/.*)?$`);
const UNIT = /(?<=[\d)])(?![OolI]+$)(?:%|‰|个|秒|[a-zA-Zμ°]{1,6})?(?:\/[\w.^μ²]+)*$/;
const MARK = /\s*[↑↓*★]+\s*$|\s+[HL高低]\s*$/;
const LABELS = /^(?:参考(?:范围|值|区间)?|正常(?:范围|值)?|成人|成年|ref\.?|reference|normal|adults?)[:\s]*/i;
const BEHIND = /\(?(?:成人|成年人?|空腹|静脉血|血清|血浆|阴性|阳性|合适|正常|adults?|fasting)\)?$/i;
const SEXES = /(男性?|女性?|(?<![a-z])(?:fe)?males?(?![a-z])|(?<![A-Za-z])[MF](?=[:\s]?[\d<>≤≥]))[:\s]*/gi;

/**
 * The bounds that a printed range states; null where it states none that can be told, as for words, steps or ages.
 * @param sex of the patient, for ranges that differ by it; null: such a range states nothing
 */
export function boundsOf(printed: string, sex: Sex | null): Bounds | null {
  const plain = plainCell(printed).trim();
  const own = ofSex(plain, sex);
  return own === null ? null : boundsOfOne(own);
}

function ofSex(range: string, sex: Sex | null): string | null {
  const marks = [...range.matchAll(SEXES)];
  if (marks.length === 0) return range;
  const parts = marks.map((mark, at) => ({
    sex: /^(?:女|f)/i.test(mark[0]) ? 'female' : 'male',
    text: range.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? range.length).replace(/[\s,;/(]+$/, ''),
  }));
  const own = parts.filter((part) => part.sex === sex);
  // Behind its numbers the word belongs to what stands before it.
  return own.length === 1 && marks[0]?.index === 0 ? (own[0]?.text ?? null) : null;
}

function boundsOfOne(range: string): Bounds | null {
  let text = range.replace(MARK, '').replace(LABELS, '').replace(BEHIND, '').replace(/\s+/g, '');
  const common = COMMON_POWER.exec(text);
  if (common) text = (common[1] ?? '').replaceAll(/[\d.,]+/g, (one) => `${one}×10^${common[2] ?? ''}`);
  text = unwrapped(text.replace(UNIT, '')).replace(UNIT, '');
  const between = BETWEEN.exec(text);
  if (between) {
    const low = decimalOf(between[1]);
    const high = decimalOf(between[3]);
    // `-3--1` may end at 1 or at -1.
    if (between[1]?.startsWith('-') && between[2] !== '-') return null;
    return low && high && compareDecimals(low, high) <= 0 ? { low, high } : null;
  }
  const high = decimalOf(AT_MOST.exec(text)?.[1]);
  if (high) return { low: null, high };
  const low = decimalOf(AT_LEAST.exec(text)?.[1]);
  return low ? { low, high: null } : null;
}

const unwrapped = (text: string): string => text.replace(/^[([{]+/, '').replace(/[)\]}]+$/, '');

const decimalOf = (text: string | undefined): Decimal | null =>
  text === undefined ? null : (numberOf(text)?.decimal ?? null);
