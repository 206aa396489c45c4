const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(ss|x|ch|sh)es$/, '$1'],
  [/([^su])s$/, '$1'],
  [/(..)ied$/, '$1y'],
  [/([bdgmnprt])\1(?:ed|ing)$/, '$1'],
  [/(...)(?:ed|ing)$/, '$1'],
  [/(....)ly$/, '$1'],
  [/(...)e$/, '$1'],
];

/** A plain stem of a lower-case English word, alike for its plural, its `-ed`, `-ing` and `-ly` forms; no dictionary behind it. */
export function stem(word: string): string {
  let stemmed = word;
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  for (const [ending, replacement] of ENDINGS) stemmed = stemmed.replace(ending, replacement);
  return stemmed;
}
