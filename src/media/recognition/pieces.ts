import type { Box } from '../../core/picture';
import type { GreyPicture } from './grey-picture';

/** Boxes of the connected pieces that are darker than `dark`; dots that touch at a corner are connected. */
export function piecesOf({ data, width, height }: GreyPicture, dark: number): Box[] {
  const forest = new Forest();
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    const runs = runsOf(data, { start: y * width, width, dark });
    let first = 0;
    for (const run of runs) {
      while ((above[first]?.to ?? Infinity) < run.from - 1) first++;
      run.piece = forest.add({ left: run.from, right: run.to, top: y, bottom: y });
      for (let at = first; (above[at]?.from ?? Infinity) <= run.to + 1; at++) {
        run.piece = forest.join(above[at]?.piece ?? run.piece, run.piece);
      }
    }
    above = runs;
  }
  return forest.boxes();
}

interface Run {
  from: number;
  to: number;
  piece: number;
}

interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pieces that grow together (union-find). */
class Forest {
  private readonly edges: Edges[] = [];
  private readonly parents: number[] = [];

  add(edges: Edges): number {
    this.parents.push(this.parents.length);
    return this.edges.push(edges) - 1;
  }

  join(one: number, other: number): number {
    const [root, joined] = [this.rootOf(one), this.rootOf(other)];
    const [edges, further] = [this.edges[root], this.edges[joined]];
    if (root === joined || !edges || !further) return root;
    this.parents[joined] = root;
    edges.left = Math.min(edges.left, further.left);
    edges.right = Math.max(edges.right, further.right);
    edges.top = Math.min(edges.top, further.top);
    edges.bottom = Math.max(edges.bottom, further.bottom);
    return root;
  }

  boxes(): Box[] {
    return this.edges
      .filter((_, at) => this.parents[at] === at)
      .map(({ left, right, top, bottom }) => ({ left, top, width: right - left + 1, height: bottom - top + 1 }));
  }

  private rootOf(piece: number): number {
    let root = piece;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    this.parents[piece] = root;
    return root;
  }
}

function runsOf(data: Uint8Array, { start, width, dark }: { start: number; width: number; dark: number }): Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < width; x++) {
    if ((data[start + x] ?? 255) >= dark) continue;
    const from = x;
    while (x + 1 < width && (data[start + x + 1] ?? 255) < dark) x++;
    runs.push({ from, to: x, piece: -1 });
  }
  return runs;
}
