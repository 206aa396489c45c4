import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../support/compile-sources';

jest.setTimeout(90_000);

/** Runs the harness and gives how it ended and all that it wrote. */
function chaos(...args: string[]): Promise<{ code: number | null; output: string }> {
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

/** What a fault has to be found by. */
const found = {
  'ack-before-commit': 'lost',
  'memory-dedupe': 'doubled',
  'no-uuid': 'doubled',
  'new-uuid-on-retry': 'doubled',
  'drop-retries': 'lost|outOfOrder',
  'stale-drop': 'lost',
  'sent-before-send': 'lost|missingParts',
  'last-part-only': 'missingParts',
  'no-conversation-order': 'outOfOrder',
  'wrong-thread': 'misplaced',
};

describe('a fault that is planted into the program', () => {
  it.each(Object.entries(found))('%s shows as %s', async (plant, fault) => {
    const { code, output } = await chaos('--plant', plant);
    expect(output).toMatch(new RegExp(`\\b[1-9]\\d* (${fault})\\b`));
    expect(code).toBe(1);
  });
});

describe('without a fault', () => {
  it.each(['deliveries', 'kills', 'lost-responses', 'multi-part', 'order'])('%s finds nothing', async (scenario) => {
    const { code, output } = await chaos('--plant', 'nothing', '--only', scenario);
    expect(output.trim().split('\n').at(-1)).toMatch(/"lost":0,"doubled":0,"misplaced":0,"seed":1\}$/);
    expect(code).toBe(0);
  });
});
