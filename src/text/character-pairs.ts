import { characterRuns, foldText } from './character-runs';

/** What two texts are compared by: words of letters and digits, and pairs of Chinese characters side by side. */
export function characterPairs(text: string): Set<string> {
  const folded = foldText(text);
  const pairs = new Set<string>();
  for (const { kind, start, end } of characterRuns(folded)) {
    if (kind === 'latin') pairs.add(folded.slice(start, end));
    else for (let at = start; at + 2 <= end; at++) pairs.add(folded.slice(at, at + 2));
  }
  return pairs;
}
