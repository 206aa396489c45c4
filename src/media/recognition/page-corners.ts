import type { GreyPicture } from './grey-picture';
import type { Point } from './homography';
import { coarse } from './local-light';

const LONGEST_SIDE = 420;
/** Dots on either side of an edge that are compared. */
const REACH = 4;
/** So much lighter is paper than what it lies on. */
const STEP = 1.4;
const DARKEST = 12;
/** Of the scans of a side, so many must meet its line. */
const LEAST_SHARE = 0.5;
const NEAR = 1.6;
const LEAST_AREA = 0.2;
/** Inside the paper's edge, in coarse dots. */
const INSET = 0.8;

/** A line as a x + b y = c, with a² + b² = 1. */
interface Line {
  a: number;
  b: number;
  c: number;
}

/**
 * The corners of a sheet of paper that lies on something darker: upper left, upper right, lower right, lower left. Null
 * where one cannot be sure: a screenshot, a scan, or a photo that does not show all four edges.
 */
export function pageCorners(photo: GreyPicture): Point[] | null {
  const { picture, factor } = coarse(photo, LONGEST_SIDE);
  const lines = sides.map((side) => edgeOf(picture, side));
  const [top, right, bottom, left] = lines;
  if (!top || !right || !bottom || !left) return null;
  const corners = [crossing(top, left), crossing(top, right), crossing(bottom, right), crossing(bottom, left)];
  if (!isSheet(corners, picture)) return null;
  return corners.map(({ x, y }) => ({ x: (x + 0.5) * factor, y: (y + 0.5) * factor }));
}

/** A side, by where its scans start and lead. */
interface Side {
  isAcross: boolean;
  isFromEnd: boolean;
}

const sides: readonly Side[] = [
  { isAcross: false, isFromEnd: false },
  { isAcross: true, isFromEnd: true },
  { isAcross: false, isFromEnd: true },
  { isAcross: true, isFromEnd: false },
];

/** The line that most scans from one side of the picture meet where it becomes light. */
function edgeOf(picture: GreyPicture, side: Side): Line | null {
  const count = side.isAcross ? picture.height : picture.width;
  const points = Array.from({ length: count }, (_, scan) => firstStep(picture, side, scan)).filter((point) => !!point);
  const line = bestLine(points);
  if (!line) return null;
  const met = points.filter((point) => Math.abs(distance(line, point)) <= NEAR);
  if (met.length < count * LEAST_SHARE) return null;
  return inwards(fitted(met), side);
}

function firstStep({ data, width, height }: GreyPicture, { isAcross, isFromEnd }: Side, scan: number): Point | null {
  const length = isAcross ? width : height;
  const valueAt = (at: number): number => {
    const place = isFromEnd ? length - 1 - at : at;
    return data[isAcross ? scan * width + place : place * width + scan] ?? 0;
  };
  let [outside, inside] = [0, 0];
  for (let at = 0; at < REACH; at++) [outside, inside] = [outside + valueAt(at), inside + valueAt(at + REACH)];
  let found: { at: number; ratio: number } | null = null;
  for (let at = REACH; at < length / 2; at++) {
    const ratio = (inside + REACH * DARKEST) / (outside + REACH * DARKEST);
    if (found && ratio < found.ratio) break;
    if (ratio > STEP) found = { at, ratio };
    outside += valueAt(at) - valueAt(at - REACH);
    inside += valueAt(at + REACH) - valueAt(at);
  }
  if (!found) return null;
  const place = isFromEnd ? length - 0.5 - found.at : found.at - 0.5;
  return isAcross ? { x: place, y: scan } : { x: scan, y: place };
}

/** Tries the lines through pairs of some points. */
function bestLine(points: readonly Point[]): Line | null {
  const every = Math.max(1, Math.floor(points.length / 40));
  const some = points.filter((_, at) => at % every === 0);
  let [best, most]: [Line | null, number] = [null, 0];
  some.forEach((one, at) => {
    for (const other of some.slice(at + 5)) {
      const line = lineThrough(one, other);
      let count = 0;
      for (const point of points) if (Math.abs(distance(line, point)) <= NEAR) count++;
      if (count > most) [best, most] = [line, count];
    }
  });
  return best;
}

function lineThrough(one: Point, other: Point): Line {
  const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
  const [a, b] = [(one.y - other.y) / length, (other.x - one.x) / length];
  return { a, b, c: a * one.x + b * one.y };
}

const distance = ({ a, b, c }: Line, { x, y }: Point): number => a * x + b * y - c;

/** Least squares across the line. */
function fitted(points: readonly Point[]): Line {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - middleX) ** 2;
    xy += (x - middleX) * (y - middleY);
    yy += (y - middleY) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [a, b] = [-Math.sin(angle), Math.cos(angle)];
  return { a, b, c: a * middleX + b * middleY };
}

function inwards({ a, b, c }: Line, { isAcross, isFromEnd }: Side): Line {
  const isTurned = (isAcross ? a : b) < 0;
  return { a, b, c: c + (isTurned === isFromEnd ? INSET : -INSET) };
}

function crossing(one: Line, other: Line): Point {
  const divisor = one.a * other.b - other.a * one.b || 1e-9;
  return { x: (one.c * other.b - other.c * one.b) / divisor, y: (one.a * other.c - other.a * one.c) / divisor };
}

/** Within the picture, convex, and large enough. */
function isSheet(corners: readonly Point[], { width, height }: GreyPicture): boolean {
  const isWithin = corners.every(({ x, y }) => x > -2 && y > -2 && x < width + 2 && y < height + 2);
  const turns = corners.map((corner, at) => {
    const [next, last] = [corners[(at + 1) % 4] ?? corner, corners[(at + 2) % 4] ?? corner];
    return (next.x - corner.x) * (last.y - next.y) - (next.y - corner.y) * (last.x - next.x);
  });
  const [a = 0, , c = 0] = turns;
  return isWithin && turns.every((turn) => turn > 0) && (a + c) / 2 > LEAST_AREA * width * height;
}
