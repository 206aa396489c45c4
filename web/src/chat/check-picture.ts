import type { Dictionary } from '../i18n/zh';

/** What the server takes; it looks at the bytes themselves. */
const kinds = /^image\/(?:jpeg|png|webp|gif|bmp|x-ms-bmp)$/;
const heic = /^image\/(?:hei[cf]|avif)/;
const heicName = /\.(?:hei[cf]|avif)$/i;
const largest = 20 * 1024 * 1024;

export const mostPictures = 10;
export const pictureKinds = 'image/jpeg,image/png,image/webp,image/gif,image/bmp';

/** Why the file cannot be sent as a picture, in one kind line; null where it can. */
export function checkPicture({ name, type, size }: File, { pictures: words }: Dictionary): string | null {
  if (heic.test(type) || heicName.test(name)) return words.heic(name);
  if (!kinds.test(type) || size === 0) return words.unsupported(name);
  return size > largest ? words.tooLarge(name) : null;
}
