import type { ReadDocument } from '../../../core/ports/document-reader';
import { captionIn, shortCaption } from '../pictures/captions';
import type { PictureMark } from '../pictures/picture-mark';
import { drawnRegion } from './drawn-region';
import type { PageBox, PageImage } from './page-images';
import { joinLines, type Segment } from './page-lines';

export interface FiguresOfPage {
  /** From 1. */
  number: number;
  images: readonly PageImage[];
  paths: readonly PageBox[];
  /** Corners of the page; null of one that is turned. */
  view: readonly number[] | null;
  /** Text of the main direction. */
  segments: readonly Segment[];
}

/** A figure that is drawn by lines; only a program that draws the page shows it. */
export interface DrawnFigure {
  /** From 1. */
  page: number;
  /** From the upper left corner of the page, in points. */
  left: number;
  top: number;
  width: number;
  height: number;
  caption: string;
  /** In the text of the document. */
  start: number;
}

export interface MarkedFigures {
  marks: PictureMark[];
  drawings: DrawnFigure[];
}

type WrittenPages = Pick<ReadDocument, 'text' | 'places'>;

/** How far a caption may be from its picture, in points. */
const FARTHEST_BELOW = 70;
const FARTHEST_ABOVE = 50;
const OVERLAP = 10;
/** Distance of the lines of a caption in sizes of the letters. */
const LEADING = 1.7;
const LONGEST_CAPTION = 300;
/** So many characters tell a line of a page again. */
const KNOWN_BY = 16;

/** The figures of pages with their captions, and where they stand in the text. */
export function markFigures(pages: readonly FiguresOfPage[], written: WrittenPages): MarkedFigures {
  const marks: PictureMark[] = [];
  const drawings: DrawnFigure[] = [];
  for (const { number, images, segments, paths, view } of withoutFurniture(pages)) {
    const place = { kind: 'page', first: number, last: number } as const;
    const range = rangeOf(number, written);
    const lines = captionLines(images, segments);
    for (const image of images) {
      const line = lines.get(image);
      const at = line ? positionOf(line.text, range, written.text) : null;
      const start = at ?? positionAbove(image, segments, range, written.text);
      const caption = line ? shortCaption(wholeCaption(line, segments)) : '';
      marks.push({ start, end: start, caption, alternative: '', place, source: { bytes: image.bytes } });
    }
    const taken = new Set(lines.values());
    for (const line of view ? figureLines(segments).filter((one) => !taken.has(one)) : []) {
      const box = view && drawnRegion(line, { segments, paths, view });
      const start = positionOf(line.text, range, written.text);
      const caption = shortCaption(wholeCaption(line, segments));
      if (box && start !== null) drawings.push({ page: number, ...box, caption, start });
    }
  }
  return { marks, drawings };
}

const figureLines = (segments: readonly Segment[]): Segment[] =>
  segments.filter(({ text }) => captionIn(text, 'figure') !== null);

/** What stands at the same place of several pages is part of their layout. */
function withoutFurniture(pages: readonly FiguresOfPage[]): FiguresOfPage[] {
  const counts = new Map<string, number>();
  const nameOf = ({ left, bottom, bytes }: PageImage): string =>
    `${Math.round(left / 4)} ${Math.round(bottom / 4)} ${bytes.length} ${Buffer.from(bytes.subarray(-64)).toString('hex')}`;
  for (const { images } of pages) {
    for (const name of new Set(images.map(nameOf))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return pages.map((page) => ({
    ...page,
    images: page.images.filter((image) => (counts.get(nameOf(image)) ?? 0) < 2),
  }));
}

interface Candidate {
  image: PageImage;
  line: Segment;
  isBelow: boolean;
  distance: number;
}

/** The nearest line below or above that is a caption; it belongs to the pictures on one side of it. */
function captionLines(images: readonly PageImage[], segments: readonly Segment[]): Map<PageImage, Segment> {
  const lines = figureLines(segments);
  const candidates = images.flatMap((image) => lines.flatMap((line) => candidateOf(image, line)));
  const chosen = new Map<PageImage, Segment>();
  const sides = new Map<Segment, boolean>();
  for (const { image, line, isBelow } of candidates.sort((one, other) => one.distance - other.distance)) {
    if (chosen.has(image) || (sides.get(line) ?? isBelow) !== isBelow) continue;
    chosen.set(image, line);
    sides.set(line, isBelow);
  }
  return chosen;
}

function candidateOf(image: PageImage, line: Segment): Candidate[] {
  if (line.x >= image.right + OVERLAP || line.right <= image.left - OVERLAP) return [];
  const [below, above] = [image.bottom - line.y, line.y - image.top];
  const isBelow = below >= above;
  const distance = Math.max(0, isBelow ? below - line.size : above);
  const farthest = isBelow ? FARTHEST_BELOW : FARTHEST_ABOVE;
  return Math.max(below, above) >= -OVERLAP && distance <= farthest ? [{ image, line, isBelow, distance }] : [];
}

/** With the lines below, as long as each is full, or the letters are not those of the body. */
function wholeCaption(first: Segment, segments: readonly Segment[]): string {
  const column = segments.filter(({ x, right }) => x < first.right && right > first.x);
  const edge = Math.max(...column.map(({ right }) => right));
  const isApart = Math.abs(first.size - bodySize(segments)) > 0.05 * first.size;
  let [last, text] = [first, first.text];
  while ((isApart || last.right > edge - 2 * last.size) && text.length < LONGEST_CAPTION) {
    const { y, size } = last;
    const next = column.find(
      (one) => one.y < y && y - one.y <= LEADING * size && Math.abs(one.size - size) < 0.1 * size,
    );
    if (!next) break;
    text = joinLines(text, next.text);
    last = next;
  }
  return text;
}

/** Of most letters. */
function bodySize(segments: readonly Segment[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of segments) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

interface Range {
  start: number;
  end: number;
}

/** Of a page in the text; an empty one stands before the next page that is not. */
function rangeOf(number: number, { text, places }: WrittenPages): Range {
  const at = places.findIndex(({ place }) => place.kind === 'page' && place.first >= number);
  const found = places[at];
  if (!found) return { start: text.length, end: text.length };
  const isOwn = found.place.kind === 'page' && found.place.first === number;
  return { start: found.start, end: isOwn ? (places[at + 1]?.start ?? text.length) : found.start };
}

function positionOf(line: string, { start, end }: Range, text: string): number | null {
  const at = text.indexOf(line.slice(0, KNOWN_BY), start);
  return at >= 0 && at < end ? at : null;
}

/** Behind the last line above the picture; at the beginning of the page without one. */
function positionAbove({ top }: PageImage, segments: readonly Segment[], range: Range, text: string): number {
  const above = segments.filter(({ y }) => y >= top).sort((one, other) => one.y - other.y);
  for (const segment of above.slice(0, 5)) {
    const at = positionOf(segment.text, range, text);
    if (at !== null) return lineEnd(text, at, range.end);
  }
  return range.start;
}

function lineEnd(text: string, at: number, most: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? most : Math.min(end, most);
}
