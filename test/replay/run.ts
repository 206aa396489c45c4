import { parseArgs } from 'node:util';
import { countFaults, table } from './table';
import { playAll } from './talks';

const SHOWN = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  process.stderr.write(`--${name} wants a whole number from ${least} on.\n`);
  process.exit(2);
}

const minutes = wholeNumber('minutes', values.minutes, 10);
const seed = wholeNumber('seed', values.seed ?? String(Math.floor(Math.random() * 1_000_000)), 0);

async function main(): Promise<void> {
  const begun = performance.now();
  process.stderr.write(`${minutes} minutes of talk, seed ${seed}\n`);
  const rows = await playAll({ minutes, seed }, ({ name, faults, seed: own }) => {
    process.stderr.write(`== ${name}, seed ${own}: ${faults.length === 0 ? 'well' : 'WRONG'}\n`);
    for (const fault of faults.slice(0, SHOWN)) process.stderr.write(`   ${fault}\n`);
    if (faults.length > SHOWN) process.stderr.write(`   and ${faults.length - SHOWN} more\n`);
  });
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  console.log(values.json ? JSON.stringify({ minutes, seed, seconds, rows }) : `${table(rows)}\n${seconds} s`);
  process.exitCode = rows.some((row) => countFaults(row) > 0) ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
