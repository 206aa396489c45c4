import sharp from 'sharp';

/** Dots a side of what is left of a picture. */
const SIDE = 16;

/**
 * How a picture looks from afar: its shades on 16 times 16 fields, less their mean, of length 1. Photos of the same
 * picture look alike; what it means, this does not tell.
 */
export async function lookOfImage(bytes: Uint8Array): Promise<number[]> {
  const dots = await sharp(bytes)
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer();
  const mean = dots.reduce((sum, dot) => sum + dot, 0) / dots.length;
  return unitLength(Array.from(dots, (dot) => dot - mean));
}

/** The same direction; where there is none, nothing. */
export function unitLength(values: readonly number[]): number[] {
  const length = Math.hypot(...values);
  return length === 0 ? [...values] : values.map((value) => value / length);
}
