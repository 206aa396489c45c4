import { encodePng, type RawImage } from './encode-png';

/** A picture as it stands on a page, in points; y grows upwards. */
export interface PageImage {
  left: number;
  right: number;
  bottom: number;
  top: number;
  /** A PNG. */
  bytes: Uint8Array;
}

/** What the library gives of a page. */
export interface DrawnPage {
  view: readonly number[];
  getOperatorList(): Promise<{ fnArray: readonly number[]; argsArray: readonly unknown[] }>;
  objs: ObjectStore;
  commonObjs: ObjectStore;
}

interface ObjectStore {
  /** Calls back when it is there. */
  get(id: string, done: (value: unknown) => void): unknown;
}

export type Operators = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'paintImageXObject'
    | 'paintInlineImageXObject',
    number
  >
>;

type Matrix = readonly [number, number, number, number, number, number];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
/** In dots; what is smaller on a side is decoration. */
const SMALLEST_SIDE = 48;
/** In points. */
const SMALLEST_SHOWN = 24;
const MOST_STRETCHED = 15;
/** Of the page; what takes more is its background, or the page itself as a picture. */
const WHOLE_PAGE = 0.8;
const MOST_ON_A_PAGE = 60;
const LONGEST_WAIT_MILLISECONDS = 3000;

/** Pictures of a page from top to bottom; backgrounds, lines and icons are left out. */
export async function readPageImages(page: DrawnPage, operators: Operators): Promise<PageImage[]> {
  const found: PageImage[] = [];
  for (const { box, named } of paintedBoxes(await page.getOperatorList(), operators)) {
    if (found.length >= MOST_ON_A_PAGE) break;
    if (!isFigure(box, areaOf(page.view))) continue;
    const image = await imageOf(page, named);
    const bytes = image && Math.min(image.width, image.height) >= SMALLEST_SIDE ? encodePng(image) : null;
    if (bytes) found.push({ ...box, bytes });
  }
  return found.sort((one, other) => other.top - one.top || one.left - other.left);
}

/** Where pictures are painted; `named`: the picture, or its name. */
function paintedBoxes(
  { fnArray, argsArray }: Awaited<ReturnType<DrawnPage['getOperatorList']>>,
  operators: Operators,
): { box: Box; named: unknown }[] {
  const painted: { box: Box; named: unknown }[] = [];
  let matrix = UNIT;
  const saved: Matrix[] = [];
  fnArray.forEach((operator, at) => {
    const args = argsArray[at] as readonly unknown[] | null;
    if (operator === operators.save) saved.push(matrix);
    else if (operator === operators.restore) matrix = saved.pop() ?? matrix;
    else if (operator === operators.transform) matrix = multiplied(matrix, args);
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = multiplied(matrix, args?.[0]);
    } else if (operator === operators.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === operators.paintImageXObject || operator === operators.paintInlineImageXObject) {
      painted.push({ box: boxOf(matrix), named: args?.[0] });
    }
  });
  return painted;
}

const areaOf = ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): number => Math.abs((x1 - x0) * (y1 - y0));

type Box = Omit<PageImage, 'bytes'>;

function isFigure({ left, right, bottom, top }: Box, area: number): boolean {
  const [width, height] = [right - left, top - bottom];
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  return least >= SMALLEST_SHOWN && most <= MOST_STRETCHED * least && width * height <= WHOLE_PAGE * area;
}

/** Where the unit square lies. */
function boxOf([a, b, c, d, e, f]: Matrix): Box {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function multiplied(one: Matrix, other: unknown): Matrix {
  const numbers = Array.isArray(other) || ArrayBuffer.isView(other) ? Array.from(other as ArrayLike<unknown>) : [];
  if (numbers.length !== 6 || !numbers.every((value) => Number.isFinite(value))) return one;
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = numbers as unknown as Matrix;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

async function imageOf(page: DrawnPage, named: unknown): Promise<RawImage | null> {
  const stored = typeof named === 'string' ? await objectOf(page, named) : named;
  const { width, height, kind, data } = (stored ?? {}) as Partial<RawImage>;
  return width && height && kind && data ? { width, height, kind, data } : null;
}

/** Null where it does not come. */
function objectOf({ objs, commonObjs }: DrawnPage, id: string): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MILLISECONDS, null);
    (id.startsWith('g_') ? commonObjs : objs).get(id, (value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
