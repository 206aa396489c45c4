import sharp from 'sharp';
import type { SafePicture } from '../../core/picture';
import { distort } from './distort';

/** As a phone takes a figure from a screen or a page: a little askew, soft, dim and noisy. */
const taken = {
  ...{ rotate: 2, perspective: 0.02, noise: 0.02, blur: 0.6, brightness: 0.9, shadow: true, jpegQuality: 60 },
  scale: 0.8,
} as const;

/** A photo of a picture. The same seed gives the same dots. */
export async function photographed({ bytes, width }: SafePicture, seed: number): Promise<SafePicture> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#fff' })
    .resize(Math.max(1, Math.round(width * taken.scale)))
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`A picture of three colours was expected, not of ${info.channels}`);
  const photo = distort({ data, width: info.width, height: info.height }, taken, seed);
  const copy = await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
    .jpeg({ quality: taken.jpegQuality })
    .toBuffer();
  return { bytes: copy, mediaType: 'image/jpeg', width: photo.width, height: photo.height };
}
