import type { GreyPicture } from './grey-picture';
import { quantile } from './local-light';

const LIGHT = 170;
const [BLACK, WHITE] = [20, 255];
/** Of a page, so much is ink at least. */
const INK_SHARE = 0.01;
const LEAST_CONTRAST = 40;

/** Noise smoothed, with the contrast that this costs; of an evenly lit page. */
export const calmNoise = (page: GreyPicture): GreyPicture => stretched(smoothed(page));

/** Ink nearly black, paper white. */
function stretched(page: GreyPicture): GreyPicture {
  const counts = new Uint32Array(256);
  for (const value of page.data) counts[value] = (counts[value] ?? 0) + 1;
  const ink = quantile(counts, INK_SHARE * page.data.length);
  const paper = quantile(counts, page.data.length / 2);
  if (paper - ink < LEAST_CONTRAST) return page;
  const factor = (WHITE - BLACK) / (paper - ink);
  return { ...page, data: page.data.map((value) => Math.min(Math.max(BLACK + (value - ink) * factor, 0), WHITE)) };
}

/** Standard deviation of light dots against the mean of their neighbours in the row, by the median. */
export function noiseOf({ data, width }: GreyPicture): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let at = 1; at < data.length - 1; at += 3) {
    const [before, value, after] = [data[at - 1] ?? 0, data[at] ?? 0, data[at + 1] ?? 0];
    // Dots at full white tell nothing: noise is cut off there.
    if (before < LIGHT || after < LIGHT || value < LIGHT || at % width === 0) continue;
    const off = Math.abs(Math.round(value - (before + after) / 2));
    counts[off] = (counts[off] ?? 0) + 1;
    total++;
  }
  let [seen, median] = [0, 0];
  while (median < 255 && (seen += counts[median] ?? 0) < total / 2) median++;
  return (median * 1.48) / Math.sqrt(1.5);
}

/** By weights of 1, 2, 1 along rows and columns. */
function smoothed({ data, width, height }: GreyPicture): GreyPicture {
  const rows = pass(data, 1, (at) => at % width === 0 || at % width === width - 1);
  const both = pass(rows, width, (at) => at < width || at >= width * (height - 1));
  return { data: both, width, height };
}

function pass(data: Uint8Array, step: number, isEdge: (at: number) => boolean): Uint8Array {
  const result = new Uint8Array(data);
  for (let at = 0; at < data.length; at++) {
    if (isEdge(at)) continue;
    result[at] = ((data[at - step] ?? 0) + 2 * (data[at] ?? 0) + (data[at + step] ?? 0) + 2) >> 2;
  }
  return result;
}
