import { misfit, shapeOf } from './cell-shapes';
import type { FittedLine, PlacedColumn } from './fit-words';

/** Rows that a column needs before its own words tell where it stands. */
const ENOUGH = 3;

/** Columns where their words stand, which need not be right below their heads; straight lines down the page. */
export function settleColumns(columns: readonly PlacedColumn[], fitted: readonly FittedLine[]): PlacedColumn[] {
  return columns.map((column, at) => {
    const places = fitted.flatMap(({ line, cells }) => {
      const words = (cells[at] ?? []).filter(({ text }) => misfit(column.kind, shapeOf(text)) < 0.6);
      const left = Math.min(...words.map((word) => word.left));
      const right = Math.max(...words.map((word) => word.right));
      return words.length > 0 ? [{ middle: line.middle, left, right }] : [];
    });
    if (places.length < ENOUGH) return column;
    const left = lineThrough(places.map(({ middle, left }) => [middle, left]));
    const right = lineThrough(places.map(({ middle, right }) => [middle, right]));
    return { kind: column.kind, spanAt: (middle) => ({ left: left(middle), right: right(middle) }) };
  });
}

/** A straight line through points that a few strays do not bend: the middle slope and the middle height (Theil and Sen). */
function lineThrough(points: readonly (readonly [number, number])[]): (x: number) => number {
  const slopes = points.flatMap(([x, y], at) =>
    points.slice(at + 1).flatMap(([otherX, otherY]) => (otherX === x ? [] : [(otherY - y) / (otherX - x)])),
  );
  const slope = slopes.length > 0 ? middleOf(slopes) : 0;
  const height = middleOf(points.map(([x, y]) => y - slope * x));
  return (x) => height + slope * x;
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
