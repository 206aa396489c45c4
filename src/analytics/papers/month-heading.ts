const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const ENGLISH = /^([a-z]{3,9})\.?,?\s+(\d{4})$/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月(?:份)?$/;
const NUMBERS = /^(\d{4})[-/.](\d{1,2})$/;

/** As in `April 2024 (728)`. */
const COUNT = /\([^()]*\)\s*$/;

/** `YYYY-MM` of a heading such as `April 2024`, `Apr. 2024`, `2024年4月` or `2024-04`; null where it is no month. */
export function readMonth(heading: string): string | null {
  const text = heading.normalize('NFKC').replace(COUNT, '').trim().toLowerCase();
  const [, name, year] = ENGLISH.exec(text) ?? [];
  if (name !== undefined && year !== undefined) {
    return monthOf(year, MONTHS.findIndex((month) => month.startsWith(name)) + 1);
  }
  const [, numbered, month] = CHINESE.exec(text) ?? NUMBERS.exec(text) ?? [];
  return numbered === undefined ? null : monthOf(numbered, Number(month));
}

const monthOf = (year: string, month: number): string | null =>
  month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
