/** A piece of a document that is best kept in one; offsets into the decoded text. */
export interface Block {
  start: number;
  end: number;
  /** `solid`: code or a table (or a list that holds some). `flow`: sentences, which may be cut between. */
  kind: 'heading' | 'solid' | 'flow';
  /** Of a heading: 1 to 6, else 0. */
  level: number;
  /** Of a heading: its words without markup. */
  title: string;
}

/** Offset of each line's first character, and the end of the text as one more line. Line ends are `\n`, `\r\n` or `\r`. */
export function lineStartsOf(text: string, from: number): number[] {
  const starts = [from];
  const lineEnd = /\r\n?|\n/g;
  lineEnd.lastIndex = from;
  while (lineEnd.exec(text)) starts.push(lineEnd.lastIndex);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

/** Drops blank lines before and blank characters after; the indentation of the first line stays. Null when all is blank. */
export function trimToLines(text: string, start: number, end: number): { start: number; end: number } | null {
  let last = end;
  while (last > start && isBlank(text, last - 1)) last--;
  if (last === start) return null;
  let first = start;
  for (let i = start; isBlank(text, i); i++) {
    const char = text[i];
    if (char === '\n' || char === '\r') first = i + 1;
  }
  return { start: first, end: last };
}

export const isBlank = (text: string, position: number): boolean => {
  const code = text.charCodeAt(position);
  return code === 32 || (code >= 9 && code <= 13) || (code >= 128 && /\s/.test(text[position] ?? ''));
};

/** Paragraphs between blank lines. */
export function readPlainBlocks(text: string, from: number): Block[] {
  const blocks: Block[] = [];
  const add = (start: number, end: number): void => {
    const range = trimToLines(text, start, end);
    if (range) blocks.push({ ...range, kind: 'flow', level: 0, title: '' });
  };
  const gap = /(?:\r\n?|\n)[^\S\r\n]*(?=\r|\n)/g;
  gap.lastIndex = from;
  let start = from;
  for (let match = gap.exec(text); match; match = gap.exec(text)) {
    add(start, match.index);
    start = gap.lastIndex;
  }
  add(start, text.length);
  return blocks;
}
