/** A stretch of a text; offsets in UTF-16 units. */
export interface TextWindow {
  start: number;
  end: number;
}

/** Where a text is best cut, the best first. */
const ENDS = ['\n\n', '\n', '。', '！', '？', '. ', '；', ' '];

/** Cuts a text into windows of at most `size`, each at the best place in its second half; blank ones are left out. */
export function textWindows(text: string, size: number): TextWindow[] {
  const windows: TextWindow[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + size >= text.length ? text.length : cutBefore(text, start, start + size);
    if (text.slice(start, end).trim() !== '') windows.push({ start, end });
    start = end;
  }
  return windows;
}

function cutBefore(text: string, start: number, limit: number): number {
  const half = start + Math.floor((limit - start) / 2);
  const secondHalf = text.slice(half, limit);
  for (const mark of ENDS) {
    const at = secondHalf.lastIndexOf(mark);
    if (at >= 0) return half + at + mark.length;
  }
  // Not between the halves of a character.
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
