import { isBlank, trimToLines, type Block } from './block';
import { cutAtLineEnd, cutAtRow, cutAtSentence } from './sentence-cut';

/** A passage's place, before it gets an id. */
export interface Piece {
  start: number;
  end: number;
  headingPath: readonly string[];
}

export interface PackOptions {
  /** A line of a table or of code that is longer than `size` is still not cut, up to four times as long. */
  keepsRows?: boolean;
  /** Pieces that there were before a change, each by its text: one that still begins where it did begins there again. */
  earlier?: readonly string[];
}

/** A code block or a table stays whole up to so many times the passage size. */
const solidFactor = 4;
/** Characters by which a piece is known again. */
const opening = 60;

/**
 * Packs blocks greedily into pieces of at most `size` characters. A piece never runs into a heading of its own or a
 * higher level; a sub-section joins it only whole; a heading stays with what follows it.
 */
export function packBlocks(
  text: string,
  blocks: readonly Block[],
  size: number,
  { keepsRows = false, earlier = [] }: PackOptions = {},
): Piece[] {
  const cutSolid = keepsRows ? cutAtRow(size * solidFactor) : cutAtLineEnd;
  const packer = new Packer(text, size, { cutSolid, openings: openingsOf(earlier) });
  blocks.forEach((block, index) => {
    if (block.kind === 'heading') packer.addHeading(block, blocks, index);
    else packer.addBody(block);
  });
  return packer.finish();
}

interface OpenPiece {
  start: number;
  end: number;
  headingPath: readonly string[];
  /** Level of the innermost heading above; 0 without one. */
  level: number;
  onlyHeadings: boolean;
}

class Packer {
  private readonly pieces: Piece[] = [];
  private headings: Block[] = [];
  private open: OpenPiece | null = null;

  constructor(
    private readonly text: string,
    private readonly size: number,
    private readonly options: { cutSolid: typeof cutAtLineEnd; openings: ReadonlySet<string> },
  ) {}

  addHeading(heading: Block, blocks: readonly Block[], index: number): void {
    const open = this.open;
    const joins =
      open !== null &&
      heading.level > open.level &&
      !this.beganBefore(heading) &&
      this.headingFits(open, heading, blocks, index);
    if (!joins) this.close();
    this.headings = [...this.headings.filter((above) => above.level < heading.level), heading];
    if (joins && !open.onlyHeadings) open.end = heading.end;
    else this.append(heading, joins ? open.start : heading.start, true);
  }

  addBody(block: Block): void {
    const open = this.open;
    const limit = block.kind === 'solid' && open?.onlyHeadings ? this.size * solidFactor : this.size;
    const isKept = open?.onlyHeadings === false && this.beganBefore(block);
    if (open && !isKept && block.end - open.start <= limit) {
      if (open.onlyHeadings) this.append(block, open.start, false);
      else open.end = block.end;
      return;
    }
    const headingLeavesRoom = open?.onlyHeadings === true && open.end - open.start <= this.size * 0.75;
    if (!headingLeavesRoom) this.close();
    this.append(block, headingLeavesRoom ? open.start : block.start, false);
  }

  finish(): Piece[] {
    this.close();
    return this.pieces;
  }

  /** Whether a piece began here before: without that, a change would move the bounds of all pieces behind it. */
  private beganBefore(block: Block): boolean {
    const { openings } = this.options;
    return openings.size > 0 && openings.has(this.text.slice(block.start, block.start + opening));
  }

  private headingFits(open: OpenPiece, heading: Block, blocks: readonly Block[], index: number): boolean {
    if (open.onlyHeadings) return heading.end - open.start <= this.size * 0.75;
    if (open.level === 0) return false;
    let end = heading.end;
    for (let i = index + 1; i < blocks.length && end - open.start <= this.size; i++) {
      const next = blocks[i];
      if (!next || (next.kind === 'heading' && next.level <= heading.level)) break;
      end = next.end;
    }
    return end - open.start <= this.size;
  }

  /** Opens a piece at `start` that ends with the block; what is too long is cut and all but its last part closed. */
  private append(block: Block, start: number, onlyHeadings: boolean): void {
    const inner = this.headings.at(-1);
    const headingPath = this.headings.map((heading) => heading.title).filter((title) => title !== '');
    const place = { headingPath, level: inner?.level ?? 0, onlyHeadings };
    const limit = block.kind === 'solid' ? this.size * solidFactor : this.size;
    const cut = block.kind === 'solid' ? this.options.cutSolid : cutAtSentence;
    if (block.end - start > limit) {
      while (block.end - start > this.size) {
        const end = cut(this.text, Math.max(start, block.start), start + this.size);
        this.open = { start, end, ...place };
        this.close();
        start = end;
        while (start < block.end && isBlank(this.text, start) && block.kind === 'flow') start++;
      }
    }
    this.open = { start, end: block.end, ...place };
  }

  private close(): void {
    const range = this.open && trimToLines(this.text, this.open.start, this.open.end);
    if (this.open && range) this.pieces.push({ ...range, headingPath: this.open.headingPath });
    this.open = null;
  }
}

/** Shorter ones begin alike too easily. */
const openingsOf = (pieces: readonly string[]): ReadonlySet<string> =>
  new Set(pieces.filter(({ length }) => length >= opening).map((piece) => piece.slice(0, opening)));
