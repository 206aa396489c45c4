import { parseArgs } from 'node:util';
import { findMariadb } from '../servers/mariadb';
import { type ChaosDatabase, mariadb, sqlite, stopServers } from './database';
import { type Plant, plants } from './faults/plants';
import { Report, type Run, type Scenario } from './scenario';
import { scenarios, scenarioOfPlant } from './scenarios';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string' },
    plant: { type: 'string' },
    database: { type: 'string' },
  },
});

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function usage(problem: string): never {
  tell(
    `${problem}\nScenarios: ${scenarios.map(({ name }) => name).join(', ')}\nFaults: ${Object.keys(plants).join(', ')}`,
  );
  process.exit(2);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(seed)) usage('--seed wants a whole number.');
if (values.plant !== undefined && !(values.plant in plants)) usage(`There is no fault ${values.plant}.`);
if (!['sqlite', 'mariadb', undefined].includes(values.database)) usage('--database wants sqlite or mariadb.');
const plant = values.plant as Plant | undefined;
const wanted = values.only ?? (plant && scenarioOfPlant[plant]);
const chosen = scenarios.filter(({ name }) => wanted === undefined || name === wanted);
if (chosen.length === 0) usage(`There is no scenario ${wanted ?? ''}.`);

interface Done {
  name: string;
  seconds: number;
  report: Report;
}

const makers = { sqlite: () => Promise.resolve(sqlite()), mariadb };

async function perform(scenario: Scenario, kind: ChaosDatabase['kind']): Promise<Done> {
  const name = `${scenario.name} on ${kind}`;
  const begun = performance.now();
  const report = new Report();
  const run: Run = {
    seed,
    size: plant !== undefined ? 'small' : values.full ? 'full' : 'quick',
    plant,
    database: makers[kind],
    tell: (line) => {
      tell(`   ${line}`);
    },
  };
  tell(`== ${name}, seed ${seed}`);
  try {
    await scenario.run(run, report);
  } catch (error) {
    report.problem(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const seconds = (performance.now() - begun) / 1000;
  for (const problem of report.problems) tell(`   ${problem}`);
  tell(`-- ${name}: ${report.problems.length === 0 ? 'well' : 'WRONG'} (${seconds.toFixed(1)} s)`);
  return { name, seconds, report };
}

/** The quick set does not try everything on every database, and a machine of one's own may have only one. */
function kindsOf(scenario: Scenario): readonly ChaosDatabase['kind'][] {
  const kinds = wantedKinds(scenario);
  if (!kinds.includes('mariadb') || findMariadb() || process.env.CI === 'true') return kinds;
  tell(`${scenario.name} is left out on mariadb, which is not installed: apt-get install mariadb-server`);
  return kinds.filter((kind) => kind !== 'mariadb');
}

function wantedKinds({ databases, quick = databases }: Scenario): readonly ChaosDatabase['kind'][] {
  if (values.database !== undefined) return databases.filter((kind) => kind === values.database);
  if (plant !== undefined) return databases.slice(0, 1);
  return values.full ? databases : quick;
}

async function main(): Promise<void> {
  const done: Done[] = [];
  try {
    for (const scenario of chosen) for (const kind of kindsOf(scenario)) done.push(await perform(scenario, kind));
  } finally {
    await stopServers();
  }
  for (const { name, seconds, report } of done) {
    const figures = Object.entries({ ...report.totals, ...report.figures }).map(([of, value]) => `${of} ${value}`);
    const verdict = report.problems.length === 0 ? 'well ' : 'WRONG';
    console.log(`${verdict} ${name.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s  ${figures.join(', ')}`);
  }
  const totals = { delivered: 0, replies: 0, lost: 0, doubled: 0, misplaced: 0 };
  for (const { report } of done) {
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += report.totals[key];
  }
  console.log(JSON.stringify({ ...totals, seed }));
  process.exitCode = done.length > 0 && done.every(({ report }) => report.problems.length === 0) ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  tell(String(error));
  process.exitCode = 1;
});
