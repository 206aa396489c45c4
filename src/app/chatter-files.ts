import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatterLines } from '../pipeline/gate/build-assistant.use-case';

const linesOf = (file: string): string[] =>
  readFileSync(join(__dirname, '..', 'pipeline', 'gate', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** The everyday chatter that ships with the gate, a line a message. */
export const readChatter = (): ChatterLines => ({ zh: linesOf('chatter.txt'), en: linesOf('chatter.en.txt') });
