import type { PictureKeeping } from './keep-pictures';

/** What was put away just now may not be told of in the store yet, also by another program. */
const GRACE_MILLISECONDS = 3_600_000;

/** Removes what no document has any more. @param now epoch milliseconds */
export async function sweepPictures(
  { store, files }: Pick<PictureKeeping, 'store' | 'files'>,
  now: number,
): Promise<void> {
  await store.removeUnusedReadings();
  await files.keepOnly(new Set(await store.keys()), now - GRACE_MILLISECONDS);
}
