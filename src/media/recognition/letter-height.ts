import type { GreyPicture } from './grey-picture';

const DARK = 150;
const [LEAST, MOST] = [5, 90];
const FEWEST = 30;
/** Of the heights of all pieces: Chinese characters come in parts, so that the whole is among the taller. */
const SHARE = 0.75;

/** How high the letters of an evenly lit page are, in dots; null where there are hardly any. */
export function letterHeight(page: GreyPicture): number | null {
  const heights = pieceHeights(page).sort((one, other) => one - other);
  return heights.length < FEWEST ? null : (heights[Math.floor(heights.length * SHARE)] ?? null);
}

interface Piece {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Heights of the connected dark pieces that may be letters or parts of them. */
function pieceHeights({ data, width, height }: GreyPicture): number[] {
  const pieces: Piece[] = [];
  const parents: number[] = [];
  const rootOf = (at: number): number => {
    let root = at;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    parents[at] = root;
    return root;
  };
  let above: [number, number, number][] = [];
  for (let y = 0; y < height; y++) {
    const runs = runsOf(data, y * width, width).map(([from, to]): [number, number, number] => {
      const touching = above.filter(([start, end]) => start <= to + 1 && end >= from - 1).map(([, , id]) => rootOf(id));
      const [id = pieces.push({ left: from, right: to, top: y, bottom: y }) - 1, ...others] = new Set(touching);
      parents[id] = id;
      const piece = pieces[id];
      if (piece) {
        piece.left = Math.min(piece.left, from);
        piece.right = Math.max(piece.right, to);
        piece.bottom = y;
        for (const other of others) {
          parents[other] = id;
          const joined = pieces[other];
          if (!joined) continue;
          piece.left = Math.min(piece.left, joined.left);
          piece.right = Math.max(piece.right, joined.right);
          piece.top = Math.min(piece.top, joined.top);
        }
      }
      return [from, to, id];
    });
    above = runs;
  }
  return pieces
    .filter((_, at) => parents[at] === at)
    .filter(({ left, right, top, bottom }) => {
      const [across, down] = [right - left + 1, bottom - top + 1];
      return down >= LEAST && down <= MOST && across >= 2 && across <= 3 * down;
    })
    .map(({ top, bottom }) => bottom - top + 1);
}

/** Dark stretches of a row, first and last dot. */
function runsOf(data: Uint8Array, start: number, width: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let x = 0; x < width; x++) {
    if ((data[start + x] ?? 0) >= DARK) continue;
    const from = x;
    while (x + 1 < width && (data[start + x + 1] ?? 0) < DARK) x++;
    runs.push([from, x]);
  }
  return runs;
}
