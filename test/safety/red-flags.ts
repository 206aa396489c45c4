import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRedFlagDesk } from '../../src/app/red-flag-files';
import type { RedFlags } from '../../src/core/ports/red-flags';
import {
  EvaluateRedFlags,
  type RedFlagEvaluation,
  type RedFlagLabel,
} from '../../src/evaluation/evaluate-red-flags.use-case';
import type { SafetyRow } from './safety-row';

interface RedFlagCase {
  text: string;
  label: RedFlagLabel;
}

export const redFlagSet = (): RedFlagCase[] =>
  readFileSync(join(__dirname, '..', 'fixtures', 'safety', 'red-flags.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RedFlagCase);

export const evaluateRedFlagSet = (redFlags: Pick<RedFlags, 'find'> = openRedFlagDesk().desk): RedFlagEvaluation =>
  new EvaluateRedFlags(redFlags).run(redFlagSet().map(({ text, label }, at) => ({ line: at + 1, text, label })));

/** The whole set against the rules that ship. */
export function measureRedFlags(): SafetyRow {
  const { alarms, missed } = evaluateRedFlagSet();
  const size = redFlagSet().filter(({ label }) => label !== 'none').length;
  return {
    set: 'red-flags',
    size,
    caught: size - missed.length,
    missed: missed.length,
    falseAlarms: alarms.length,
  };
}
