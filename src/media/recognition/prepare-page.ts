import type { Box } from '../../core/picture';
import { bottomOf, rightOf } from './boxes';
import { calmNoise, noiseOf } from './calm-noise';
import type { GreyPicture, PreparedGrey } from './grey-picture';
import {
  chained,
  type Homography,
  identity,
  inverted,
  mapOfCorners,
  mapped,
  moving,
  type Point,
  scaling,
  turning,
} from './homography';
import { letterHeight } from './letter-height';
import { evenLight } from './local-light';
import { pageCorners } from './page-corners';
import { resample } from './resample';
import { sharpened } from './sharpen';
import { textCells } from './text-cells';
import { textSkew } from './text-skew';
import { withoutRules } from './without-rules';

/** What the recogniser likes best, in dots. */
const LETTER_HEIGHT = 32;
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 3];
const MOST_DOTS = 16e6;
const LEAST_TURN = 0.002;
const WHITE = 255;
/** Below, nothing is smoothed; standard deviation in shades. */
const LITTLE_NOISE = 7;
/** Around a cell, in dots. */
const RIM = 2;
const rules = { shortest: 4 * LETTER_HEIGHT, thickest: 9 };

/** A page whose dots lead to those of the picture. */
interface Frame {
  width: number;
  height: number;
  toPicture: Homography;
}

/** Lays a page straight, of even light and of a good size for a recogniser of letters; takes ruled lines away. */
export function preparePage(grey: GreyPicture): PreparedGrey {
  const light = evenLight(grey);
  const isNoisy = noiseOf(light) >= LITTLE_NOISE;
  const even = isNoisy ? calmNoise(light) : light;
  const sheet = sheetOf(grey);
  const flat = sheet.toPicture === identity ? even : resample(even, { ...sheet, toSource: sheet.toPicture });
  const skew = textSkew(flat);
  const turn = Math.abs(skew) < LEAST_TURN ? 0 : skew;
  const { toPicture: toFlat, ...size } = frameOf(flat, chained(turning(turn), scaling(zoomOf(flat))));
  const toPicture = chained(toFlat, sheet.toPicture);
  const drawn = resample(even, { ...size, toSource: toPicture });
  const page = withoutRules(isNoisy ? sharpened(drawn) : drawn, rules);
  const cells = textCells(page, LETTER_HEIGHT);
  const written = cells.filter(({ sign }) => sign === null).map(({ box }) => box);
  return { ...onlyWithin(page, written), toPicture, cells };
}

/** All else is white: specks, and signs that are known already, would only be misread. */
function onlyWithin({ data, width, height }: GreyPicture, boxes: readonly Box[]): GreyPicture {
  const clean = new Uint8Array(data.length).fill(WHITE);
  for (const box of boxes) {
    const bottom = Math.min(height, bottomOf(box) + RIM);
    for (let y = Math.max(0, box.top - RIM); y < bottom; y++) {
      const from = y * width + Math.max(0, box.left - RIM);
      clean.set(data.subarray(from, y * width + Math.min(width, rightOf(box) + RIM)), from);
    }
  }
  return { data: clean, width, height };
}

/** The sheet of paper where the picture shows one, else all of it. */
function sheetOf(grey: GreyPicture): Frame {
  const whole = { width: grey.width, height: grey.height, toPicture: identity };
  const corners = pageCorners(grey);
  if (corners === null) return whole;
  const [a, b, c, d] = corners as [Point, Point, Point, Point];
  const length = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  const width = Math.round((length(a, b) + length(d, c)) / 2);
  const height = Math.round((length(a, d) + length(b, c)) / 2);
  const own = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const toPicture = mapOfCorners(own, corners);
  return toPicture === null ? whole : { width, height, toPicture };
}

function zoomOf(page: GreyPicture): number {
  const wanted = LETTER_HEIGHT / (letterHeight(page) ?? LETTER_HEIGHT);
  const room = Math.sqrt(MOST_DOTS / (page.width * page.height));
  return Math.min(Math.max(wanted, LEAST_ZOOM), MOST_ZOOM, room);
}

/** The frame that holds all of a page after a turn and a change of size. */
function frameOf({ width, height }: GreyPicture, map: Homography): Frame {
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
