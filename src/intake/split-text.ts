/** Where a text may be cut, best first: between paragraphs, lines, sentences, clauses, words. */
const borders = [
  /\n\n+/g,
  /\n/g,
  /[。！？；][”’」』）]*(?:\s*\[\d{1,3}\])*|[.!?;](?:\s*\[\d{1,3}\])*\s/g,
  /[，、]|,\s/g,
  /\s+/g,
];
/** A part is cut no earlier than at this share of its length, or rather at a lesser border. */
const LEAST_SHARE = 0.5;
/** The marks of citations, with the blanks that part them from what they back. */
const MARK = /\s*\[\d{1,3}\]/g;
/** How far behind the border a mark is looked for. */
const LONGEST_MARK = 40;

/**
 * Cuts a text into parts of at most `longest` characters (from 1), at the best border that leaves no part needlessly short. A
 * citation's mark stays whole, and beside what it backs. Only blanks are lost.
 */
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
  const marks = [...text.slice(0, longest + LONGEST_MARK).matchAll(MARK)];
  const isBehind = (at: number) => marks.every(({ index, 0: mark }) => at < index || at >= index + mark.length);
  const head = text.slice(0, longest);
  for (const border of borders) {
    const ends = [...head.matchAll(border)].map((match) => match.index + match[0].length);
    const last = ends.findLast(isBehind);
    if (last !== undefined && last >= longest * LEAST_SHARE) return last;
  }
  const isBetween = (at: number) => marks.every(({ index, 0: mark }) => at <= index || at >= index + mark.length);
  const isCharacterWhole = (at: number) => !/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
  const cuts = Array.from({ length: longest }, (_, back) => longest - back).filter(isCharacterWhole);
  // Where nothing but marks would fit, they are cut from each other.
  return cuts.find(isBehind) ?? cuts.find(isBetween) ?? longest;
}
