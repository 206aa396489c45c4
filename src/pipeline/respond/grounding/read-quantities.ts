import { CHINESE_NUMERAL, ENGLISH_NUMERAL, numberOf } from './numerals';
import type { Quantity } from './quantity';
import { readDates } from './read-dates';
import { UNIT_NAME, unitOf } from './units';

const ARABIC = '\\d[\\d,]*(?:\\.\\d+)?[万亿千百]?';
const NUMBER = `(?:${ARABIC}|${CHINESE_NUMERAL}|半(?=个?(?:${UNIT_NAME})))`;
const UNIT = `(?:个半?(?=月|小时|星期|礼拜|钟头|季度|百分点|疗程|周))?(?:${UNIT_NAME})`;
const DASH = '\\s*(?:-|–|—|~|〜|～|至|到|to)\\s*';
/** A number, perhaps up to another, perhaps with what it counts. */
const FIGURE = new RegExp(
  `(?<![a-z\\d.][-_]?|[a-z])(?<low>${NUMBER})(?:\\s+or\\s+(?:more|less|fewer|over|older|younger)(?=\\s))?(?:\\s*-?(?<lowUnit>${UNIT}))?(?:${DASH}(?<high>${NUMBER})(?:\\s*-?\\s*(?<unit>${UNIT}))?)?(?<half>半)?`,
  'g',
);
/** `between 5 and 7`, `5和7之间`. */
const BETWEEN = /(\bbetween\s+[\d.]+\s*%?[a-z]*|[\d.]+%?)(\s*(?:and|和|与)\s*)(?=[\d.]+%?\s*(?:之间|[a-z%\d]|$))/g;
const DASHED = '-';
const HALF_OF = new RegExp(`\\bhalf an? (?=(?:${UNIT_NAME}))`, 'g');
const SHARES = [
  {
    pattern: new RegExp(`百分之(${NUMBER})(?:${DASH}(?:百分之)?(${NUMBER}))?`, 'g'),
    read: (low: number, high: number) => [low, high],
  },
  {
    pattern: new RegExp(`(${CHINESE_NUMERAL})分之(${CHINESE_NUMERAL})`, 'g'),
    read: (below: number, above: number) => [(above / below) * 100],
  },
] as const;
const ORDINALS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const ORDINAL = new RegExp(
  `\\b(?:${ORDINALS.join('|')})\\b(?! (?:quarters?|hand))|\\b(?<digits>\\d{1,2})(?:nd|rd|th)\\b`,
  'g',
);
const HALVES = /一半|半数|过半|\bhalf\b(?! (?:an?|of an?) )|\bhalves\b|减半/g;
const DOUBLE = /(?:翻|加)倍|翻一番|\b(?:double|doubled|twice as)\b/g;
const ADVERBS: readonly (readonly [RegExp, number, string])[] = [
  [/\bonce(?= (?:an?|per|every|each|daily|weekly|monthly|in)\b)/g, 1, 'times'],
  [/\btwice\b/g, 2, 'times'],
  [/\bthrice\b/g, 3, 'times'],
];
/** Numerals that are parts of words. */
const NOT_NUMERALS =
  /十分(?![钟之])|(?<![提以之])[上前下后次]一[年月周日天](?!\d)|[\u3400-\u9fff](?<![每第十])一(?=[\u3400-\u9fff]一)|(?<=[\u3400-\u9fff])一(?=[站看试量测问查])|前后两|万一|千万(?!元|人|例)|百分百|一[般样定些起直旦切律致点下边面方向共同味概]|[统唯专同第]一(?!次)|三七(?!开)|之一(?!\d)|五官|四肢|四川|八角|九华|百合|千金|三甲|万能|七叶|六味|双一流/g;

const LEAST_BEFORE =
  /(?:≥|>=?|(?<![不别勿])(?:大于等于|大于|高于|超过|多于)|不低于|不少于|不小于|不得少于|不得低于|至少|最少|起码|(?:最[低小短]|下限)(?:剂量|用量|量|值|时间|限度)?(?:为|是|:)?|达到?|满|长于|早于|晚于|\b(?:at least|(?:no|not) (?:less|fewer|lower) than|more than|greater than|higher than|longer than|older than|over|above|exceed(?:s|ed|ing)?|minimum(?: of)?|from))\s*(?:了|或等于|or equal to)?\s*$|(?:至少|最少|起码)[\u3400-\u9fff]{1,4}$/;
const MOST_BEFORE =
  /(?:≤|<=?|(?<![不得])(?:小于等于|小于|低于|少于)|不超过|不超|别超过|勿超过|不高于|不大于|不多于|不得超过|不得高于|不能超过|不可超过|不应超过|不足|未满|不满|未达|未超过|没超过|至多|最多|短于|(?:最[高大长]|上限(?=[为是:])|极量)(?:剂量|用量|限量|量|值|时间|限度)?(?:为|是|:)?|\b(?:within|at most|(?<!no |not )(?:less than|lower than|fewer than)|under|below|shorter than|younger than|(?:no|not) (?:more|greater|longer|higher|older) than|(?:not|never)(?: to| be)? exceed(?:ing)?|up to|maximum(?: of)?|max))\s*(?:了|或等于|or equal to)?\s*$/;
/** "No later than three days before" is three days or more. */
const LATEST = /(?:最晚|最迟|不晚于|不迟于|\b(?:no|not) later than|at the latest)\s*$/;
const LEAST_AFTER =
  /^\s*(?:及|或|和)?(?:以上|之上|起(?!始)|\+|or (?:more|above|over|higher|older|longer)|and (?:over|above|older|up)|or greater)/;
const MOST_AFTER =
  /^\s*(?:及|或|和)?(?:以下|以内|之内|之下|内(?![科服镜分部])|or (?:less|below|under|lower|younger|fewer)|and (?:under|below))/;
const EARLIER = /^\s*(?:以?前(?![列臂臂壁])|之前|before\b|prior to\b|earlier\b|ago\b)/;
const LATER = /^\s*(?:以?后|之后|after\b|later\b|following\b)/;
const EARLIER_BEFORE = /(?:[术餐饭睡检]|手术|检查|开始|用药|服药|治疗)前\s*$/;
const LATER_BEFORE = /(?:[术餐饭起检]|手术|检查|开始|用药|服药|治疗|出院|拆线)后(?:第)?\s*$/;

const PER_BEHIND = new RegExp(`^\\s*(?:/|每|per |an? |each |every )\\s*(?:1\\s*)?(${UNIT_NAME})`);
/** The other one of `140/90 mmHg`. */
const PAIR_BEHIND = new RegExp(`^/\\d+(?:\\.\\d+)?\\s*(?<unit>${UNIT_NAME})`);
const ADVERB_BEHIND = /^\s*(?:times? )?(daily|weekly|monthly|yearly|hourly)\b/;
const PER_BEFORE = new RegExp(
  `(?:每|一|\\b(?:per|each|every|an?) )\\s*(${UNIT_NAME})(?:体重)?[^，,；;。0-9一二两三四五六七八九十]{0,6}$`,
);
const ADVERBS_OF_TIME: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  hourly: 'hour',
};
/** What is had by one, when nothing else is said: it says nothing. */
const NUMBERLESS: ReadonlySet<string> = new Set(['items']);

/** All numbers of a folded text with what they count; `/day` and the like are read into `per`. */
export function readQuantities(text: string): Quantity[] {
  const { dates, rest } = readDates(text);
  const found: Quantity[] = [...dates];
  let folded = rest
    .replace(BETWEEN, (_match, low: string, and: string) => low + DASHED.padEnd(and.length))
    .replace(HALF_OF, (match) => '0.5'.padEnd(match.length));
  const take = (start: number, length: number, values: readonly number[], dimension: string): void => {
    const [low = NaN, high = low] = values;
    if (!Number.isFinite(low) || !Number.isFinite(high)) return;
    const end = start + length;
    const isFromTo = low < high && /(?:由|从|from)\s*$/.test(folded.slice(Math.max(0, start - 6), start));
    found.push({
      low,
      high,
      dimension,
      ...(isFromTo && { isFromTo }),
      ...around(folded, start, end),
      per: perOf(folded, start, end),
      start,
      end,
    });
  };
  const each = (pattern: RegExp, read: (match: RegExpMatchArray) => void): void => {
    const matches = [...folded.matchAll(pattern)];
    for (const match of matches) read(match);
    folded = blanked(folded, matches);
  };
  for (const { pattern, read } of SHARES) {
    each(pattern, (match) => {
      const [low = NaN, high = low] = [match[1], match[2]].filter((one) => one !== undefined).map(numberOf);
      take(match.index ?? 0, match[0].length, read(low, high).filter(Number.isFinite), 'share');
    });
  }
  folded = folded.replace(NOT_NUMERALS, (word) => ' '.repeat(word.length));
  each(HALVES, (match) => {
    take(match.index ?? 0, match[0].length, [50], 'share');
  });
  each(DOUBLE, (match) => {
    take(match.index ?? 0, match[0].length, [2], 'fold');
  });
  for (const [pattern, value, dimension] of ADVERBS) {
    each(pattern, (match) => {
      take(match.index ?? 0, match[0].length, [value], dimension);
    });
  }
  each(ORDINAL, (match) => {
    const value = match.groups?.digits === undefined ? ORDINALS.indexOf(match[0]) + 2 : Number(match.groups.digits);
    take(match.index ?? 0, match[0].length, [value], 'ordinal');
  });
  folded = folded.replace(ENGLISH_WORDS, (word) => String(numberOf(word)).padEnd(word.length));
  for (const match of folded.matchAll(FIGURE)) takeFigure(match, take, folded);
  return found.sort((left, right) => left.start - right.start);
}

const ENGLISH_WORDS = new RegExp(`\\b${ENGLISH_NUMERAL}\\b(?=[ -])`, 'g');

type Take = (start: number, length: number, values: readonly number[], dimension: string) => void;

function takeFigure(match: RegExpMatchArray, take: Take, folded: string): void {
  const { low = '', lowUnit, high, half } = match.groups ?? {};
  const unit = match.groups?.unit ?? (high === undefined ? lowUnit : undefined);
  const start = match.index ?? 0;
  const isWord = !/^\d/.test(low);
  const isOrdinal = /第\s*$/.test(folded.slice(Math.max(0, start - 2), start));
  const name = (unit ?? lowUnit ?? '').replace(/^个半?(?=.)/, '');
  const known = unitOf(name) ?? unitOf(PAIR_BEHIND.exec(folded.slice(start + match[0].length))?.groups?.unit ?? '');
  // A Chinese numeral without anything that it counts is part of a word.
  if (isWord && !known) return;
  const { dimension, factor } = known ?? { dimension: 'none', factor: 1 };
  const added = half !== undefined || (unit ?? lowUnit ?? '').startsWith('个半') ? 0.5 : 0;
  const lowFactor = unitOf((lowUnit ?? '').replace(/^个半?(?=.)/, ''))?.factor ?? factor;
  const values = [(numberOf(low) + (high === undefined ? added : 0)) * lowFactor];
  if (high !== undefined) values.push((numberOf(high) + added) * factor);
  if (values[0] === 1 && values.length === 1 && (isOrdinal || (NUMBERLESS.has(dimension) && isWord))) return;
  take(start, match[0].length, values, isOrdinal && dimension !== 'quarter' ? 'ordinal' : dimension);
}

function around(folded: string, start: number, end: number): Pick<Quantity, 'bound' | 'order'> {
  const before = folded.slice(Math.max(0, start - 24), start).replace(/[-−]$/, '');
  const after = folded.slice(end, end + 12).replace(/^[^，,；;。]{0,8}$/, (all) => all);
  const own = folded.slice(start, end);
  const isEarly = LATEST.test(before);
  const most =
    !isEarly && (MOST_BEFORE.test(before) || MOST_AFTER.test(after) || /or (?:less|fewer|younger)/.test(own));
  const least =
    !most && (isEarly || LEAST_BEFORE.test(before) || LEAST_AFTER.test(after) || /or (?:more|over|older)/.test(own));
  const earlier = EARLIER.test(after) || EARLIER_BEFORE.test(before);
  const later = !earlier && (LATER.test(after) || LATER_BEFORE.test(before));
  return { bound: most ? 'most' : least ? 'least' : null, order: earlier ? 'before' : later ? 'after' : null };
}

/** `daily maximum of 2 g`. */
const ADVERB_BEFORE = /\b(daily|weekly|monthly|yearly|hourly)\b[^.,;\d]{0,24}$/;

function perOf(folded: string, start: number, end: number): string[] {
  const per: string[] = [];
  const add = (name: string | undefined): void => {
    const unit = name === undefined ? undefined : unitOf(name);
    if (unit && unit.dimension !== 'items') per.push(`${unit.dimension} ${unit.factor}`);
  };
  let rest = folded.slice(end, end + 24);
  for (let behind = PER_BEHIND.exec(rest); behind; behind = PER_BEHIND.exec(rest)) {
    add(behind[1]);
    rest = rest.slice(behind[0].length);
  }
  add(ADVERBS_OF_TIME[ADVERB_BEHIND.exec(rest)?.[1] ?? '']);
  add(PER_BEFORE.exec(folded.slice(Math.max(0, start - 16), start))?.[1]);
  add(ADVERBS_OF_TIME[ADVERB_BEFORE.exec(folded.slice(Math.max(0, start - 40), start))?.[1] ?? '']);
  return per;
}

function blanked(text: string, matches: readonly RegExpMatchArray[]): string {
  let result = text;
  for (const {
    index = 0,
    0: { length },
  } of matches) {
    result = result.slice(0, index) + ' '.repeat(length) + result.slice(index + length);
  }
  return result;
}
