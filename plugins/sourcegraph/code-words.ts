const MAX_WORDS = 6;
/** Words of questions and of the platforms that questions are about. */
const COMMON = new Set(
  'a about after all an and any are as at be before by can code could do does error file for from function get give has have help hi how i if in into is it line me my not of ok on or our please problem question so that the there this to use used using want was we what when where which who why will with work would you your'.split(
    ' ',
  ),
);
/** A name as it stands in code: joined words, or one with a capital, a digit or a sign within. */
const IN_CODE = /[_.:/-]|[a-z][A-Z]|\d/;

/** What of a question may stand in code, names first: at most six words. */
export function codeWords(question: string): string[] {
  const words = [...question.matchAll(/[A-Za-z_][\w.:/-]*[A-Za-z0-9_]/g)]
    .map(([word]) => word)
    .filter((word) => word.length <= 80 && !COMMON.has(word.toLowerCase()));
  const unique = [...new Set(words)];
  const names = unique.filter((word) => IN_CODE.test(word));
  return [...names, ...unique.filter((word) => !IN_CODE.test(word))].slice(0, MAX_WORDS);
}
