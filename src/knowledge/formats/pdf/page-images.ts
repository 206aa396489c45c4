import { encodePng, type RawImage } from './encode-png';

/** On a page, in points; y grows upwards. */
export interface PageBox {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** A picture as it stands on a page. */
export interface PageImage extends PageBox {
  /** A PNG. */
  bytes: Uint8Array;
}

export interface PageGraphics {
  /** From top to bottom; backgrounds, lines and icons are left out. */
  images: PageImage[];
  /** What lines and areas are drawn. */
  paths: PageBox[];
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
    | 'paintInlineImageXObject'
    | 'constructPath'
    | 'endPath',
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
const MOST_PATHS = 20_000;
const LONGEST_WAIT_MILLISECONDS = 3000;

/** The pictures and drawings of a page. */
export async function readPageGraphics(page: DrawnPage, operators: Operators): Promise<PageGraphics> {
  const found: PageImage[] = [];
  const { painted, paths } = paintedBoxes(await page.getOperatorList(), operators);
  for (const { box, named } of painted) {
    if (found.length >= MOST_ON_A_PAGE) break;
    if (!isFigure(box, areaOf(page.view))) continue;
    const image = await imageOf(page, named);
    const bytes = image && Math.min(image.width, image.height) >= SMALLEST_SIDE ? encodePng(image) : null;
    if (bytes) found.push({ ...box, bytes });
  }
  return { images: found.sort((one, other) => other.top - one.top || one.left - other.left), paths };
}

/** Where pictures are painted; `named`: the picture, or its name. */
function paintedBoxes(
  { fnArray, argsArray }: Awaited<ReturnType<DrawnPage['getOperatorList']>>,
  operators: Operators,
): { painted: { box: PageBox; named: unknown }[]; paths: PageBox[] } {
  const painted: { box: PageBox; named: unknown }[] = [];
  const paths: PageBox[] = [];
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
    } else if (operator === operators.constructPath && args?.[0] !== operators.endPath && paths.length < MOST_PATHS) {
      const path = boundsOf(args?.[2]);
      if (path) paths.push(boxOf(multiplied(matrix, path)));
    }
  });
  return { painted, paths };
}

const areaOf = ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): number => Math.abs((x1 - x0) * (y1 - y0));

function isFigure({ left, right, bottom, top }: PageBox, area: number): boolean {
  const [width, height] = [right - left, top - bottom];
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  return least >= SMALLEST_SHOWN && most <= MOST_STRETCHED * least && width * height <= WHOLE_PAGE * area;
}

/** Where the unit square lies. */
function boxOf([a, b, c, d, e, f]: Matrix): PageBox {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Leads from the unit square to what a path takes; null where it takes nothing. */
function boundsOf(corners: unknown): Matrix | null {
  const [x0, y0, x1, y1] = numbersOf(corners, 4) ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [x1 - x0, 0, 0, y1 - y0, x0, y0];
}

function numbersOf(list: unknown, count: number): number[] | null {
  const numbers = Array.isArray(list) || ArrayBuffer.isView(list) ? Array.from(list as ArrayLike<unknown>) : [];
  return numbers.length === count && numbers.every((value) => Number.isFinite(value)) ? (numbers as number[]) : null;
}

function multiplied(one: Matrix, other: unknown): Matrix {
  const numbers = numbersOf(other, 6);
  if (!numbers) return one;
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
