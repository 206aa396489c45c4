import { plainCharacters } from './plain-characters';

/** A piece of text as it stands on the page, turned so that it runs from left to right. Sizes in points; y grows upwards. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
}

export interface PageRuns {
  /** By direction; the one with the most text first. */
  directions: TextRun[][];
  /** Columns written from top to bottom, in reading order. */
  vertical: string[];
  characters: number;
}

/** What the library gives for a page. */
export interface PageContent {
  items: readonly object[];
  styles: Readonly<Record<string, { vertical?: boolean }>>;
}

interface ContentItem {
  str: string;
  width: number;
  height: number;
  transform: readonly number[];
  fontName: string;
}

const isText = (item: object): item is ContentItem => 'str' in item;

export function readRuns({ items, styles }: PageContent): PageRuns {
  const byAngle = new Map<number, TextRun[]>();
  const vertical: string[] = [];
  let characters = 0;
  for (const item of items) {
    if (!isText(item) || item.str.trim() === '') continue;
    const text = plainCharacters(item.str);
    const visible = text.trim();
    if (visible === '') continue;
    characters += visible.length;
    if (styles[item.fontName]?.vertical) {
      vertical.push(visible);
      continue;
    }
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
    const isUpright = b === 0 && a > 0;
    const angle = isUpright ? 0 : Math.round((Math.atan2(b, a) * 180) / Math.PI);
    const size = (c === 0 ? Math.abs(d) : Math.hypot(c, d)) || item.height || 1;
    const cos = isUpright ? 1 : Math.cos((angle * Math.PI) / 180);
    const sin = isUpright ? 0 : Math.sin((angle * Math.PI) / 180);
    const run = { text, x: e * cos + f * sin, y: f * cos - e * sin, width: item.width, size, font: item.fontName };
    const known = byAngle.get(angle);
    if (known) known.push(run);
    else byAngle.set(angle, [run]);
  }
  const lengthOf = (runs: readonly TextRun[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);
  const directions = [...byAngle.values()].sort((one, other) => lengthOf(other) - lengthOf(one));
  return { directions, vertical, characters };
}
