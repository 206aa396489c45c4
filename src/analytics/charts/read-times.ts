/** What a category stands for in time: `position` counts in whole units, so that a gap can be seen. */
interface Time {
  unit: 'year' | 'quarter' | 'month' | 'day' | 'moment';
  position: number;
}

const year = '(1[5-9]\\d\\d|2[01]\\d\\d)';
const month = '(0?[1-9]|1[0-2])';
const day = '(0?[1-9]|[12]\\d|3[01])';
const clock = '(?:[T ](\\d\\d:\\d\\d)(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?';
const years = new RegExp(`^${year}年?$`);
const quarters = new RegExp(`^${year}(?:[-年 ]?Q([1-4])|年?第?([1-4])季度?)$`, 'i');
const months = new RegExp(`^${year}(?:[-/.]${month}|年${month}月|(0[1-9]|1[0-2]))$`);
const days = new RegExp(`^${year}(?:[-/.]${month}[-/.]${day}|年${month}月${day}日)${clock}$`);
const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

function readTime(text: string): Time | null {
  const [, onlyYear] = years.exec(text) ?? [];
  if (onlyYear) return { unit: 'year', position: Number(onlyYear) };
  const quarter = quarters.exec(text);
  if (quarter) return { unit: 'quarter', position: Number(quarter[1]) * 4 + Number(quarter[2] ?? quarter[3]) - 1 };
  const inMonth = months.exec(text);
  if (inMonth) {
    const [, ofYear, first, second, third] = inMonth;
    return { unit: 'month', position: Number(ofYear) * 12 + Number(first ?? second ?? third) - 1 };
  }
  const onDay = days.exec(text);
  if (!onDay) return null;
  const [, ofYear, first, firstDay, second, secondDay, at = '00:00'] = onDay;
  const date = Date.UTC(Number(ofYear), Number(first ?? second) - 1, Number(firstDay ?? secondDay)) / 86_400_000;
  if (at === '00:00') return { unit: 'day', position: date };
  return { unit: 'moment', position: date * 1440 + minuteOfDay(at) };
}

const two = (value: number): string => String(value).padStart(2, '0');
const write: Readonly<Record<Time['unit'], (position: number) => string>> = {
  year: String,
  quarter: (at) => `${Math.floor(at / 4)} Q${(at % 4) + 1}`,
  month: (at) => `${Math.floor(at / 12)}-${two((at % 12) + 1)}`,
  day: (at) => new Date(at * 86_400_000).toISOString().slice(0, 10),
  moment: (at) => new Date(at * 60_000).toISOString().slice(0, 16).replace('T', ' '),
};

export interface TimeLine {
  /** Of each text, as it is drawn: `2026`, `2026 Q1`, `2026-01`, `2026-01-31`, `2026-01-31 08:00`. */
  labels: readonly string[];
  /** In order of time, with what lies between where that is not too much. */
  order: readonly string[];
}

/** The texts as points in time; null unless every one is. First days of months are months where there are three or more. */
export function readTimes(texts: readonly string[]): TimeLine | null {
  const times = texts.map(readTime);
  if (times.length === 0 || !times.every((time) => time !== null)) return null;
  const unit = times.some((time) => time.unit === 'moment') ? 'moment' : times[0]?.unit;
  if (unit === undefined) return null;
  const same = times.map((time) => inUnit(time, unit));
  if (!same.every((position) => position !== null)) return null;
  const isMonthly = unit === 'day' && texts.length > 2 && same.every((at) => write.day(at).endsWith('-01'));
  const drawn = isMonthly ? 'month' : unit;
  const positions = isMonthly ? same.map(monthOfDay) : same;
  const labelOf = write[drawn];
  return { labels: positions.map(labelOf), order: filled(positions, drawn).map(labelOf) };
}

function inUnit(time: Time, unit: Time['unit']): number | null {
  if (time.unit === unit) return time.position;
  return unit === 'moment' && time.unit === 'day' ? time.position * 1440 : null;
}

function monthOfDay(position: number): number {
  const date = new Date(position * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function filled(positions: readonly number[], unit: Time['unit']): number[] {
  const known = [...new Set(positions)].sort((one, other) => one - other);
  const [first = 0] = known;
  const length = (known.at(-1) ?? 0) - first + 1;
  if (unit === 'moment' || length > 2 * known.length || length > 400) return known;
  return Array.from({ length }, (_unused, at) => first + at);
}
