// Ingests a folder of documents into a fresh SQLite database, then once more, and compares both with reading and
// hashing the same files. Needs a build: npm run build:api
//   node bench/ingest.mjs [--knowledge DIR] [--runs 3]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const self = fileURLToPath(import.meta.url);
const project = resolve(dirname(self), '..');
const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string' },
    runs: { type: 'string', default: '3' },
    /** One run in a process of its own, so that its memory is its own, too. */
    single: { type: 'boolean', default: false },
  },
});

const fail = (message) => {
  console.error(message);
  process.exit(2);
};

if (!existsSync(join(project, 'dist/knowledge/ingest-knowledge.use-case.js'))) {
  fail('There is no build in dist/. Run: npm run build:api');
}
if (options.knowledge !== undefined && !statSync(options.knowledge, { throwIfNoEntry: false })?.isDirectory()) {
  fail(`There is no folder ${options.knowledge}.`);
}
if (options.single) console.log(JSON.stringify(await measure(resolve(options.knowledge))));
else compare();

function compare() {
  const folder = options.knowledge ? resolve(options.knowledge) : writeCorpus(join(project, 'knowledge'), 1409);
  const runs = Array.from({ length: Math.max(1, Number(options.runs) || 3) }, () =>
    JSON.parse(execFileSync(process.execPath, [self, '--single', '--knowledge', folder], { encoding: 'utf8' })),
  );
  if (!options.knowledge) rmSync(dirname(folder), { recursive: true });
  const median = (digits, read) => {
    const values = runs.map(read).sort((a, b) => a - b);
    return Number(values[Math.floor((values.length - 1) / 2)].toFixed(digits));
  };
  const result = {
    corpus: options.knowledge ? basename(folder) : 'generated',
    documents: runs[0].documents,
    characters: runs[0].characters,
    passages: runs[0].passages,
    runs: runs.length,
    readAndHashSeconds: median(4, (run) => run.readAndHash),
    firstSeconds: median(3, (run) => run.first),
    unchangedSeconds: median(3, (run) => run.unchanged),
    firstRatio: median(1, (run) => run.first / run.readAndHash),
    unchangedRatio: median(1, (run) => run.unchanged / run.readAndHash),
    maxRssMegabytes: Math.round(Math.max(...runs.map((run) => run.maxRss))),
  };
  const rows = [
    ['documents', result.documents],
    ['characters', result.characters],
    ['passages', result.passages],
    ['reading and hashing the files, s', result.readAndHashSeconds],
    ['first ingest, s', `${result.firstSeconds} (${result.firstRatio} x)`],
    ['unchanged again, s', `${result.unchangedSeconds} (${result.unchangedRatio} x)`],
    ['largest resident memory, MB', result.maxRssMegabytes],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(34)}${String(value).padStart(20)}`);
  console.log(JSON.stringify(result));
}

async function measure(folder) {
  const load = createRequire(join(project, 'dist/'));
  const { IngestKnowledge } = load('./knowledge/ingest-knowledge.use-case.js');
  const { knowledgeConfig } = load('./knowledge/knowledge.config.js');
  const { databaseConfig } = load('./stores/typeorm/database.config.js');
  const { openDatabase } = load('./stores/typeorm/open-database.js');
  const { createStores } = load('./stores/typeorm/stores.js');

  const home = mkdtempSync(join(tmpdir(), 'fennelbean-bench-'));
  const database = await openDatabase(databaseConfig.parse({ sqlite: { file: join(home, 'bench.sqlite') } }));
  try {
    const stores = createStores(database);
    const logger = { info() {}, warn() {}, error() {} };
    const ingest = new IngestKnowledge({ ...stores, logger, clock: Date }, knowledgeConfig.parse({}));
    const timed = async () => {
      const started = performance.now();
      const report = await ingest.run({ folder, assistant: 'bench' });
      return { report, seconds: (performance.now() - started) / 1000 };
    };
    const first = await timed();
    const again = await timed();
    const maxRss = process.resourceUsage().maxRSS / 1024;
    const sum = (report, key) => report.bases.reduce((total, base) => total + base[key], 0);
    const documents = sum(first.report, 'documents');
    if (documents === 0) fail(`No document was found: ${JSON.stringify(first.report.problems.slice(0, 5))}`);
    if (sum(again.report, 'unchanged') !== documents) fail('The second ingest found changes.');
    return {
      documents,
      passages: sum(first.report, 'passages'),
      first: first.seconds,
      unchanged: again.seconds,
      maxRss,
      ...readAndHash(folder),
    };
  } finally {
    await database.close();
    rmSync(home, { recursive: true });
  }
}

/** The least that any ingest has to do. The files are in the system's cache by now. */
function readAndHash(folder) {
  const files = documentsIn(folder);
  const started = performance.now();
  let characters = 0;
  for (const file of files) createHash('sha256').update(readFileSync(file)).digest('hex');
  const seconds = (performance.now() - started) / 1000;
  for (const file of files) characters += readFileSync(file, 'utf8').length;
  return { readAndHash: seconds, characters };
}

function documentsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|markdown|txt)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Documents of about 5,300 characters each, put together from the sections of the shipped knowledge bases. */
function writeCorpus(source, count) {
  const sections = documentsIn(source)
    .filter((file) => file.includes('documents'))
    .flatMap((file) => readFileSync(file, 'utf8').split(/\n(?=## )/))
    .map((section) => section.replace(/^---\n[\s\S]*?\n---\n/, '').trim())
    .filter((section) => section !== '');
  if (sections.length === 0) fail(`There are no documents in ${source}.`);
  const folder = join(mkdtempSync(join(tmpdir(), 'fennelbean-corpus-')), 'generated');
  const random = seeded(1409);
  for (let i = 0; i < count; i++) {
    const length = 800 + 9000 * random() ** 1.5 + 900;
    const parts = [`# Document ${i}`];
    for (let written = 0; written < length;) {
      const section = sections[Math.floor(random() * sections.length)];
      parts.push(section);
      written += section.length;
    }
    const path = join(folder, `part-${i % 12}`, `document-${i}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${parts.join('\n\n')}\n`);
  }
  return folder;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
