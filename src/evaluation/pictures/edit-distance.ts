/** Fewest letters put in, taken out or replaced that turn one text into the other (Levenshtein). */
export function editDistance(one: readonly string[], other: readonly string[]): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((letter, row) => {
    const current = [row + 1];
    other.forEach((own, column) => {
      const replaced = (above[column] ?? 0) + (letter === own ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    });
    above = current;
  });
  return above.at(-1) ?? 0;
}
