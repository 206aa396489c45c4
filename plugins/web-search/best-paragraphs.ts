/** A paragraph shorter than this is a heading or a menu. */
const LEAST = 12;
/** A single Chinese character beside a pair of them. */
const SINGLE_WEIGHT = 0.5;
/** Paragraphs with less than this share of the best one's score only happen to share a character. */
const LEAST_SHARE = 0.4;

/**
 * The paragraphs that share most with the question, in the order of the page and no longer than `maxCharacters`; empty
 * where none shares anything. What fewer paragraphs hold counts more.
 */
export function bestParagraphs(
  text: string,
  { question, maxCharacters }: { question: string; maxCharacters: number },
): string {
  const paragraphs = text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph.length >= LEAST);
  const asked = [...unitsOf(question)];
  const units = paragraphs.map(unitsOf);
  const weights = new Map(
    asked.map((unit) => {
      const holding = units.filter((set) => set.has(unit)).length;
      return [unit, Math.log(1 + paragraphs.length / (1 + holding)) * (isSingle(unit) ? SINGLE_WEIGHT : 1)];
    }),
  );
  const ranked = paragraphs
    .map((paragraph, at) => ({
      paragraph,
      at,
      score: asked.reduce((sum, unit) => sum + (units[at]?.has(unit) ? (weights.get(unit) ?? 0) : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || left.at - right.at);

  const chosen: typeof ranked = [];
  let length = 0;
  for (const one of ranked) {
    if (one.score < LEAST_SHARE * (ranked[0]?.score ?? 0)) break;
    if (chosen.length > 0 && length + one.paragraph.length > maxCharacters) continue;
    chosen.push(one);
    length += one.paragraph.length + 1;
  }
  const inOrder = chosen.sort((left, right) => left.at - right.at).map(({ paragraph }) => paragraph);
  return inOrder.join('\n').slice(0, maxCharacters);
}

const isSingle = (unit: string): boolean => /^\p{Script=Han}$/u.test(unit);

/** Chinese characters and pairs of them, and words of letters and digits. */
function unitsOf(text: string): Set<string> {
  const units = new Set<string>();
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      units.add(run);
      continue;
    }
    const characters = Array.from(run);
    characters.forEach((character, at) => {
      units.add(character);
      const next = characters[at + 1];
      if (next !== undefined) units.add(character + next);
    });
  }
  return units;
}
