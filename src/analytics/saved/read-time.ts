import { chineseNumber } from './chinese-number';

/** A month or a year that a text names. */
export type TimePiece = { kind: 'month'; month: string } | { kind: 'year'; year: number };

export interface FoundTime {
  piece: TimePiece;
  /** Characters that it takes. */
  length: number;
}

const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const RELATIVE_YEARS: readonly (readonly [string, number])[] = [
  ['今年度|今年|本年度|本年|这一年|this year|the current year|current year', 0],
  ['去年度|去年|上一年|上年|last year|the previous year|previous year', -1],
  ['前年|the year before last', -2],
];
const RELATIVE_MONTHS: readonly (readonly [string, number])[] = [
  ['本月份?|这个?月份?|当月|this month|the current month|current month', 0],
  ['上上个?月份?|the month before last', -2],
  ['上个?月份?|last month|the previous month|previous month', -1],
];

const YEAR = `(?:${RELATIVE_YEARS.map(([words]) => words).join('|')}|(?:19|20)\\d\\d(?!\\d)年?度?|(?<!\\d)[12]\\d年(?![来间内前后以])|[一二][零〇一二三四五六七八九]{3}年?度?)`;
/** After a year, what still means the whole of it. */
const WHOLE = '(?:以来|至今|到现在|到目前|一整年|全年|整年|so far)?';
const MONTH_NUMBER = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const NO_DAY = '(?![\\d日号中底初上下旬内]|\\s*\\d+[日号])';
const NAMED =
  '(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?|(?<=\\b(?:in|of|for|during) )may\\b|may(?=,? 20\\d\\d)';

const sticky = (source: string): RegExp => new RegExp(source, 'y');
const MONTHS = RELATIVE_MONTHS.map(([words, shift]) => [sticky(`(?:${words})(?![初中底末旬])`), shift] as const);
const YEARS = RELATIVE_YEARS.map(([words, shift]) => [sticky(words), shift] as const);
const NUMBERED = sticky(`(?:(${YEAR})的?\\s*)?(?<!\\d)(${MONTH_NUMBER})月份?${NO_DAY}`);
const DATED = sticky('(?<!\\d)((?:19|20)\\d\\d)[-/.](1[0-2]|0?[1-9])(?![\\d]|[-/.]\\d)');
const ENGLISH_MONTH = sticky(`(?<![a-z])(${NAMED})(?:,? (?:of )?(${YEAR}))?`);
const YEAR_ALONE = sticky(`(?<![\\d.])(${YEAR})${WHOLE}`);

/**
 * The month or year that stands at a place of a folded text, the longest there is. A month without a year is the last one
 * that has begun.
 * @param today ISO day
 */
export function readTime(folded: string, at: number, today: string): FoundTime | null {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(folded);
  };
  const monthAt = (found: RegExpExecArray, month: number, year: string | undefined): FoundTime => ({
    piece: { kind: 'month', month: monthOf(month, year === undefined ? null : yearOf(year, today), today) },
    length: found[0].length,
  });
  const dated = match(DATED);
  if (dated) return monthAt(dated, Number(dated[2]), dated[1]);
  const numbered = match(NUMBERED);
  if (numbered) return monthAt(numbered, chineseNumber(numbered[2] ?? '') ?? 1, numbered[1]);
  const named = match(ENGLISH_MONTH);
  if (named) return monthAt(named, ENGLISH.indexOf((named[1] ?? '').slice(0, 3)) + 1, named[2]);
  for (const [pattern, shift] of MONTHS) {
    const found = match(pattern);
    if (found) return { piece: { kind: 'month', month: shifted(today, shift) }, length: found[0].length };
  }
  const alone = match(YEAR_ALONE);
  return alone && { piece: { kind: 'year', year: yearOf(alone[1] ?? '', today) }, length: alone[0].length };
}

function yearOf(words: string, today: string): number {
  const now = Number(today.slice(0, 4));
  for (const [pattern, shift] of YEARS) {
    pattern.lastIndex = 0;
    if (pattern.test(words)) return now + shift;
  }
  const year = chineseNumber(words.replace(/年?度?$/, '')) ?? now;
  return year < 100 ? 2000 + year : year;
}

function monthOf(month: number, year: number | null, today: string): string {
  const now = Number(today.slice(0, 4));
  const isAhead = month > Number(today.slice(5, 7));
  return `${year ?? (isAhead ? now - 1 : now)}-${String(month).padStart(2, '0')}`;
}

function shifted(today: string, months: number): string {
  const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
