export type ShownCell = string | number | boolean | null;

export interface ShownTable {
  columns: readonly string[];
  /** As long as `columns` each. */
  rows: readonly (readonly ShownCell[])[];
}

const words = { zh: { true: '是', false: '否', none: '—' }, en: { true: 'yes', false: 'no', none: '—' } } as const;
/** More are traces of the arithmetic of floating points. */
const SIGNIFICANT_DIGITS = 12;

/** A cell as people read it, on one line. Thousands are not parted: the number may be a year. */
export function cellText(cell: ShownCell, language: 'zh' | 'en'): string {
  if (cell === null || cell === '') return words[language].none;
  if (typeof cell === 'boolean') return words[language][`${cell}`];
  if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim();
  return String(Number.isInteger(cell) ? cell : Number(cell.toPrecision(SIGNIFICANT_DIGITS)));
}

/** Whether all that stands in the column are numbers, at least one. */
export function isNumberColumn({ rows }: ShownTable, at: number): boolean {
  const cells = rows.flatMap((row) => row[at] ?? []);
  return cells.length > 0 && cells.every((cell) => typeof cell === 'number');
}
