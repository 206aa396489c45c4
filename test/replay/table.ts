import { faultNames, type Findings } from './checker';

export interface Row extends Findings {
  name: string;
  minutes: number;
  seed: number;
}

const columns = [
  'minutes',
  'messages',
  'questions',
  'joined',
  'amid',
  'restarts',
  'lost',
  'doubled',
  'mixed',
  'misordered',
  'split',
  'merged',
  'blocked',
  'withdrawn',
] as const;

/** One line for each talk and one for all. */
export function table(rows: readonly Row[]): string {
  const all = columns.map((column) => rows.reduce((sum, row) => sum + row[column], 0));
  const cells = [
    ['restarts by', ...columns],
    ...rows.map((row) => [row.name, ...columns.map((column) => String(row[column]))]),
    ['all', ...all.map(String)],
  ];
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length))) ?? [];
  const line = (row: readonly string[]) => row.map((cell, at) => pad(cell, widths[at] ?? 0, at === 0)).join('  ');
  return cells.map((row) => line(row).trimEnd()).join('\n');
}

const pad = (cell: string, width: number, isLeft: boolean): string =>
  isLeft ? cell.padEnd(width) : cell.padStart(width);

export const countFaults = (findings: Findings): number => faultNames.reduce((sum, name) => sum + findings[name], 0);
