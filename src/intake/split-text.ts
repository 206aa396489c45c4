/** Where a text may be cut, best first: between paragraphs, lines, sentences, clauses, words. */
const borders = [/\n\n+/g, /\n/g, /[。！？；](?:\[\d+\])*|[.!?;](?:\[\d+\])*\s/g, /[，、]|,\s/g, /\s+/g];
/** A part is cut no earlier than at this share of its length, or rather at a lesser border. */
const LEAST_SHARE = 0.5;

/** Cuts a text into parts of at most `longest` characters, at the best border that leaves no part needlessly short. */
export function splitText(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const cut = cutOf(rest, longest);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest];
}

function cutOf(text: string, longest: number): number {
  const marks = [...text.slice(0, longest + LONGEST_MARK).matchAll(/\[\d+\]/g)];
  // A citation's mark stays whole, and beside what it backs.
  const isAllowed = (at: number) => marks.every(({ index, 0: mark }) => at < index || at >= index + mark.length);
  const head = text.slice(0, longest);
  for (const border of borders) {
    const ends = [...head.matchAll(border)].map((match) => match.index + match[0].length);
    const last = ends.findLast(isAllowed);
    if (last !== undefined && last >= longest * LEAST_SHARE) return last;
  }
  let cut = longest;
  while (cut > 1 && (isLowSurrogate(text, cut) || !isAllowed(cut))) cut--;
  return cut;
}

const LONGEST_MARK = 8;
const isLowSurrogate = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
