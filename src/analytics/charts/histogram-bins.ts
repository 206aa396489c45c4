const FEWEST = 5;
const MOST = 30;

/**
 * Bins of equal width, each with its upper end left to the next one, the last with both: as wide as Freedman and
 * Diaconis have it (2 · interquartile range / cube root of n, Zeitschrift für Wahrscheinlichkeitstheorie 57, 1981),
 * rounded to 1, 2, 2.5 or 5, some 5 to 30 of them. Whole numbers get whole widths.
 */
export function histogramBins(values: readonly number[]): { from: number; to: number; count: number }[] {
  const sorted = [...values].sort((one, other) => one - other);
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  const range = most - least;
  if (range <= 0) return [{ from: least, to: most, count: sorted.length }];
  const width = widthOf(sorted, range);
  const start = Math.floor(least / width);
  const count = Math.max(1, Math.floor(most / width) - start + (most % width === 0 && range >= width ? 0 : 1));
  const edge = (at: number): number => Number(((start + at) * width).toPrecision(12));
  const bins = Array.from({ length: count }, (_unused, at) => ({ from: edge(at), to: edge(at + 1), count: 0 }));
  for (const value of sorted) {
    const bin = bins[Math.min(count - 1, Math.max(0, Math.floor(value / width) - start))];
    if (bin) bin.count++;
  }
  return bins;
}

function widthOf(sorted: readonly number[], range: number): number {
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const ideal = (2 * (quantile(0.75) - quantile(0.25))) / Math.cbrt(sorted.length);
  const bounded = Math.min(range / FEWEST, Math.max(range / MOST, ideal));
  const power = 10 ** Math.floor(Math.log10(bounded));
  const isWhole = sorted.every(Number.isInteger);
  const distance = (width: number): number => Math.abs(Math.log(width / bounded));
  const nice = [1, 2, 2.5, 5, 10]
    .map((factor) => factor * power)
    .filter((width) => range / width <= MOST)
    .sort((one, other) => distance(one) - distance(other))[0];
  return isWhole ? Math.max(1, Math.round(nice ?? bounded)) : (nice ?? bounded);
}
