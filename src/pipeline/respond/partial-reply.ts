/** Beyond it no answer is short enough, though each of its characters were an escape. */
const LONGEST_TEXT = 25_000;
/** An object that says that it has an answer, up to its first sentence. */
const HEAD = /^\s*(?:```(?:json)?\s*)?\{\s*"answerable"\s*:\s*true\s*,\s*"sentences"\s*:\s*\[/;
/** Whatever comes between two sentences, or behind the last one. */
const BETWEEN = /[\s,]*/y;
const TAIL = /^[\s,]*(?:\]\s*(?:\}\s*(?:```\s*)?)?)?$/;

/**
 * The reply that this one would be, if it ended behind the last whole sentence that has come: its text, to be checked
 * as any reply is. Null when none has come yet, and when what has come is surely no answer; never throws.
 */
export function readPartialReply(text: string): string | null {
  if (text.length > LONGEST_TEXT) return null;
  const head = HEAD.exec(text);
  if (!head) return null;
  const sentences: string[] = [];
  for (let at = head[0].length; ;) {
    BETWEEN.lastIndex = at;
    const start = at + (BETWEEN.exec(text)?.[0].length ?? 0);
    const end = text.charAt(start) === '{' ? endOfObject(text, start) : -1;
    if (end < 0) {
      // What is behind must be a sentence that has begun, or the end of the object.
      if (text.charAt(start) !== '{' && !TAIL.test(text.slice(at))) return null;
      break;
    }
    sentences.push(text.slice(start, end));
    at = end;
  }
  return sentences.length === 0 ? null : `{"answerable": true, "sentences": [${sentences.join(', ')}]}`;
}

/** The place behind the brace that closes the one at `start`, or -1 while it has not come. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character === '\\') at++;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
