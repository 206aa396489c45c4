import type { GreyPicture, PreparedGrey } from './grey-picture';
import { chained, type Homography, mapped, moving, scaling, turning } from './homography';
import { letterHeight } from './letter-height';
import { evenLight } from './local-light';
import { resample } from './resample';
import { textSkew } from './text-skew';

/** What the recogniser likes best, in dots. */
const LETTER_HEIGHT = 32;
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 3];
const MOST_DOTS = 16e6;
const LEAST_TURN = 0.002;

/** Lays a page straight, of even light and of a good size for a recogniser of letters. */
export function preparePage(grey: GreyPicture): PreparedGrey {
  const even = evenLight(grey);
  const skew = textSkew(even);
  const zoom = zoomOf(even);
  const straight = frameOf(grey, chained(turning(Math.abs(skew) < LEAST_TURN ? 0 : skew), scaling(zoom)));
  return { ...resample(even, { ...straight, toSource: straight.toPicture }), toPicture: straight.toPicture };
}

function zoomOf(page: GreyPicture): number {
  const wanted = LETTER_HEIGHT / (letterHeight(page) ?? LETTER_HEIGHT);
  const room = Math.sqrt(MOST_DOTS / (page.width * page.height));
  return Math.min(Math.max(wanted, LEAST_ZOOM), MOST_ZOOM, room);
}

/** The frame that holds all of a picture after a turn and a change of size. */
function frameOf(
  { width, height }: GreyPicture,
  map: Homography,
): { width: number; height: number; toPicture: Homography } {
  const corners = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ].map((corner) => mapped(map, corner));
  const [left, top] = [Math.min(...corners.map(({ x }) => x)), Math.min(...corners.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...corners.map(({ x }) => x)), Math.max(...corners.map(({ y }) => y))];
  return {
    width: Math.max(1, Math.round(right - left)),
    height: Math.max(1, Math.round(bottom - top)),
    toPicture: inverted(chained(map, moving(-left, -top))),
  };
}

/** By its adjugate. */
function inverted([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]: Homography): Homography {
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const last = adjugate[8] ?? 1;
  return adjugate.map((value) => value / last);
}
