import { languageOf } from '../../text/language';

/** Why a model's question is not taken. */
export type RewriteFault = 'too-long' | 'wrong-language' | 'lost-words' | 'invented-words';

const LENGTH_FACTOR = 3;
/** What names out of the talk may add, in characters. */
const CONTEXT_CHARACTERS = 60;
/** A completed question keeps most of what its writer wrote, in its order. */
const LEAST_KEPT = 0.5;
/** Words that are neither the writer's nor of the talk. */
const MOST_INVENTED = 0.4;

/**
 * Whether a model completed the member's text, or wrote something else in its place. An instruction hidden in the talk
 * can at most change a question within these bounds.
 */
export function faultOf(text: string, rewritten: string, talk: readonly string[]): RewriteFault | null {
  if (rewritten.length > LENGTH_FACTOR * text.length + CONTEXT_CHARACTERS) return 'too-long';
  if (rewritten.includes('\n') && !text.includes('\n')) return 'too-long';
  if (languageOf(rewritten) !== languageOf(text)) return 'wrong-language';
  const written = lettersOf(text);
  if (commonInOrder(written, lettersOf(rewritten)) < LEAST_KEPT * written.length) return 'lost-words';
  const known = new Set(lettersOf([text, ...talk].join(' ')));
  const letters = lettersOf(rewritten);
  const invented = letters.filter((letter) => !known.has(letter)).length;
  return invented > MOST_INVENTED * letters.length ? 'invented-words' : null;
}

const MARKS = /[^\p{L}\p{N}]+/gu;
/** Chinese characters and words of letters, without the marks between them. */
const lettersOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(MARKS, ' ')
    .match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];

/** How many of the letters stand in the same order in both. */
function commonInOrder(left: readonly string[], right: readonly string[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const letter of left) {
    const next = [0];
    right.forEach((other, at) => {
      next.push(letter === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
