import type { Cell, ResultTable } from '../../core/figures';
import type { Language } from '../../core/question';

const SLOT = /\{([^{}]{1,80})\}/g;

/** A value as people read it: thousands separated, at most four decimals; null for none. */
export function cellText(cell: Cell, language: Language): string {
  if (cell === null) return language === 'zh' ? '无' : 'none';
  if (typeof cell === 'boolean') return language === 'zh' ? (cell ? '是' : '否') : cell ? 'yes' : 'no';
  if (typeof cell === 'string') return cell;
  return cell.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/**
 * A sentence with `{column}` replaced by the value of the first row, and `{rows}` by the number of rows. Null where it
 * names what is not there, or the number of rows that were cut.
 */
export function filledSentence(
  template: string,
  { table: { columns, rows }, isCut }: { table: ResultTable; isCut: boolean },
  language: Language,
): string | null {
  const first = rows[0];
  if (!first) return null;
  const placeOf = (name: string) => columns.findIndex((column) => column.toLowerCase() === name.trim().toLowerCase());
  const names = [...template.matchAll(SLOT)].map(([, name = '']) => name);
  if (names.some((name) => (name === 'rows' ? isCut : placeOf(name) < 0))) return null;
  return template.replace(SLOT, (_slot, name: string) =>
    name === 'rows' ? String(rows.length) : cellText(first[placeOf(name)] ?? null, language),
  );
}

/** What the rows say, where nobody has put it into words. */
export function plainSentence({ columns, rows }: ResultTable, isCut: boolean, language: Language): string {
  const [first] = rows;
  if (rows.length === 1 && first) {
    const told = columns.map((column, at) => `${column}${colon[language]}${cellText(first[at] ?? null, language)}`);
    return language === 'zh' ? `${told.join('，')}。` : `${told.join(', ')}.`;
  }
  const count = rows.length.toLocaleString('en-US');
  if (language === 'zh') return isCut ? `结果超过 ${count} 行，这里是前面的部分。` : `共 ${count} 行结果。`;
  return isCut ? `More than ${count} rows; these are the first.` : `${count} rows.`;
}

const colon = { zh: '：', en: ': ' } as const;
