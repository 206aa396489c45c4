import type { Segment } from './page-lines';

const LEAST_PAGES = 3;
const SHARE_OF_PAGES = 0.5;
/** Lines at the top and at the bottom of a page that may be repeated. */
const EDGE_LINES = 3;

/**
 * Takes lines away that stand at the top or the bottom of most pages. The first one of a kind stays, because it is often
 * a title; numbers of pages go altogether.
 */
export function withoutFurniture(pages: readonly (readonly Segment[])[]): Segment[][] {
  const counts = new Map<string, number>();
  const edges = pages.map(edgesOf);
  for (const page of edges) {
    for (const key of new Set(page.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, SHARE_OF_PAGES * pages.length);
  const seen = new Set<string>();
  return pages.map((page, at) => {
    const dropped = new Set(
      edges[at]?.filter((segment) => {
        const key = keyOf(segment);
        if ((counts.get(key) ?? 0) < least) return false;
        const isFirst = !seen.has(key) && /\p{L}/u.test(key);
        seen.add(key);
        return !isFirst;
      }),
    );
    return page.filter((segment) => !dropped.has(segment));
  });
}

function edgesOf(page: readonly Segment[]): Segment[] {
  const sorted = [...page].sort((one, other) => other.y - one.y);
  return sorted.length <= 2 * EDGE_LINES ? sorted : [...sorted.slice(0, EDGE_LINES), ...sorted.slice(-EDGE_LINES)];
}

/** Pages are counted, so that figures do not matter; the place on the page does. */
const keyOf = ({ text, y }: Segment): string =>
  `${Math.round(y / 4)} ${text.replace(/\d+/g, '0').replace(/\s+/g, ' ')}`;
