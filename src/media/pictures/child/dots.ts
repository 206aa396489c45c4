/** Eight bits a channel, row by row. */
export interface Dots {
  data: Buffer;
  width: number;
  height: number;
  channels: 3;
}

/** Noise and JPEG of an evenly lit wall of one colour stay within. */
const EVEN_SPREAD = 12;
/** A photo taken in a pocket is not brighter, but for a share of its dots. */
const [DARK, BRIGHT_SHARE] = [40, 0.0005];
const DRAWN_SHARE = 0.6;

/** Whether there is nothing to be seen: one colour all over, or all but black. */
export function isBlank({ data, channels }: Dots): boolean {
  const low = [255, 255, 255];
  const high = [0, 0, 0];
  let bright = 0;
  for (let at = 0; at < data.length; at += channels) {
    let isBright = false;
    for (let channel = 0; channel < channels; channel++) {
      const value = data[at + channel] as number;
      if (value < (low[channel] as number)) low[channel] = value;
      if (value > (high[channel] as number)) high[channel] = value;
      if (value > DARK) isBright = true;
    }
    if (isBright) bright++;
  }
  const isEven = high.every((value, channel) => value - (low[channel] as number) <= EVEN_SPREAD);
  return isEven || bright * channels <= data.length * BRIGHT_SHARE;
}

/** Whether most dots equal their left neighbour, as in screenshots and diagrams and hardly ever in photos. */
export function isDrawn({ data, width, height, channels }: Dots): boolean {
  let same = 0;
  for (let at = channels; at < data.length; at += channels) {
    const before = at - channels;
    if (data[at] === data[before] && data[at + 1] === data[before + 1] && data[at + 2] === data[before + 2]) same++;
  }
  return same >= width * height * DRAWN_SHARE;
}

/** How much of the picture, from below, is the one grey that a JPEG decoder puts where bytes are missing. 0 to 1. */
export function missingShare({ data, width, height, channels }: Dots): number {
  const row = width * channels;
  let rows = 0;
  while (rows < height && isMissing(data.subarray((height - rows - 1) * row, (height - rows) * row))) rows++;
  return rows / height;
}

const isMissing = (row: Buffer): boolean => row.every((value) => Math.abs(value - 128) <= 1);
