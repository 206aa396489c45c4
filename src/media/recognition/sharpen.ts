import type { GreyPicture } from './grey-picture';

/** Of the difference to the surroundings, so much is added. */
const AMOUNT = 1.5;
const REACH = 3;

/** Blurred strokes made narrow again (unsharp mask). */
export function sharpened(page: GreyPicture): GreyPicture {
  const { data, width, height } = page;
  const soft = meanOf(meanOf(data, { step: 1, length: width, next: width, count: height }), {
    step: width,
    length: height,
    next: 1,
    count: width,
  });
  // Kept within 0 to 255 by the array.
  const sharp = Uint8ClampedArray.from(data, (value, at) => value + AMOUNT * (value - (soft[at] ?? 0)));
  return { data: new Uint8Array(sharp.buffer), width, height };
}

interface Lines {
  /** From a dot to the next of its line, and from line to line. */
  step: number;
  length: number;
  next: number;
  count: number;
}

/** Each dot the mean of its line within reach. */
function meanOf(data: Uint8Array, { step, length, next, count }: Lines): Uint8Array {
  const result = new Uint8Array(data.length);
  for (let line = 0; line < count; line++) {
    const start = line * next;
    const valueAt = (at: number): number => data[start + Math.min(Math.max(at, 0), length - 1) * step] ?? 0;
    let sum = 0;
    for (let at = -REACH; at <= REACH; at++) sum += valueAt(at);
    for (let at = 0; at < length; at++) {
      result[start + at * step] = sum / (2 * REACH + 1);
      sum += valueAt(at + REACH + 1) - valueAt(at - REACH);
    }
  }
  return result;
}
