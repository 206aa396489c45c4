import sharp from 'sharp';

/** Dots a side of what is left of a picture, and of the rim that does not count: a photo shows some of the desk there. */
const SIDE = 20;
const RIM = 2;
/** Dots around one that it is compared with, so that light and shadow do not count. */
const AROUND = 3;

/**
 * How a picture looks from afar: where it is darker or lighter than around there, on 16 times 16 fields, of length 1.
 * Photos of the same picture look alike; what it means, this does not tell.
 */
export async function lookOfImage(bytes: Uint8Array): Promise<number[]> {
  const dots = await sharp(bytes)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer();
  const shade = (x: number, y: number): number => dots[y * SIDE + x] ?? 0;
  const look: number[] = [];
  for (let y = RIM; y < SIDE - RIM; y++) {
    for (let x = RIM; x < SIDE - RIM; x++) look.push(shade(x, y) - meanAround(x, y, shade));
  }
  return unitLength(look);
}

function meanAround(x: number, y: number, shade: (x: number, y: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let v = Math.max(RIM, y - AROUND); v <= Math.min(SIDE - RIM - 1, y + AROUND); v++) {
    for (let u = Math.max(RIM, x - AROUND); u <= Math.min(SIDE - RIM - 1, x + AROUND); u++) {
      sum += shade(u, v);
      count++;
    }
  }
  return sum / count;
}

/** The same direction; where there is none, nothing. */
export function unitLength(values: readonly number[]): number[] {
  const length = Math.hypot(...values);
  return length === 0 ? [...values] : values.map((value) => value / length);
}
