const NUMBER = String.raw`[A-Za-z]?\.?\s?[-–]?\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s?[.\-–—‑]\s?\d{1,3})*[a-z]?`;
const FIGURE = new RegExp(String.raw`^(?:附|插|扩展|补充)?(?:图|圖)\s?${NUMBER}(?<rest>.*)$`, 'u');
const FIGURE_EN = new RegExp(
  String.raw`^(?:supplementary |extended data )?(?:figure|fig\.?)\s?${NUMBER}(?<rest>.*)$`,
  'iu',
);
const TABLE = new RegExp(String.raw`^(?:附|补充)?表\s?${NUMBER}(?<rest>.*)$`, 'u');
const TABLE_EN = new RegExp(String.raw`^(?:supplementary |extended data )?table\s?${NUMBER}(?<rest>.*)$`, 'iu');
/** What goes on like this tells of a figure in a sentence. */
const SENTENCE =
  /^\s*(?:[,，、)）和与及至或]|所示|显示|中|可见|给出|展示|表明|说明了|是|为|的|里|(?:and|or|shows?|illustrates?|presents?|depicts?|is|are|gives?|in|to|below|above)\b)/iu;
const LONGEST_LINE = 400;
const LONGEST_CAPTION = 300;

export type CaptionKind = 'figure' | 'table';

/** Words without the marks of Markdown around them. */
export const plainLine = (line: string): string =>
  line
    .slice(0, LONGEST_LINE)
    .replace(/^[\s>*_#|-]+|[\s*_|]+$/gu, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ');

/** The caption that a line is, such as `图 2 血压的变化`; null where it is none. */
export function captionIn(line: string, kind: CaptionKind): string | null {
  if (line.trim().length > LONGEST_LINE) return null;
  const plain = plainLine(line);
  const found =
    kind === 'figure' ? (FIGURE.exec(plain) ?? FIGURE_EN.exec(plain)) : (TABLE.exec(plain) ?? TABLE_EN.exec(plain));
  const rest = found?.groups?.rest;
  return rest === undefined || SENTENCE.test(rest) ? null : shortCaption(plain);
}

export const shortCaption = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_CAPTION);
