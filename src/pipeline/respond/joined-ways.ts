import type { Evidence } from '../../core/answer';

/** The names that lead to a piece by one finding of it or the other. */
export function joinedWays(one: Evidence, other: Evidence): Pick<Evidence, 'via'> {
  const via = [...new Set([...(one.via ?? []), ...(other.via ?? [])])];
  return via.length === 0 ? {} : { via };
}
