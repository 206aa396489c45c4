import type { Place } from '../core/knowledge';
import type { ReadDocument } from '../core/ports/document-reader';
import type { Block } from './block';
import { packBlocks, type Piece } from './pack-blocks';
import { placeOf } from './place-range';

/** A piece of a document that was read from another format. */
export interface PlacedPiece extends Piece {
  place?: Place | null;
  /** Of a table that was cut: its first row, which every part needs to be understood. */
  header?: string | undefined;
}

interface PlacedOptions {
  size: number;
  places: ReadDocument['places'];
  /** As those of `packBlocks`. */
  earlier: readonly string[];
}

const HEADER = /^\|[^\n]*\|\n\|(?: -{3,} \|)+\n/;

/**
 * Packs blocks as `packBlocks` does, but never runs from one slide or sheet into the next, never cuts a table inside of
 * a row, and repeats the first row of a table that is cut.
 */
export function packPlaced(
  text: string,
  blocks: readonly Block[],
  { size, places, earlier }: PlacedOptions,
): PlacedPiece[] {
  const tables = blocks.flatMap((block) => {
    const [header] = block.kind === 'solid' ? (HEADER.exec(text.slice(block.start, block.end)) ?? []) : [];
    return header === undefined ? [] : [{ ...block, header }];
  });
  const pieces = partsOf(blocks, places).flatMap((part) => packBlocks(text, part, size, { keepsRows: true, earlier }));
  let at = 0;
  return pieces.map((piece): PlacedPiece => {
    while (at < tables.length && (tables[at]?.end ?? 0) <= piece.start) at++;
    const table = tables[at];
    const isRest = table !== undefined && table.start < piece.start;
    return {
      ...piece,
      place: placeOf(places, piece.start, piece.end),
      header: isRest ? table.header : undefined,
    };
  });
}

/** Runs of blocks that one passage may hold. The headings above a part do not reach into it. */
function partsOf(blocks: readonly Block[], places: ReadDocument['places']): Block[][] {
  const starts = new Set<number>();
  let before = '';
  for (const { start, place } of places) {
    const part = place.kind === 'slide' ? `slide ${place.number}` : place.kind === 'cells' ? place.sheet : '';
    if (part !== before) starts.add(start);
    before = part;
  }
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (starts.has(block.start)) parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts.filter((part) => part.length > 0);
}
