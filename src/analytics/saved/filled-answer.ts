import type { Cell, ResultTable } from '../../core/figures';
import type { SavedQuestion } from '../source/source-description';

type Language = 'zh' | 'en';

const words = { zh: { true: '是', false: '否', none: '无' }, en: { true: 'yes', false: 'no', none: 'none' } } as const;
const LONGEST_CELL = 200;

/**
 * The sentence of a saved question: names in braces are parameters, or columns of the first row. Null where one is neither,
 * or there is no row.
 */
export function filledAnswer(
  { answer, parameters }: SavedQuestion,
  values: Readonly<Record<string, string | number>>,
  table: ResultTable,
  language: Language,
): string | null {
  const template = typeof answer === 'string' ? answer : answer[language];
  const [first] = table.rows;
  const shownOf = (name: string): string | null => {
    const parameter = parameters.find((one) => one.name === name);
    const value = values[name];
    if (parameter && value !== undefined) {
      return parameter.type === 'month' ? monthText(String(value), language) : String(value);
    }
    const column = table.columns.indexOf(name);
    return column < 0 || !first ? null : cellText(first[column] ?? null, name, language);
  };
  // Every other part is a name.
  const parts = template.split(/\{([^{}]*)\}/).map((part, at) => (at % 2 === 0 ? part : shownOf(part)));
  return parts.includes(null) ? null : parts.join('');
}

function cellText(cell: Cell, column: string, language: Language): string {
  if (cell === null || cell === '') return words[language].none;
  if (typeof cell === 'boolean') return words[language][`${cell}`];
  if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim().slice(0, LONGEST_CELL);
  return /(^|_)year$|年/i.test(column) ? String(cell) : numberText(cell);
}

/** Thousands parted; fractions by two places, small ones by three digits that count. */
function numberText(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1) {
    return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  }
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** @param month as `2026-03` */
function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  if (language === 'zh') return `${year}年${Number(number)}月`;
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-US', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
