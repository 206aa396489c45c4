import { alignedFold } from './aligned-fold';

/** A name found in a text; offsets into the text as written. */
export interface NamedStretch<Value> {
  start: number;
  end: number;
  /** Of all names that are the same folded. */
  values: readonly Value[];
}

/** Latin letters and digits: a name of them is a whole word. */
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
/** Everyday words that are written as some abbreviations are: only as the name is written they mean it. */
const EVERYDAY = new Set(
  'a all am an and any are arm as at ate be bed but by can cap car cat cell cost do dot far few for fit for get go had has hat he her him his how i if in is it its led let map may me mean more my no not of off on one or our out pat pet quit ran rest same so test than that the this to too two up us was we what who why you'.split(
    ' ',
  ),
);

/** Finds names in texts, the longest first, whatever the case, width or kind of Chinese characters. As fast with 50,000 names as with ten. */
export class NameMatcher<Value> {
  private readonly named = new Map<string, { value: Value; written: string }[]>();
  /** Lengths of the names that begin with two characters, longest first. */
  private readonly lengths = new Map<number, number[]>();

  constructor(names: Iterable<readonly [name: string, value: Value]>) {
    for (const [written, value] of names) {
      const folded = alignedFold(written);
      if (folded.length < 2) continue;
      const known = this.named.get(folded);
      if (known) known.push({ value, written });
      else this.named.set(folded, [{ value, written }]);
      this.addLength(folded);
    }
    for (const lengths of this.lengths.values()) lengths.sort((first, second) => second - first);
  }

  /** In the order of the text; they do not overlap. */
  find(text: string): NamedStretch<Value>[] {
    const folded = alignedFold(text);
    const found: NamedStretch<Value>[] = [];
    for (let at = 0; at + 2 <= folded.length; at++) {
      const stretch = this.longestAt(folded, text, at);
      if (!stretch) continue;
      found.push(stretch);
      at = stretch.end - 1;
    }
    return found;
  }

  private longestAt(folded: string, text: string, start: number): NamedStretch<Value> | null {
    for (const length of this.lengths.get(beginAt(folded, start)) ?? NO_LENGTHS) {
      const end = start + length;
      const name = folded.slice(start, end);
      const named = this.named.get(name);
      if (!named || cutsWord(folded, start, end)) continue;
      const written = text.slice(start, end);
      const meant = EVERYDAY.has(name) ? named.filter((one) => one.written === written) : named;
      if (meant.length > 0) return { start, end, values: meant.map(({ value }) => value) };
    }
    return null;
  }

  private addLength(folded: string): void {
    const begin = beginAt(folded, 0);
    const lengths = this.lengths.get(begin);
    if (!lengths) this.lengths.set(begin, [folded.length]);
    else if (!lengths.includes(folded.length)) lengths.push(folded.length);
  }
}

const NO_LENGTHS: readonly number[] = [];

/** Two characters as one number. */
const beginAt = (folded: string, at: number): number => folded.charCodeAt(at) * 0x10000 + folded.charCodeAt(at + 1);

/** Whether a name of Latin letters begins or ends inside a word; a plural is the same word. */
function cutsWord(folded: string, start: number, end: number): boolean {
  const isWord = (at: number): boolean => at >= 0 && at < folded.length && WORD.test(folded.charAt(at));
  if (isWord(start) && isWord(start - 1)) return true;
  if (!isWord(end - 1) || !isWord(end)) return false;
  return folded.charAt(end) !== 's' || isWord(end + 1);
}
