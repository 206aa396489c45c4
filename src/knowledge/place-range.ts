import type { Place } from '../core/knowledge';
import type { ReadDocument } from '../core/ports/document-reader';

type Places = ReadDocument['places'];

/** The place of text[start, end): a range where it holds several. Null where the document has none there. */
export function placeOf(places: Places, start: number, end: number): Place | null {
  let at = lastBefore(places, start);
  let place = places[at]?.place ?? null;
  for (at = Math.max(at, -1) + 1; at < places.length; at++) {
    const next = places[at];
    if (!next || next.start >= end) break;
    place = place === null ? next.place : joined(place, next.place);
  }
  return place;
}

/** Index of the place in which the offset lies; -1 for none. */
function lastBefore(places: Places, offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function joined(one: Place, other: Place): Place {
  if (one.kind === 'page' && other.kind === 'page') {
    return { kind: 'page', first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
  }
  if (one.kind === 'lines' && other.kind === 'lines') {
    const symbol = one.symbol === other.symbol ? one.symbol : null;
    return { kind: 'lines', first: Math.min(one.first, other.first), last: Math.max(one.last, other.last), symbol };
  }
  if (one.kind === 'cells' && other.kind === 'cells' && one.sheet === other.sheet) {
    return { ...one, range: joinedRange(one.range, other.range) };
  }
  return one;
}

const CELL = /^([A-Z]{1,3})(\d{1,7})$/;

function joinedRange(one: string, other: string): string {
  const corners = `${one}:${other}`.split(':').flatMap((cell) => {
    const [, column, row] = CELL.exec(cell) ?? [];
    return column === undefined ? [] : [{ column, row: Number(row) }];
  });
  const columns = corners.map(({ column }) => column).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const rows = corners.map(({ row }) => row).sort((a, b) => a - b);
  const first = `${columns[0] ?? 'A'}${rows[0] ?? 1}`;
  const last = `${columns.at(-1) ?? 'A'}${rows.at(-1) ?? 1}`;
  return first === last ? first : `${first}:${last}`;
}
