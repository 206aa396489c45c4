import { findCalls } from './find-calls';

/** Marks that set a name off, looked for so far at most. */
const MOST_MARKS = 40;
const SHOUT = /[!！?？。~～…]/;
const PAUSE = /[^\S\n]|[,，:：;；、]/;
const BLANK = /[^\S\n]/;
const MARK = /[,，:：;；!！?？。.~～…、)）\n]/;
const SENTENCE_END = /[!！?？。.~～…]$/;
const ONLY_MARKS = /^[\s,，!！?？。.~～…]*(?:\n|$)/;

/** Whether the text calls the bot by one of its names: `@name` anywhere, or its name as one calls a person. */
export const callsBot = (text: string, botNames: readonly string[]): boolean => findCalls(text, botNames).length > 0;

/** The text without calls of the bot and the marks that set them off, trimmed; unchanged when it calls nobody. */
export function stripMentions(text: string, botNames: readonly string[]): string {
  const calls = findCalls(text, botNames);
  if (calls.length === 0) return text;
  const kept: string[] = [];
  let from = 0;
  let lineHasText = false;
  for (const { start, end } of calls) {
    const piece = text.slice(from, start);
    const line = piece.slice(piece.lastIndexOf('\n') + 1);
    lineHasText = (lineHasText && line.length === piece.length) || line.trim() !== '';
    const cut = lineHasText ? cutBehind(text, piece, end) : { piece, next: behindFirst(text, end) };
    kept.push(cut.piece);
    from = cut.next;
  }
  return (kept.join('') + text.slice(from)).trim();
}

/** What is left in front of the name, and where the text goes on behind it. */
interface Cut {
  piece: string;
  next: number;
}

const behindFirst = (text: string, end: number): number => skip(PAUSE, text, skip(SHOUT, text, end));

function cutBehind(text: string, before: string, end: number): Cut {
  const rest = text.slice(end, end + MOST_MARKS);
  if (ONLY_MARKS.test(rest)) {
    const piece = trimEnd(PAUSE, before);
    const mark = skip(PAUSE, text, end);
    return { piece, next: SENTENCE_END.test(piece) ? skip(SHOUT, text, mark) : mark };
  }
  const piece = trimEnd(BLANK, before);
  const last = piece.slice(-1);
  const next = skip(MARK.test(last) ? PAUSE : BLANK, text, end);
  const needsBlank = piece !== '' && !MARK.test(last) && !MARK.test(text.charAt(next));
  return { piece: needsBlank ? `${piece} ` : piece, next };
}

function skip(kind: RegExp, text: string, from: number): number {
  let at = from;
  while (at < text.length && kind.test(text.charAt(at))) at++;
  return at;
}

function trimEnd(kind: RegExp, text: string): string {
  let end = text.length;
  while (end > 0 && kind.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
