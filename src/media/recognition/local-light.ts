import type { GreyPicture } from './grey-picture';
import { shrunk } from './resample';

/** The light is taken from squares of so many dots: larger than a letter's strokes, smaller than a shadow. */
const SQUARE = 16;
/** Paper is among the lightest dots of a square. */
const PAPER_SHARE = 0.8;
const PAPER = 250;
const DARKEST_LIGHT = 24;

/** Light and shadow evened out: what is paper becomes nearly white everywhere, and letters keep their share of darkness. */
export function evenLight(picture: GreyPicture): GreyPicture {
  const { data, width, height } = picture;
  const light = paperLight(picture);
  const even = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    const [top, below, down] = neighbours(y, light.height);
    for (let x = 0; x < width; x++, at++) {
      const [left, right, across] = neighbours(x, light.width);
      const upper = mix(light.data[top * light.width + left], light.data[top * light.width + right], across);
      const lower = mix(light.data[below * light.width + left], light.data[below * light.width + right], across);
      const paper = Math.max(DARKEST_LIGHT, mix(upper, lower, down));
      even[at] = Math.min(255, ((data[at] ?? 0) * PAPER) / paper);
    }
  }
  return { data: even, width, height };
}

const mix = (one = 0, other = 0, share: number): number => one + (other - one) * share;

/** The squares on both sides of a dot, by their middles, and how near it is to the second. */
function neighbours(dot: number, count: number): [number, number, number] {
  const place = Math.min(Math.max((dot + 0.5) / SQUARE - 0.5, 0), count - 1);
  const first = Math.floor(place);
  return [first, Math.min(first + 1, count - 1), place - first];
}

/** How light the paper is, square by square; squares full of ink take after those around. */
function paperLight(picture: GreyPicture): GreyPicture {
  const { data, width, height } = picture;
  const across = Math.max(1, Math.ceil(width / SQUARE));
  const down = Math.max(1, Math.ceil(height / SQUARE));
  const light = new Uint8Array(across * down);
  const counts = new Uint32Array(256);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      counts.fill(0);
      let total = 0;
      for (let y = row * SQUARE; y < Math.min(height, (row + 1) * SQUARE); y++) {
        for (let x = column * SQUARE; x < Math.min(width, (column + 1) * SQUARE); x++) {
          const value = data[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          total++;
        }
      }
      light[row * across + column] = quantile(counts, total * PAPER_SHARE);
    }
  }
  return smoothed(grown({ data: light, width: across, height: down }));
}

export function quantile(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen >= wanted) return value;
  }
  return counts.length - 1;
}

/** The lightest of a square and its neighbours. */
const grown = (grid: GreyPicture): GreyPicture => overNeighbours(grid, (values) => Math.max(...values));

const smoothed = (grid: GreyPicture): GreyPicture =>
  overNeighbours(grid, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);

function overNeighbours({ data, width, height }: GreyPicture, of: (values: number[]) => number): GreyPicture {
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const values: number[] = [];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          values.push(data[row * width + column] ?? 0);
        }
      }
      result[y * width + x] = of(values);
    }
  }
  return { data: result, width, height };
}

/** Small enough for steps that only look for the coarse. */
export function coarse(picture: GreyPicture, longestSide: number): { picture: GreyPicture; factor: number } {
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longestSide));
  return { picture: factor === 1 ? picture : shrunk(picture, factor), factor };
}
