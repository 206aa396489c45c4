import type { GreyPicture } from './grey-picture';
import type { Homography } from './homography';

const WHITE = 255;

/** A picture of another size, each dot taken from where `toSource` leads, between four dots. What is outside is white. */
export function resample(
  source: GreyPicture,
  { width, height, toSource }: { width: number; height: number; toSource: Homography },
): GreyPicture {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = toSource;
  const data = new Uint8Array(width * height).fill(WHITE);
  const { data: dots, width: across, height: down } = source;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const depth = g * x + h * y + i;
      const sourceX = (a * x + b * y + c) / depth;
      const sourceY = (d * x + e * y + f) / depth;
      if (!(sourceX >= 0 && sourceY >= 0 && sourceX < across - 1 && sourceY < down - 1)) continue;
      const [left, top] = [Math.floor(sourceX), Math.floor(sourceY)];
      const [right, below] = [sourceX - left, sourceY - top];
      const from = top * across + left;
      const upper = (dots[from] ?? 0) * (1 - right) + (dots[from + 1] ?? 0) * right;
      const lower = (dots[from + across] ?? 0) * (1 - right) + (dots[from + across + 1] ?? 0) * right;
      data[at] = upper * (1 - below) + lower * below + 0.5;
    }
  }
  return { data, width, height };
}

/** Smaller by a whole factor, each dot the mean of those that it stands for. */
export function shrunk({ data, width, height }: GreyPicture, factor: number): GreyPicture {
  const [across, down] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const small = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        for (let dx = 0; dx < factor; dx++) sum += data[(y * factor + dy) * width + x * factor + dx] ?? WHITE;
      }
      small[y * across + x] = sum / (factor * factor);
    }
  }
  return { data: small, width: across, height: down };
}
