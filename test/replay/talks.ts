import { check } from './checker';
import type { Restart } from './history';
import { replay } from './replay';
import type { Row } from './table';
import { makeTalk } from './talk';

/** How the program ends within each of the talks. */
export const endings: readonly (readonly [name: string, restarts: readonly Restart['kind'][]])[] = [
  ['nothing', []],
  ['stops', ['stopped']],
  ['drops', ['dropped']],
  ['kills', ['killed']],
  ['any of them', ['stopped', 'dropped', 'killed']],
];

/** Plays one talk for each ending; the minutes are shared between them. */
export async function playAll(
  options: { minutes: number; seed: number },
  tell: (row: Row) => void = () => undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [at, [name, restarts]] of endings.entries()) {
    const minutes = options.minutes / endings.length;
    const seed = options.seed + at;
    const row = { name, minutes, seed, ...check(await replay(makeTalk({ minutes, seed }), { restarts })) };
    rows.push(row);
    tell(row);
  }
  return rows;
}
