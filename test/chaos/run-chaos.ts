import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../support/compile-sources';

/** Runs the harness and gives how it ended and all that it wrote. */
export function chaos(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(projectFolder, 'test', 'chaos', 'main.mjs'), '--seed', '1', ...args]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

/** What each planted fault has to be found by. Two run at a time: mostly they wait. */
export function describePlants(found: Readonly<Record<string, string>>): void {
  const all = Object.entries(found);
  const pairs = all.flatMap((one, at) => (at % 2 === 0 ? [[one, ...all.slice(at + 1, at + 2)]] : []));
  describe('faults that are planted into the program', () => {
    it.each(pairs.map((pair) => [pair.map(([plant]) => plant).join(' and '), pair] as const))(
      '%s show',
      async (_, pair) => {
        const runs = await Promise.all(pair.map(([plant]) => chaos('--plant', plant)));
        for (const [at, { code, output }] of runs.entries()) {
          expect(output).toMatch(new RegExp(`\\b[1-9]\\d* (${pair[at]?.[1] ?? ''})\\b`));
          expect(code).toBe(1);
        }
      },
    );
  });
}
