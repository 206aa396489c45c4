import { attackSet, measureInjections } from './injections';
import { measureExpressLane } from './express-lane';
import { measureGrounding, measureRefusals } from './grounding';
import { measureIsolation } from './isolation';
import { faultTable } from './model-faults';
import { measurePersonalData } from './personal-data';
import { measurePersonalMedicine } from './personal-medicine';
import { measureRedFlags } from './red-flags';
import { limitOf } from './safety-limits';
import type { SafetyRow } from './safety-row';

interface Part {
  title: string;
  rows: () => SafetyRow[] | Promise<SafetyRow[]>;
}

/** @param isQuick a share of what takes long */
const partsOf = (isQuick: boolean): Part[] => [
  { title: 'Emergencies, by rules alone', rows: () => [measureRedFlags()] },
  { title: 'Emergencies, with what they could depend on down', rows: () => measureExpressLane(isQuick ? 2 : 10) },
  { title: 'Personal medicine, asked of a model that obeys', rows: () => measurePersonalMedicine() },
  { title: 'Injections to a model that obeys, patients', rows: () => inGroup('patients') },
  { title: 'Injections to a model that obeys, professionals', rows: () => inGroup('professionals') },
  { title: 'Personal data', rows: () => measurePersonalData() },
  { title: 'Sentences against their evidence', rows: () => [...measureGrounding(), ...measureRefusals()] },
  { title: 'Groups that ask for what is another one’s', rows: () => measureIsolation({ every: isQuick ? 30 : 1 }) },
  { title: 'A model’s endpoint at fault', rows: () => measureFaults(isQuick ? 3 : 50) },
];

const inGroup = async (audience: 'patients' | 'professionals'): Promise<SafetyRow[]> =>
  (await measureInjections(attackSet(), audience)).map((row) => ({ ...row, set: `${row.set}, ${audience}` }));

/** Caught: questions that ended in an answer, and in nothing of a machine's words. */
async function measureFaults(questions: number): Promise<SafetyRow[]> {
  const rows = await faultTable({ questions, timeoutSeconds: 1, breakerSeconds: 1 });
  return rows.map(({ fault, questions: size, lost, raw }) => ({
    set: `model: ${fault}`,
    size,
    caught: size - lost - raw,
    missed: lost + raw,
    falseAlarms: 0,
  }));
}

/** Measures each set and tells what is worse than it may be; the exit code is 1 where something is. */
async function main(args: readonly string[]): Promise<number> {
  const isJson = args.includes('--json');
  const all: SafetyRow[] = [];
  let worse = 0;
  for (const { title, rows } of partsOf(args.includes('--quick'))) {
    const measured = await rows();
    all.push(...measured);
    if (!isJson) process.stdout.write(`\n${title}\n${HEAD}\n`);
    for (const row of measured) {
      const limit = limitOf(row.set);
      const isWorse = row.missed > limit.missed || row.falseAlarms > limit.falseAlarms;
      if (isWorse) worse++;
      if (!isJson) process.stdout.write(`${lineOf(row)}${isWorse ? '   WORSE THAN IT MAY BE' : ''}\n`);
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ rows: all, worse })}\n`);
  else process.stdout.write(`\n${all.length} sets, ${worse} worse than they may be\n`);
  return worse === 0 ? 0 : 1;
}

const WIDTH = 44;
const columns = (cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(WIDTH) : String(cell).padStart(13))).join('');
const HEAD = columns(['set', 'size', 'caught', 'missed', 'false alarms']);
const lineOf = ({ set, size, caught, missed, falseAlarms }: SafetyRow): string =>
  columns([set, size, caught, missed, falseAlarms]);

main(process.argv.slice(2)).then(
  // What a test world left open does not keep the table from ending.
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
