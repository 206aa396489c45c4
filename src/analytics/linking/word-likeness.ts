import { conceptsOfWord } from './lexicon';

const SAME = 1;
const ABBREVIATED = 0.7;
const BEGINS_ALIKE = 0.65;

/** How much a word of a question means a word of a name, 0 to 1, by their letters; both are stems. */
export function wordLikeness(asked: string, named: string): number {
  if (asked === named) return SAME;
  if (/^\d+$/.test(asked) || /^\d+$/.test(named)) return 0;
  if (abbreviates(named, asked) || abbreviates(asked, named)) return ABBREVIATED;
  const shared = sharedBeginning(asked, named);
  return shared >= 4 && shared >= 0.6 * Math.max(asked.length, named.length) ? BEGINS_ALIKE : 0;
}

/** Whether the two are of one line of the lexicon. */
export const meanAlike = (named: string, concepts: ReadonlySet<number>): boolean =>
  conceptsOfWord(named).some((concept) => concepts.has(concept));

/** `desc` of `description`, `cnt` of `count`: its first letters, or its first letter and consonants of it in their order. */
export function abbreviates(short: string, long: string): boolean {
  if (short.length < 2 || long.length < short.length + 2 || !long.startsWith(short.charAt(0))) return false;
  if (short.length >= 3 && long.startsWith(short)) return true;
  if (short.length > 5 || /[aeiou]/.test(short.slice(1))) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length && (short.length >= 3 || short[1] === long.at(-1));
}

function sharedBeginning(first: string, second: string): number {
  let at = 0;
  while (at < first.length && first[at] === second[at]) at++;
  return at;
}
