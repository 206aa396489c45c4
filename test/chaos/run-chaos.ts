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

/** What each planted fault has to be found by. */
export function describePlants(found: Readonly<Record<string, string>>): void {
  describe('a fault that is planted into the program', () => {
    it.each(Object.entries(found))('%s shows as %s', async (plant, fault) => {
      const { code, output } = await chaos('--plant', plant);
      expect(output).toMatch(new RegExp(`\\b[1-9]\\d* (${fault})\\b`));
      expect(code).toBe(1);
    });
  });
}
