import { chineseNumber } from './numerals';
import type { Quantity } from './quantity';

const NUMERAL = '(?:\\d{1,4}|[零〇一二三四五六七八九十]{1,4})';
const WEEKDAYS = '一二三四五六日天';
const ENGLISH_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';

type Part = 'year' | 'month-of-year' | 'day-of-month' | 'weekday' | 'minute-of-day';
interface Reader {
  pattern: RegExp;
  parts: (groups: Record<string, string | undefined>) => [Part, number][];
}

const numeral = (text: string): number => (/^\d/.test(text) ? Number(text) : chineseNumber(text));
const isAfternoon = (text: string | undefined): boolean => text !== undefined && /下午|晚|傍晚|夜|p/.test(text);

function minutes({ half, hour = '', minute, rest }: Record<string, string | undefined>): number {
  const hours = numeral(hour);
  const shift = (isAfternoon(half) || isAfternoon(rest)) && hours < 12 ? 12 : 0;
  const late = minute === '半' ? 30 : minute === '一刻' ? 15 : minute === undefined ? 0 : numeral(minute);
  return (hours + shift) * 60 + late;
}

const weekday = (name: string): number => {
  const place = WEEKDAYS.indexOf(name);
  return place >= 0 ? Math.min(place, 6) : ENGLISH_WEEKDAYS.indexOf(name.slice(0, 3));
};

const HALF = '(?<half>上午|下午|早上|早晨|清晨|凌晨|中午|晚上|傍晚|夜里|晚|早)?\\s*';
const READERS: readonly Reader[] = [
  {
    pattern: /(?<!\d)(?<year>(?:19|20)\d\d)[-/.](?<month>0?[1-9]|1[0-2])[-/.](?<day>[0-2]?\d|3[01])(?!\d)/g,
    parts: ({ year = '', month = '', day = '' }) => [
      ['year', Number(year)],
      ['month-of-year', Number(month)],
      ['day-of-month', Number(day)],
    ],
  },
  {
    pattern: new RegExp(
      `(?:(?<year>(?:19|20)\\d\\d|[一二][零〇九一二三四五六七八]{3})\\s*年\\s*)?(?<month>${NUMERAL})\\s*月(?!龄)\\s*(?:份|(?<day>${NUMERAL})\\s*[日号])?`,
      'g',
    ),
    parts: ({ year, month = '', day }) => [
      ...(year === undefined ? [] : [['year', numeral(year)] as [Part, number]]),
      ['month-of-year', numeral(month)],
      ...(day === undefined ? [] : [['day-of-month', numeral(day)] as [Part, number]]),
    ],
  },
  {
    pattern: /(?<year>(?:19|20)\d\d|[一二][零〇九一二三四五六七八]{3})\s*年/g,
    parts: ({ year = '' }) => [['year', numeral(year)]],
  },
  {
    pattern: new RegExp(
      `\\b(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?(?<name>${MONTH_NAME})(?:\\s+(?<late>[0-3]?\\d)(?:st|nd|rd|th)?\\b(?!\\d))?(?:,?\\s+(?<year>(?:19|20)\\d\\d)\\b)?`,
      'g',
    ),
    parts: ({ day, name = '', late, year }) => {
      // "may" by itself is a verb.
      if (name === 'may' && day === undefined && late === undefined && year === undefined) return [];
      const month = ENGLISH_MONTHS.indexOf(name.slice(0, 3)) + 1;
      const onDay = day ?? late;
      return [
        ...(year === undefined ? [] : [['year', Number(year)] as [Part, number]]),
        ['month-of-year', month],
        ...(onDay === undefined ? [] : [['day-of-month', Number(onDay)] as [Part, number]]),
      ];
    },
  },
  {
    pattern:
      /(?:(?<=每个?月|本月|当月|下月)(?<day>[0-3]?\d)[日号])|(?<late>[0-3]?\d)号(?=以?[前后]|起|截止|上午|下午)/g,
    parts: ({ day, late }) => [['day-of-month', Number(day ?? late)]],
  },
  {
    pattern: /(?<![\d.,-])(?<year>(?:19|20)\d\d)(?![\d.,]*\d|\s*(?:mg|ml|g|元|毫|例|人|次))/g,
    parts: ({ year = '' }) => [['year', Number(year)]],
  },
  {
    pattern: /(?:周|星期|礼拜)(?<name>[一二三四五六日天])(?!次|[个天回遍期年])/g,
    parts: ({ name = '' }) => [['weekday', weekday(name)]],
  },
  {
    pattern: /\b(?<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/g,
    parts: ({ name = '' }) => [['weekday', weekday(name)]],
  },
  {
    pattern: new RegExp(`${HALF}(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)\\s*(?<rest>[ap]\\.?m\\b\\.?)?`, 'g'),
    parts: (groups) => [['minute-of-day', minutes(groups)]],
  },
  {
    pattern: new RegExp(
      `${HALF}(?<hour>\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s*点(?:钟|整)?(?:(?<minute>半|一刻|[0-5]?\\d|[零一二三四五六七八九十]{1,3})分?)?(?![\\d、.零一二三四五六七八九十])`,
      'g',
    ),
    parts: (groups) => [['minute-of-day', minutes(groups)]],
  },
  {
    pattern: /\b(?<hour>1?\d)\s*(?<rest>[ap]\.?m\b\.?)/g,
    parts: (groups) => [['minute-of-day', minutes(groups)]],
  },
];

/** The parts of dates and times of day, and the text with blanks in their place, so that nothing reads them again. */
export function readDates(folded: string): { dates: Quantity[]; rest: string } {
  const dates: Quantity[] = [];
  let rest = folded;
  for (const { pattern, parts } of READERS) {
    rest = rest.replace(pattern, (match, ...more: unknown[]) => {
      const groups = more.at(-1) as Record<string, string | undefined>;
      const start = more.at(-3) as number;
      const read = parts(groups).filter(([, value]) => Number.isFinite(value));
      if (read.length === 0) return match;
      const end = start + match.length;
      for (const [dimension, value] of read) {
        dates.push({ low: value, high: value, dimension, bound: null, order: null, per: [], start, end });
      }
      return ' '.repeat(match.length);
    });
  }
  return { dates, rest };
}

export const DATE_DIMENSIONS: ReadonlySet<string> = new Set<Part>([
  'year',
  'month-of-year',
  'day-of-month',
  'weekday',
  'minute-of-day',
]);
