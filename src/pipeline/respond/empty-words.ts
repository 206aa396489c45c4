/** Courtesies, and what only judges an amount or a choice: words of any question, which tell nothing of its subject. */
const EMPTY_WORDS =
  /(?:那个)?我?[想请]?(?:问|请教)(?:问|一?下)|那个我想问|我?想问|请问|想知道|想了解|不知道|麻烦|帮忙|谢谢|多谢|大家好?|各位|合适|适合|比较好|一下/gu;

/** The text with a blank for each character of an empty word: places stay. */
export const withoutEmptyWords = (text: string): string => text.replace(EMPTY_WORDS, (word) => ' '.repeat(word.length));
