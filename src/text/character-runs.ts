import { simplify } from './simplify';

/** A stretch of characters that terms are cut from. */
export interface CharacterRun {
  kind: 'latin' | 'cjk';
  start: number;
  end: number;
}

const NONE = 0;
const LATIN = 1;
const CJK = 2;
const JOINER = 3;

const classes = new Uint8Array(0x10000);
const mark = (from: number, to: number, kind: number) => classes.fill(kind, from, to + 1);
mark(0x30, 0x39, LATIN); // digits
mark(0x61, 0x7a, LATIN); // a to z
mark(0xc0, 0x24f, LATIN); // accented letters
mark(0x370, 0x3ff, LATIN); // Greek, as in "β受体"
mark(0x400, 0x4ff, LATIN); // Cyrillic
mark(0x3040, 0x30ff, CJK); // kana
mark(0x3400, 0x9fff, CJK); // Chinese characters
mark(0xac00, 0xd7af, CJK); // hangul
for (const joiner of '._-+#') classes[joiner.charCodeAt(0)] = JOINER;

const PLUS = '+'.charCodeAt(0);

/** What every matching starts from: NFKC (full and half width alike), lower case, simplified characters. */
export const foldText = (text: string): string => simplify(text.normalize('NFKC').toLowerCase());

/**
 * Cuts folded text into runs: Chinese characters side by side, and words of letters and digits that may be joined
 * inside by `.`, `_`, `-`, `+` or `#` (`mmdet3.x`, `hba1c`, `covid-19`) and end in pluses (`c++`).
 */
export function characterRuns(folded: string): CharacterRun[] {
  const runs: CharacterRun[] = [];
  const length = folded.length;
  let at = 0;
  while (at < length) {
    const kind = classes[folded.charCodeAt(at)];
    if (kind === CJK) {
      const start = at;
      while (at < length && classes[folded.charCodeAt(at)] === CJK) at++;
      runs.push({ kind: 'cjk', start, end: at });
    } else if (kind === LATIN) {
      const start = at;
      at = endOfWord(folded, at);
      runs.push({ kind: 'latin', start, end: at });
    } else {
      at++;
    }
  }
  return runs;
}

function endOfWord(folded: string, start: number): number {
  let at = start;
  for (;;) {
    while (classes[folded.charCodeAt(at)] === LATIN) at++;
    let next = at;
    while (classes[folded.charCodeAt(next)] === JOINER) next++;
    if (next === at || classes[folded.charCodeAt(next)] !== LATIN) break;
    at = next;
  }
  while (folded.charCodeAt(at) === PLUS) at++;
  return at;
}

/** The parts of a joined word, as ranges; empty when the word has one part only. */
export function wordParts(folded: string, start: number, end: number): CharacterRun[] {
  const parts: CharacterRun[] = [];
  let at = start;
  while (at < end) {
    while (at < end && (classes[folded.charCodeAt(at)] ?? NONE) === JOINER) at++;
    const from = at;
    while (at < end && (classes[folded.charCodeAt(at)] ?? NONE) === LATIN) at++;
    if (at > from) parts.push({ kind: 'latin', start: from, end: at });
  }
  return parts.length > 1 ? parts : [];
}
