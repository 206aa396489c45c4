import type { PictureLine, ReportRow } from '../../core/picture';
import { editDistance } from './edit-distance';
import type { PlacedText } from './page-canvas';
import type { DescribedRow } from './page-description';

/** Width of letters and spaces do not count. */
const plain = (text: string): string[] => Array.from(text.normalize('NFKC').replace(/\s+/g, ''));

/** 1 - edit distance / length of the truth, at least 0, over all of a page in reading order. */
export function characterAccuracy(texts: readonly PlacedText[], lines: readonly PictureLine[]): number {
  const truth = plain(inReadingOrder(texts).join(''));
  const read = plain(lines.flatMap(({ words }) => words.map(({ text }) => text)).join(''));
  return Math.max(0, 1 - editDistance(truth, read) / Math.max(1, truth.length));
}

/** Row by row, each from left to right. */
function inReadingOrder(texts: readonly PlacedText[]): string[] {
  const rows: { y: number; texts: PlacedText[] }[] = [];
  for (const text of [...texts].sort((one, other) => one.y - other.y)) {
    const row = rows.findLast(({ y }) => Math.abs(y - text.y) < text.size / 2);
    if (row) row.texts.push(text);
    else rows.push({ y: text.y, texts: [text] });
  }
  return rows.flatMap((row) => row.texts.sort((one, other) => one.x - other.x).map(({ text }) => text));
}

/** Counts over the rows of a report. */
export interface RowCounts {
  rows: number;
  /** Item and value are right. */
  found: number;
  /** Rows that are high or low, and those of them that are told so. */
  flagged: number;
  told: number;
  /** Rows that are neither, and those of them that are called high or low. */
  unflagged: number;
  falselyTold: number;
}

/** A row that was read stands for the described one whose item is most alike. */
export function countRows(described: readonly DescribedRow[], read: readonly ReportRow[]): RowCounts {
  const pairs = paired(described, read);
  const isFlagged = ({ flag }: DescribedRow): boolean => flag === 'high' || flag === 'low';
  const isCalled = (row: ReportRow | undefined): boolean => row?.verdict === 'high' || row?.verdict === 'low';
  return {
    rows: pairs.length,
    found: pairs.filter(([truth, row]) => row && isSame(truth.item, row.item) && isSame(truth.value, row.value)).length,
    flagged: pairs.filter(([truth]) => isFlagged(truth)).length,
    told: pairs.filter(([truth, row]) => isFlagged(truth) && row?.verdict === truth.flag).length,
    unflagged: pairs.filter(([truth]) => !isFlagged(truth)).length,
    falselyTold: pairs.filter(([truth, row]) => !isFlagged(truth) && isCalled(row)).length,
  };
}

const letters = (text: string): string[] => plain(text.replace(/^[*★]/, '').replaceAll('×', 'x'));

const isSame = (one: string, other: string): boolean => letters(one).join('') === letters(other).join('');

const LEAST_LIKENESS = 0.4;

/** Each read row goes to one described row at most; the most alike first. */
function paired(
  described: readonly DescribedRow[],
  read: readonly ReportRow[],
): (readonly [DescribedRow, ReportRow | undefined])[] {
  const candidates = described
    .flatMap((truth) => read.map((row) => ({ truth, row, likeness: likenessOf(truth, row) })))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness);
  const rows = new Map<DescribedRow, ReportRow>();
  const taken = new Set<ReportRow>();
  for (const { truth, row } of candidates) {
    if (rows.has(truth) || taken.has(row)) continue;
    rows.set(truth, row);
    taken.add(row);
  }
  return described.map((truth) => [truth, rows.get(truth)] as const);
}

/** Of the items; a value that is right counts a little. */
function likenessOf(truth: DescribedRow, row: ReportRow): number {
  const [one, other] = [letters(truth.item), letters(row.item)];
  const alike = 1 - editDistance(one, other) / Math.max(1, one.length, other.length);
  return alike + (isSame(truth.value, row.value) ? 0.2 : 0);
}
