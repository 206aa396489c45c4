const LONGEST = 60;
/** Nothing that hides, turns the direction of the text or breaks a line. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** A call to everybody, which some platforms would carry out. */
const CALLS_ALL = /[@＠](?=所有人|全体|all\b|everyone\b|here\b)/giu;

/** A name that strangers gave themselves, as it may be shown: one line of at most 60 characters; never empty. */
export function plainName(name: string): string {
  const plain = name
    .slice(0, LONGEST * 4)
    .replace(INVISIBLE, ' ')
    .replace(CALLS_ALL, '')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(plain).slice(0, LONGEST).join('').trim() || '群友';
}
