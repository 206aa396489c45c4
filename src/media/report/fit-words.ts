import { misfit, shapeOf } from './cell-shapes';
import type { ColumnKind } from './column-names';
import type { LevelLine, LevelWord } from './level-lines';

/** A column of which the place may drift down the page, as in a photo taken from the side; or is not known. */
export interface PlacedColumn {
  kind: ColumnKind;
  /** Null: anywhere behind the columns before it. */
  spanAt: ((middle: number) => { left: number; right: number }) | null;
}

export interface FittedLine {
  line: LevelLine;
  /** Words of each column, parallel to the columns. */
  cells: readonly (readonly LevelWord[])[];
  /** How badly all of it goes together, per word. */
  cost: number;
}

/** Against how a word looks. */
const PLACE_WEIGHT = 2.5;
/** Within a word that is two, places are a guess. */
const PART_WEIGHT = 0.3;
const FARTHEST = 1.5;

/** Gives each word of a line to a column, from left to right: by its place and by what it looks like, the whole line together. */
export function fitWords(line: LevelLine, columns: readonly PlacedColumn[]): FittedLine {
  const spans = columns.map(({ spanAt }) => spanAt?.(line.middle) ?? null);
  const step = stepOf(spans) || 6 * line.height;
  const costBy =
    (weight: number): CostOf =>
    (word, column) => {
      const kind = columns[column]?.kind ?? 'other';
      return misfit(kind, shapeOf(word.text)) + weight * distance(word, spans[column] ?? null, step);
    };
  const costOf = costBy(PLACE_WEIGHT);
  const costOfPart = costBy(PART_WEIGHT);
  const words = line.words.flatMap((word) => parted(word, { columns: columns.length, costOf: costOfPart, step }));
  const { assigned, cost } = cheapest(words, columns.length, costOf);
  const cells = columns.map((_, column) => words.filter((_, at) => assigned[at] === column));
  return { line, cells, cost: cost / Math.max(1, words.length) };
}

type CostOf = (word: LevelWord, column: number) => number;

function cheapest(words: readonly LevelWord[], columns: number, costOf: CostOf): { assigned: number[]; cost: number } {
  let best = new Array<number>(columns).fill(0);
  const cameFrom: number[][] = [];
  for (const word of words) {
    const next: number[] = [];
    const from: number[] = [];
    let cheapestBefore = Infinity;
    let at = 0;
    for (let column = 0; column < columns; column++) {
      const before = best[column] ?? Infinity;
      if (before < cheapestBefore) {
        cheapestBefore = before;
        at = column;
      }
      next.push(cheapestBefore + costOf(word, column));
      from.push(at);
    }
    best = next;
    cameFrom.push(from);
  }
  const cost = Math.min(...best);
  let column = best.indexOf(cost);
  const assigned = new Array<number>(words.length).fill(0);
  for (let word = words.length - 1; word >= 0; word--) {
    assigned[word] = column;
    column = cameFrom[word]?.[column] ?? 0;
  }
  // The row of `cameFrom` leads to the column of the word before.
  return { assigned, cost };
}

function distance(word: LevelWord, span: { left: number; right: number } | null, step: number): number {
  if (!span) return 0;
  const centres = Math.abs(word.left + word.right - span.left - span.right) / 2;
  const nearest = Math.min(Math.abs(word.left - span.left), Math.abs(word.right - span.right), centres);
  return Math.min(FARTHEST, nearest / step);
}

/** How far columns stand apart, the middle of all. */
function stepOf(spans: readonly ({ left: number; right: number } | null)[]): number {
  const centres = spans.flatMap((span) => (span ? [(span.left + span.right) / 2] : []));
  const steps = centres.slice(1).map((centre, at) => centre - (centres[at] ?? centre));
  return steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
}

/** A word that recognition made of two cells, as `μmol/L208-428`, in its parts. */
function parted(word: LevelWord, fit: { columns: number; costOf: CostOf; step: number }): LevelWord[] {
  const { text, left, right } = word;
  if (text.length < 4 || right - left < 0.7 * fit.step) return [word];
  const cheapestColumn = (part: LevelWord): number => {
    let best = Infinity;
    for (let column = 0; column < fit.columns; column++) best = Math.min(best, fit.costOf(part, column));
    return best;
  };
  let best = { cost: cheapestColumn(word) - 0.15, parts: [word] };
  for (let at = 1; at < text.length; at++) {
    if (!BOUNDARY.test(text.slice(at - 1, at + 1))) continue;
    const middle = left + ((right - left) * at) / text.length;
    const parts = [
      { ...word, text: text.slice(0, at), right: middle },
      { ...word, text: text.slice(at), left: middle },
    ];
    const cost = parts.reduce((sum, part) => sum + cheapestColumn(part), 0) / 2;
    if (cost < best.cost) best = { cost, parts };
  }
  return best.parts.length === 1 ? best.parts : best.parts.flatMap((part) => parted(part, fit));
}

/** Between letters and figures, or behind a sign. */
const BOUNDARY = /^(?:[^\d.,<>≤≥-][\d<>≤≥(]|\d[^\d.,-]|[↑↓*)）].)$/u;
