import { seededRandom } from '../../text/seeded-random';
import type { Distortion } from './page-description';

/** Dots row by row, red, green and blue. */
export interface ColourPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** A table of wood around the page. */
const DESK = [112, 90, 72] as const;
const SHADOW_DEPTH = 0.45;

/** A page as a phone takes it. The same seed gives the same dots. JPEG comes afterwards. */
export function distort(page: ColourPicture, distortion: Distortion, seed: number): ColourPicture {
  const random = seededRandom(seed);
  const photo = blurred(onDesk(page, distortion, random), distortion.blur);
  light(photo, distortion, random);
  return photo;
}

/** The page turned and seen from the side. Where nothing of the desk would show, the page fills the picture. */
function onDesk(page: ColourPicture, { rotate, perspective }: Distortion, random: () => number): ColourPicture {
  const { width, height } = page;
  const radians = (rotate * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  const turned = cornersOf(width, height).map(({ x, y }) => ({ x: x * cosine - y * sine, y: x * sine + y * cosine }));
  const isFlat = perspective === 0 && rotate % 90 === 0;
  const border = isFlat ? 0 : Math.round(0.03 * Math.max(width, height));
  const [left, top] = [Math.min(...turned.map(({ x }) => x)) - border, Math.min(...turned.map(({ y }) => y)) - border];
  const across = Math.round(Math.max(...turned.map(({ x }) => x)) + border - left);
  const down = Math.round(Math.max(...turned.map(({ y }) => y)) + border - top);
  const middle = { x: across / 2, y: down / 2 };
  const seen = turned.map(({ x, y }) => {
    const moved = { x: x - left, y: y - top };
    return {
      x: moved.x + (middle.x - moved.x) * 2 * perspective * random(),
      y: moved.y + (middle.y - moved.y) * 2 * perspective * random(),
    };
  });
  return painted(page, { across, down, seen, random });
}

const cornersOf = (width: number, height: number): Point[] => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

interface View {
  across: number;
  down: number;
  /** Where the page's corners come to lie. */
  seen: readonly Point[];
  random: () => number;
}

function painted(page: ColourPicture, { across, down, seen, random }: View): ColourPicture {
  const data = new Uint8Array(across * down * 3);
  const place = placeInPage(seen);
  for (let y = 0, at = 0; y < down; y++) {
    const grain = 12 * random();
    for (let x = 0; x < across; x++, at += 3) {
      const { x: u, y: v } = place({ x: x + 0.5, y: y + 0.5 });
      const isPage = u >= 0 && u < 1 && v >= 0 && v < 1;
      if (isPage) copyDot(page, { x: u * page.width - 0.5, y: v * page.height - 0.5 }, data, at);
      else DESK.forEach((value, channel) => (data[at + channel] = value + grain));
    }
  }
  return { data, width: across, height: down };
}

/** Heckbert's map of a square onto a quadrilateral, inverted: shares of the page for a dot of the picture. */
function placeInPage([a, b, c, d]: readonly Point[]): (point: Point) => Point {
  if (!a || !b || !c || !d) throw new Error('A page has four corners');
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const divisor = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / divisor;
  const h = (dx1 * dy3 - dx3 * dy1) / divisor;
  const [e1, e2, e3] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x];
  const [f1, f2, f3] = [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y];
  return ({ x, y }) => {
    const [p1, p2, p3] = [f2 - h * f3, h * e3 - e2, e2 * f3 - f2 * e3];
    const [q1, q2, q3] = [g * f3 - f1, e1 - g * e3, f1 * e3 - e1 * f3];
    const [r1, r2, r3] = [f1 * h - f2 * g, e2 * g - e1 * h, e1 * f2 - e2 * f1];
    const depth = r1 * x + r2 * y + r3;
    return { x: (p1 * x + p2 * y + p3) / depth, y: (q1 * x + q2 * y + q3) / depth };
  };
}

/** Between four dots. */
function copyDot({ data, width, height }: ColourPicture, { x, y }: Point, to: Uint8Array, at: number): void {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const [right, below] = [Math.min(Math.max(x - left, 0), 1), Math.min(Math.max(y - top, 0), 1)];
  for (let channel = 0; channel < 3; channel++) {
    const from = (top * width + left) * 3 + channel;
    const upper = (data[from] ?? 0) * (1 - right) + (data[from + 3] ?? 0) * right;
    const lower = (data[from + width * 3] ?? 0) * (1 - right) + (data[from + width * 3 + 3] ?? 0) * right;
    to[at + channel] = upper * (1 - below) + lower * below + 0.5;
  }
}

/** Gaussian, rows first, then columns. */
function blurred(picture: ColourPicture, sigma: number): ColourPicture {
  if (sigma < 0.1) return picture;
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const { width, height } = picture;
  const pass = (data: Uint8Array, step: number, place: (at: number) => number, last: number): Uint8Array =>
    data.map((_, at) => {
      const here = place(at);
      let value = 0;
      weights.forEach((weight, index) => {
        const shift = Math.min(Math.max(here + index - reach, 0), last) - here;
        value += weight * (data[at + shift * step] ?? 0);
      });
      return value / sum + 0.5;
    });
  const rows = pass(picture.data, 3, (at) => Math.floor(at / 3) % width, width - 1);
  return { data: pass(rows, 3 * width, (at) => Math.floor(at / (3 * width)), height - 1), width, height };
}

/** Brightness, a soft shadow over a corner and noise. */
function light({ data, width, height }: ColourPicture, distortion: Distortion, random: () => number): void {
  const angle = random() * 2 * Math.PI;
  const [towardsX, towardsY] = [Math.cos(angle) / width, Math.sin(angle) / height];
  const edge = random() * 0.3 - 0.15;
  for (let at = 0; at < data.length; at += 3) {
    const dot = at / 3;
    const across = ((dot % width) - width / 2) * towardsX + (Math.floor(dot / width) - height / 2) * towardsY - edge;
    const shade = distortion.shadow ? 1 - SHADOW_DEPTH / (1 + Math.exp(-across * 25)) : 1;
    const noise = distortion.noise * 255 * gaussian(random);
    for (let channel = at; channel < at + 3; channel++) {
      const value = (data[channel] ?? 0) * distortion.brightness * shade + noise;
      data[channel] = Math.min(Math.max(value, 0), 255);
    }
  }
}

/** Box and Muller's. */
const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
