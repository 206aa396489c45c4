import type { Breath } from './breath';

const LONGEST = 8;
/** In the half of a million characters that are counted at most. */
const LEAST_COUNT = 3;
/** Where one character stands beside it this often, it is a piece of something longer. */
const FRAGMENT_SHARE = 0.7;
/** How many times more often than by chance the parts stand together. */
const LEAST_COHESION = 12;

const CHINESE_RUNS = /[\u3400-\u9fff]+/g;

/** Chinese words that come again in these texts and hold together, by the counts of their characters alone. With how often. */
export async function repeatedTerms(folded: readonly string[], breath: Breath): Promise<Map<string, number>> {
  const runs = folded.flatMap((text) => text.match(CHINESE_RUNS) ?? []);
  const total = runs.reduce((sum, run) => sum + run.length, 0);
  const counts = [new Map<string, number>(), await countOf(runs, 1, breath)];
  for (let size = 2; size <= LONGEST + 1; size++) counts.push(await countOf(runs, size, breath, counts[size - 1]));

  const terms = new Map<string, number>();
  const countAt = (text: string): number => counts[text.length]?.get(text) ?? 0;
  for (let size = 2; size <= LONGEST; size++) {
    const fragments = fragmentsAt(
      counts[size] ?? new Map<string, number>(),
      counts[size + 1] ?? new Map<string, number>(),
    );
    for (const [word, count] of counts[size] ?? []) {
      if (!fragments.has(word) && cohesion(word, count, { countAt, total }) >= LEAST_COHESION) terms.set(word, count);
    }
    await breath.take();
  }
  return terms;
}

async function countOf(
  runs: readonly string[],
  size: number,
  breath: Breath,
  shorter?: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    for (let at = 0; at + size <= run.length; at++) {
      const word = run.slice(at, at + size);
      const mayRepeat = !shorter || size === 2 || (shorter.has(word.slice(1)) && shorter.has(word.slice(0, -1)));
      if (mayRepeat) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (breath.isDue()) await breath.take();
  }
  if (size > 1) for (const [word, count] of counts) if (count < LEAST_COUNT) counts.delete(word);
  return counts;
}

/** Words that mostly stand within the same longer one. */
function fragmentsAt(counts: ReadonlyMap<string, number>, longer: ReadonlyMap<string, number>): Set<string> {
  const fragments = new Set<string>();
  for (const [word, count] of longer) {
    for (const part of [word.slice(1), word.slice(0, -1)]) {
      if (count > FRAGMENT_SHARE * (counts.get(part) ?? Infinity)) fragments.add(part);
    }
  }
  return fragments;
}

function cohesion(
  word: string,
  count: number,
  { countAt, total }: { countAt: (text: string) => number; total: number },
): number {
  let least = Infinity;
  for (let cut = 1; cut < word.length; cut++) {
    const apart = countAt(word.slice(0, cut)) * countAt(word.slice(cut));
    if (apart > 0) least = Math.min(least, (count * total) / apart);
  }
  return least;
}
