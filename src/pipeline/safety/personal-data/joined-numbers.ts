import { PICTURE, type PlainView } from './plain-view';

/** Groups of digits that may be one number. */
export interface JoinedNumber {
  digits: string;
  start: number;
  end: number;
  /** Of each group. */
  sizes: readonly number[];
  gaps: readonly string[];
}

const SHORTEST = 7;
const LONGEST = 22;
/** What people put between the groups of one number. */
const MARKS = new RegExp(`^(?:[ \\-.·_/|*~+,:'"()\\[\\]<>、，:…]|${PICTURE}){1,4}$`);
/** What they say between them. */
const WORDS = /^[ ,，]*(?:横杠|杠|横线|减号?|空格|再|然后|接着|后面是?|中间是?|最后是?|尾号是?|点|转)[ ,，:：是]*$/;

const known = new WeakMap<PlainView, JoinedNumber[]>();

/** All rows of neighbouring groups, from each group on, of 7 to 22 digits. */
export function joinedNumbers(view: PlainView): JoinedNumber[] {
  let numbers = known.get(view);
  if (!numbers) known.set(view, (numbers = join(view.digits)));
  return numbers;
}

function join(text: string): JoinedNumber[] {
  const groups = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
  /** In front of each group; null where it goes on with none before. */
  const gaps = groups.map(({ start }, place) => {
    const gap = text.slice(groups[place - 1]?.end ?? start, start);
    return place > 0 && isGap(gap) ? gap : null;
  });
  const found: JoinedNumber[] = [];
  for (const [from, first] of groups.entries()) {
    // A row of single digits is one number from its first one on, or none.
    if (first.digits.length === 1 && gaps[from] !== null && groups[from - 1]?.digits.length === 1) continue;
    let digits = '';
    for (let to = from; to < groups.length; to++) {
      const last = groups[to];
      if (!last || (to > from && gaps[to] === null)) break;
      digits += last.digits;
      if (digits.length > LONGEST) break;
      if (digits.length < SHORTEST) continue;
      const parts = groups.slice(from, to + 1);
      found.push({
        digits,
        start: first.start,
        end: last.end,
        sizes: parts.map((part) => part.digits.length),
        gaps: gaps.slice(from + 1, to + 1).map((gap) => gap ?? ''),
      });
    }
  }
  return found;
}

const isGap = (gap: string): boolean => gap.length <= 8 && (MARKS.test(gap) || WORDS.test(gap));

/** Written as people group a number, not as a row of values that happen to stand together. */
export function isOneNumber({ sizes, gaps }: JoinedNumber): boolean {
  if (sizes.length === 1) return true;
  const isOfOneKind = new Set(gaps.map((gap) => gap.trim())).size <= 2;
  return isOfOneKind && (sizes.every((size) => size === 1) || sizes.some((size) => size >= 4));
}

/** Letters that may touch a number without being part of it. */
const TOUCHING =
  /(?:^|[^a-z])(?:tel|phone|mobile|call|cell|mob|ph|t|m|vx|wx|v|q|qq|id|no|card|sfz|dh|sj|num|wechat|whatsapp)$/i;
const TOUCHED = /^(?:vx|wx|v|tel|phone|qq|wechat|and|or|call|mobile)(?![a-z])/i;

/** Whether it begins and ends where a number can: not within a code, an amount or a longer row of digits. */
export function standsAlone({ digits: text }: PlainView, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  const after = text.slice(end, end + 10);
  if (/[a-z]$/i.test(before) && !TOUCHING.test(before)) return false;
  if (/^[a-z]/i.test(after) && !TOUCHED.test(after)) return false;
  return (
    !/\d[.]$/.test(before) &&
    !/^\.\d/.test(after) &&
    !UNIT.test(after) &&
    !CODE.test(text.slice(Math.max(0, start - 16), start))
  );
}

const UNIT = /^ ?(?:元|块|美元|万|亿|例|人次|人|个|条|份|步|次|项|篇|字|%|‰|℃)/;
/** What is not a person's number, whatever it looks like. */
const CODE =
  /(?:pmid|pmc|isbn|issn|doi|nct|chictr|gse|gsm|srr|err|prjna|cas|accession|批号|准字|文号|备案|订单|运单|快递|单号|版本|序列号|样本量|n ?=|邮编|基金|项目|条形码|编码)[^\d\n]{0,6}$/i;

/** The words in front of a place, of so many characters, within its line. */
export const before = ({ digits: text }: PlainView, start: number, length: number): string =>
  text
    .slice(Math.max(0, start - length), start)
    .split('\n')
    .at(-1) ?? '';
