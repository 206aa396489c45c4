const endMarks = new Set('。！？；!?;…');
const closers = new Set('”’」』）)】》"\'');

/** Whether a new sentence may begin at `position`: after a sentence end and the quotes that close it, or after a newline. */
export function isSentenceStart(text: string, position: number): boolean {
  let last = position - 1;
  if (text[last] === '\n') return true;
  const here = text[position] ?? ' ';
  if (endMarks.has(here) || closers.has(here)) return false;
  while (last > position - 4 && closers.has(text[last] ?? '')) last--;
  const mark = text[last] ?? '';
  return endMarks.has(mark) || (mark === '.' && /\s/.test(here));
}

/**
 * Where to cut a text that must end at `limit` at the latest: after the last sentence end behind `from`, else after a
 * comma or a space of the second half, else at the limit, never inside a surrogate pair.
 */
export function cutAtSentence(text: string, from: number, limit: number): number {
  for (let position = limit; position > from; position--) {
    if (isSentenceStart(text, position)) return position;
  }
  const half = from + Math.floor((limit - from) / 2);
  for (let position = limit; position > half; position--) {
    if (/[\s，,、：]/.test(text[position - 1] ?? '') || /\s/.test(text[position] ?? '')) return position;
  }
  return splitsPair(text, limit) && limit - 1 > from ? limit - 1 : limit;
}

/** Like `cutAtSentence`, but at a line end where there is one. */
export function cutAtLineEnd(text: string, from: number, limit: number): number {
  const newline = text.lastIndexOf('\n', limit - 1);
  return newline >= from ? newline + 1 : cutAtSentence(text, from, limit);
}

/** Like `cutAtLineEnd`, but a line that is too long stays whole where it ends within `longest` characters. */
export const cutAtRow =
  (longest: number) =>
  (text: string, from: number, limit: number): number => {
    const before = text.lastIndexOf('\n', limit - 1);
    if (before > from) return before + 1;
    const after = text.indexOf('\n', limit - 1);
    return after >= 0 && after - from <= longest ? after + 1 : cutAtSentence(text, from, limit);
  };

/** The last `length` characters of text[start, end) at most, beginning at a sentence start; empty where there is none. */
export function closingSentences(text: string, start: number, end: number, length: number): string {
  if (length === 0) return '';
  if (end - start <= length) return text.slice(start, end);
  for (let position = end - length; position < end; position++) {
    if (isSentenceStart(text, position)) return text.slice(position, end).trimStart();
  }
  return '';
}

const splitsPair = (text: string, position: number): boolean =>
  (text.charCodeAt(position - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(position) & 0xfc00) === 0xdc00;
