// How long other members wait while 120 hostile pictures and documents come in and are worked on, two at a time:
// messages go through the whole program over a shipped knowledge base, without a model, at a steady rate; quiet spells and
// busy ones, in each of which all of the 120 come in evenly, take turns within one run. Prints p50 and p95 in
// milliseconds from when a message was due until its outcome, and the ratio. Needs no build: the sources are compiled.
//   node bench/hostile-pictures.mjs [--rounds 3] [--seconds 40] [--rate 20] [--only pictures|documents] [--json]
// Meaningful only on a machine that has nothing else to do.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileHarness } from '../test/chaos/compile.mjs';

const project = resolve(fileURLToPath(import.meta.url), '..', '..');
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '40' },
    /** Messages a second. */
    rate: { type: 'string', default: '20' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [rounds, seconds, rate] = [options.rounds, options.seconds, options.rate].map((text) =>
  Math.max(1, Number(text)),
);
const AT_A_TIME = 2;
const MOST_CHANGE = 0.2;

const harness = compileHarness();
const load = createRequire(join(harness, 'dist/'));
const { openTrial } = load('./app/open-trial.js');
const { IsolatedProcesses } = load('./isolation/isolated-processes.js');
const { InstalledPrograms } = load('./isolation/installed-programs.js');
const { createDocumentReader } = load('./knowledge/formats/document-reader.js');
const { documentsSchema } = load('./knowledge/documents.config.js');
const { IsolatedPictureDecoder } = load('./media/pictures/isolated-picture.decoder.js');
const { hostileAlbums, hostileImages } = load('../test/fixtures/hostile-pictures/hostile-pictures.js');

const folder = mkdtempSync(join(tmpdir(), 'fennelbean-bench-'));
const processes = new IsolatedProcesses({ size: AT_A_TIME });
const trial = await openTrial({ documents: textsBelow(join(project, 'knowledge/patients')) });
try {
  const messages = ['good', 'bad'].flatMap((list) =>
    readFileSync(join(project, `knowledge/patients/${list}-questions.test.txt`), 'utf8').split(/\r?\n/),
  );
  const ask = asker(trial, shuffled(messages.filter((text) => text.trim() !== '')));
  for (let warm = 0; warm < 100; warm++) await ask();
  const files = writeFiles();
  const end = ender();
  const spells = [];
  for (let round = 0; round < rounds; round++) {
    const quiet = await spell(ask, Promise.resolve());
    const busy = await spell(ask, workOn(files, end));
    spells.push({ quiet, busy });
  }
  report(spells, files.length);
} finally {
  processes.stop();
  await trial.close();
  rmSync(folder, { recursive: true });
}

function textsBelow(root) {
  const files = readdirSync(root, { recursive: true }).filter((path) => /\.(?:md|txt|ya?ml|jsonl|csv)$/.test(path));
  return new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Made before anything is measured. */
function writeFiles() {
  const kinds = { pictures: hostileImages, documents: hostileAlbums };
  return shuffled(kinds[options.only] ?? [...hostileImages, ...hostileAlbums]).map((one, at) => {
    const file = join(folder, String(at));
    writeFileSync(file, one.bytes('http://127.0.0.1:9'));
    return { file, name: one.name, isPicture: hostileImages.includes(one) };
  });
}

function ender() {
  const decoder = new IsolatedPictureDecoder({
    runner: processes,
    script: join(harness, 'dist/app/pictures.child.js'),
  });
  const reader = createDocumentReader({
    runner: processes,
    script: join(harness, 'dist/app/documents.child.js'),
    limits: documentsSchema.parse({}),
    programs: new InstalledPrograms(process.env.PATH ?? ''),
  });
  return async ({ file, name, isPicture }) =>
    isPicture ? decoder.decode(await readFile(file)) : reader.read({ path: name, file, pictures: 200 });
}

/** They come in evenly over the spell, and wait for each other. */
async function workOn(files, end) {
  const begun = performance.now();
  const waiting = files.entries();
  const work = async () => {
    for (const [at, file] of waiting) {
      await sleep(Math.max(0, begun + (at * seconds * 1000) / files.length - performance.now()));
      await end(file);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

function asker({ services, assistant }, texts) {
  let count = 0;
  return () => {
    const id = String(count++);
    const conversation = { channel: 'terminal', id };
    const member = { id: 'asker', name: 'asker' };
    const now = Date.now();
    const message = {
      ...{ id, conversation, app: 'bench', platformMessageId: id, assistant, member },
      ...{ text: texts[count % texts.length], mentionsBot: false, sentAt: now, receivedAt: now },
    };
    return services.assistant.run({ assistant, conversation, member, messages: [message] });
  };
}

/** Milliseconds of each message, from when it was due, so that a blocked program counts for all that wait. */
async function spell(ask, work) {
  const begun = performance.now();
  let isWorking = true;
  const worked = work.then(() => (isWorking = false));
  const waits = [];
  const asked = [];
  for (let at = 0; at < seconds * rate || isWorking; at++) {
    const due = begun + (at * 1000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    asked.push(ask().then(() => waits.push(performance.now() - due)));
  }
  await Promise.all([worked, ...asked]);
  return waits;
}

function report(spells, files) {
  const kinds = ['quiet', 'busy'].map((kind) => {
    const waits = spells.flatMap((one) => one[kind]);
    return [kind, { messages: waits.length, p50: at(waits, 0.5), p95: at(waits, 0.95), p99: at(waits, 0.99) }];
  });
  const { quiet, busy } = Object.fromEntries(kinds);
  const ratios = spells.map((one) => at(one.busy, 0.95) / at(one.quiet, 0.95));
  const change = at(ratios, 0.5) - 1;
  const isMet = change < MOST_CHANGE;
  process.exitCode = isMet ? 0 : 1;
  const result = {
    files,
    cores: availableParallelism(),
    quiet,
    busy,
    ratios: ratios.map(rounded),
    change: rounded(change),
  };
  if (options.json) return console.log(JSON.stringify({ ...result, isMet }));
  for (const [kind, { messages, p50, p95, p99 }] of kinds) {
    console.log(
      `${kind.padEnd(6)} ${messages} messages   p50 ${rounded(p50)}   p95 ${rounded(p95)}   p99 ${rounded(p99)} ms`,
    );
  }
  console.log(`hostile files in each busy spell: ${files}, ${AT_A_TIME} at a time on ${result.cores} cores`);
  console.log(`p95 busy to quiet, by rounds: ${result.ratios.join(', ')}; the median changes it by ${result.change}`);
  console.log(`target: less than ${MOST_CHANGE}: ${isMet ? 'met' : 'MISSED'}`);
}

function at(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function rounded(value) {
  return Number(value.toFixed(2));
}

/** In an order that is the same in every run. */
function shuffled(items) {
  const keyed = items.map((item, place) => [Math.imul(place + 1, 0x9e3779b1) >>> 0, item]);
  return keyed.sort(([left], [right]) => left - right).map(([, item]) => item);
}
