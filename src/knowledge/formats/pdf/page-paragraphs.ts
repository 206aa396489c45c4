import { joinLines, type Segment } from './page-lines';

export interface HeadingSizes {
  /** Size of most letters of the document. */
  body: number;
  /** Font of most letters of the document. */
  bodyFont: string;
  /** Sizes of headings, largest first. */
  headings: readonly number[];
}

const LIST_MARK = /^(?:[•●○◦▪■□–·‣⁃*-]|\(?\d{1,3}[.)、]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[a-z]\))\s*/;
const BULLET = /^[•●○◦▪■□·‣⁃]\s*/;
const LONGEST_HEADING = 120;
/** A chapter by its number, in another font than the body. */
const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{L}.*[^.。;；,，:：]$/u;
const LONGEST_NUMBERED = 80;
const NEW_PARAGRAPH_GAP = 1.35;

interface Line {
  text: string;
  font: string;
  x: number;
  right: number;
  y: number;
  size: number;
}

/** Puts lines together to paragraphs, list items and headings. */
export function readParagraphs(rows: readonly (readonly Segment[])[], sizes: HeadingSizes): string[] {
  const lines = rows.map(toLine);
  const leading = usualLeading(lines);
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.x));
  const blocks: string[] = [];
  let [open, level]: [string, number] = ['', 0];
  const close = (): void => {
    if (open !== '') blocks.push(level > 0 ? `${'#'.repeat(level)} ${open}` : asItem(open));
    open = '';
  };
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const own = headingLevel(line, sizes);
    if (!before || own !== level || beginsBlock(before, line, { leading, left, right })) close();
    if (own > 0 && open.length + line.text.length > LONGEST_HEADING) close();
    level = own;
    open = joinLines(open, line.text);
  });
  close();
  return blocks;
}

const asItem = (text: string): string => {
  const item = text.replace(BULLET, '- ');
  return /^#{1,6} /.test(item) ? `\\${item}` : item;
};

function toLine(row: readonly Segment[]): Line {
  const [first] = row;
  return {
    text: row.map(({ text }) => text).join(' '),
    x: first?.x ?? 0,
    font: first?.font ?? '',
    right: row.at(-1)?.right ?? 0,
    y: first?.y ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
  };
}

function beginsBlock(
  before: Line,
  line: Line,
  { leading, left, right }: { leading: number; left: number; right: number },
): boolean {
  const gap = before.y - line.y;
  if (gap > NEW_PARAGRAPH_GAP * leading || gap < 0) return true;
  if (LIST_MARK.test(line.text)) return true;
  if (Math.abs(before.size - line.size) > 0.2 * line.size) return true;
  const width = right - left;
  const isShort = right - before.right > 0.25 * width;
  const isIndented = line.x - left > 1.2 * line.size && before.x - left < 0.5 * line.size;
  return isShort ? /[.!?。！？:：;；]["'”’）)]?$/.test(before.text) || isIndented : isIndented;
}

/** The usual distance of two lines. */
function usualLeading(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other);
  const size = lines[0]?.size ?? 10;
  return Math.min(gaps[Math.floor(gaps.length / 2)] ?? size * 1.2, size * 2.5);
}

function headingLevel({ text, size, font }: Line, { body, headings, bodyFont }: HeadingSizes): number {
  if (text.length > LONGEST_HEADING || (font === bodyFont && size <= body + 0.25)) return 0;
  if (!/\p{L}/u.test(text)) return 0;
  const at = headings.findIndex((heading) => Math.abs(heading - size) < 0.25);
  if (at >= 0) return Math.min(at + 1, 4);
  const [, number] = font === bodyFont || text.length > LONGEST_NUMBERED ? [] : (NUMBERED.exec(text) ?? []);
  return number === undefined ? 0 : Math.min(headings.length + number.split('.').length, 5);
}

const HEADING_FACTOR = 1.15;
const MOST_HEADINGS = 0.2;

/** Headings are few, short and larger than the body. */
export function findHeadingSizes(segments: readonly Segment[]): HeadingSizes {
  const letters = new Map<number, { letters: number; lines: number }>();
  const fonts = new Map<string, number>();
  for (const { text, size, font } of segments) {
    fonts.set(font, (fonts.get(font) ?? 0) + text.length);
    const rounded = Math.round(size * 2) / 2;
    const known = letters.get(rounded) ?? { letters: 0, lines: 0 };
    letters.set(rounded, { letters: known.letters + text.length, lines: known.lines + 1 });
  }
  const body = [...letters].sort((one, other) => other[1].letters - one[1].letters)[0]?.[0] ?? 10;
  const larger = [...letters].filter(([size]) => size >= HEADING_FACTOR * body).sort((one, other) => other[0] - one[0]);
  const lines = larger.reduce((sum, [, { lines: count }]) => sum + count, 0);
  const isSafe = lines <= Math.max(1, MOST_HEADINGS * segments.length);
  const bodyFont = [...fonts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '';
  return { body, bodyFont, headings: isSafe ? larger.map(([size]) => size) : [] };
}
