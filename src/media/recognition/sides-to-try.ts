import type { PreparedPage } from '../../core/ports/picture-decoder';

export type QuarterTurns = 0 | 1 | 2 | 3;

/** Lines that run across make wide cells, of so large a share; those of a page on its side fall apart. */
const UPRIGHT = 0.6;
const CLEARLY_MORE = 0.2;

/**
 * Which way up a page may lie, the likeliest first.
 * @param turned the page after a quarter turn; asked for only where that is not clear
 */
export async function sidesToTry(
  page: PreparedPage,
  turned: () => Promise<PreparedPage | null>,
): Promise<readonly QuarterTurns[]> {
  const across = wideShare(page);
  if (across >= UPRIGHT) return [0, 2];
  const other = await turned();
  if (other !== null && wideShare(other) > across + CLEARLY_MORE) return [1, 3];
  return [0, 2, 1, 3];
}

function wideShare({ cells }: PreparedPage): number {
  const written = cells.filter(({ sign }) => sign === null);
  return written.filter(({ box }) => box.width > 1.6 * box.height).length / Math.max(1, written.length);
}
