// Times the gate without a model: building, calibrating, training and scoring, at the corpus' size and at 100,000
// passages, against full-text search of SQLite (FTS5) over the same passages. Needs a build: npm run build:api
//   node bench/gate.mjs [--knowledge DIR] [--messages FILE] [--size 14300] [--large 100000]
// Without --knowledge the corpus is synthetic: sentences of the shipped knowledge bases, put together anew.
// The large corpus is always made so, of the first one's sentences.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    knowledge: { type: 'string' },
    messages: { type: 'string' },
    size: { type: 'string', default: '14300' },
    large: { type: 'string', default: '100000' },
  },
});

const ROUNDS = 3;
/** FTS5 is slow enough that a part of the messages must do for it; both are asked the same. */
const COMPARED_MESSAGES = 150;
const FTS_LIMIT = 50;
const LEAST_MILLISECONDS = 400;
const TARGETS = { msAtCorpus: 0.1, msAtLarge: 1, ratioToFts: 50 };

const fail = (message) => {
  console.error(message);
  process.exit(2);
};
const kindOf = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : 'nothing';
};

if (!existsSync(join(project, 'dist/pipeline/gate/try-gate.use-case.js'))) {
  fail('There is no build in dist/. Run: npm run build:api');
}
if (options.knowledge !== undefined && kindOf(options.knowledge) !== 'folder') {
  fail(`There is no folder ${options.knowledge}.`);
}
if (options.messages !== undefined && kindOf(options.messages) !== 'file') {
  fail(`There is no file ${options.messages}.`);
}
const sizes = { corpus: Number(options.size), large: Number(options.large) };
if (!(sizes.corpus >= 1 && sizes.large >= 1)) fail('--size and --large want numbers of passages.');

const load = createRequire(join(project, 'dist/'));
const { readChatter } = load('./app/chatter-files.js');
const { ReadDocuments } = load('./knowledge/read-documents.use-case.js');
const { calibrate, thresholdFor } = load('./pipeline/gate/calibrate.js');
const { EverydayChatter } = load('./pipeline/gate/everyday-chatter.js');
const { knowledgeScore } = load('./pipeline/gate/knowledge-score.js');
const { TryGate } = load('./pipeline/gate/try-gate.use-case.js');
const { characterRuns, foldText, wordParts } = load('./text/character-runs.js');
const { indexTerms } = load('./text/terms.js');
const { indexUnits } = load('./text/index-units.js');
const { NgramIndex } = load('./text/ngram-index.js');
const { NgramIndexBuilder } = load('./text/ngram-index-builder.js');

const STRICTNESS = 0.05;
const chatter = new EverydayChatter(readChatter());
const shipped = namesIn(join(project, 'knowledge')).map((name) => join(project, 'knowledge', name));
const lists = shipped.flatMap((folder) => [
  ...linesOf(join(folder, 'good-questions.txt')).map((text) => ({ text, kind: 'good' })),
  ...linesOf(join(folder, 'bad-questions.txt')).map((text) => ({ text, kind: 'bad' })),
]);
const messages = options.messages
  ? linesOf(options.messages)
  : shipped.flatMap((folder) =>
      namesIn(folder)
        .filter((name) => /-questions(\.test)?\.txt$/.test(name))
        .flatMap((name) => linesOf(join(folder, name))),
    );
if (messages.length === 0) fail('There are no messages to score.');

const corpus = await readCorpus();
if (corpus.passages.length === 0) fail('There are no documents.');
const result = {
  corpus: corpus.name,
  messages: messages.length,
  listed: lists.length,
  atCorpus: measure(corpus.passages),
  atLarge: measure(recombined(corpus.passages, sizes.large)),
};
const { atCorpus, atLarge } = result;
result.targets = {
  msAtCorpus: atCorpus.ms.mean <= TARGETS.msAtCorpus,
  msAtLarge: atLarge.ms.mean <= TARGETS.msAtLarge,
  ratioToFts: atCorpus.fts.sameTerms.queryRatio >= TARGETS.ratioToFts,
};
report(result);
console.log(JSON.stringify(result));

async function readCorpus() {
  const folders = options.knowledge ? [resolve(options.knowledge)] : shipped;
  const passages = [];
  for (const folder of folders) {
    const { documents } = await new ReadDocuments({ size: 640, overlap: 0 }).run({ folder });
    for (const document of documents) passages.push(...document.passages.map(({ text }) => text));
  }
  if (options.knowledge || passages.length === 0) return { name: basename(folders[0] ?? 'none'), passages };
  return { name: 'synthetic (shipped knowledge recombined)', passages: recombined(passages, sizes.corpus) };
}

function measure(passages) {
  const [builder, feedMs] = timed(() => {
    const fed = new NgramIndexBuilder();
    passages.forEach((text, at) => fed.replace(String(at), unitsOf(text, at)));
    return fed;
  });
  const [, countMs] = timed(() => builder.build(chatter.factorOf));
  // As an edit of one document: it alone is cut into terms again, everything is counted again.
  const [data, editMs] = timed(() => {
    builder.replace('0', unitsOf(passages[0], 0));
    return builder.build(chatter.factorOf);
  });
  const [calibration, calibrateMs] = timed(() => calibrate(new NgramIndex(data), chatter));
  const thresholds = {
    zh: thresholdFor(calibration.zh, STRICTNESS),
    en: thresholdFor(calibration.en, STRICTNESS),
  };
  const gate = new TryGate({ index: data, gate: { thresholds } });
  const [score, trainMs] = timed(() => gate.freshScorer(lists));

  const compared = sample(messages, COMPARED_MESSAGES);
  const rivals = { sameTerms: fullText(passages, sameTerms, compared), bigrams: fullText(passages, bigrams, compared) };
  for (const message of messages) score(message);
  const times = [];
  const index = new NgramIndex(data);
  const rates = { score: [], query: [], sameTerms: [], bigrams: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const message of messages) times.push(timed(() => score(message))[1]);
    rates.score.push(perSecond(compared, score));
    rates.query.push(perSecond(compared, (text) => knowledgeScore(index, text)));
    rates.sameTerms.push(rivals.sameTerms.perSecond());
    rates.bigrams.push(rivals.bigrams.perSecond());
  }
  const ratio = (ours, rival) => Number(median(rates[ours].map((rate, at) => rate / rates[rival][at])).toFixed(1));
  const against = (rival) => ({
    queriesPerSecond: Number(median(rates[rival]).toFixed(1)),
    queryRatio: ratio('query', rival),
    scoreRatio: ratio('score', rival),
  });
  times.sort((left, right) => left - right);
  const at = (share) => round4(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return {
    passages: passages.length,
    units: gate.unitCount,
    postings: data.postingUnits.length,
    seconds: {
      cutIntoTerms: seconds(feedMs),
      countIndex: seconds(countMs),
      afterAnEdit: seconds(editMs),
      calibrate: seconds(calibrateMs),
      train: seconds(trainMs),
    },
    ms: { mean: round4(mean(times)), p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    scoresPerSecond: Math.round(median(rates.score)),
    queriesPerSecond: Math.round(median(rates.query)),
    fts: { sameTerms: against('sameTerms'), bigrams: against('bigrams') },
  };
}

function unitsOf(text, at) {
  return indexUnits(text).map((unit) => ({ passageId: String(at), text: unit }));
}

/** Passages of the same length as before, of sentences drawn anew from all of them. */
function recombined(passages, count) {
  const sentences = passages.flatMap((text) => text.split(/(?<=[。！？!?；;\n])/)).filter((text) => text.trim() !== '');
  const random = seeded(14_300);
  const draw = (items) => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, () => {
    const { length } = draw(passages);
    let text = draw(sentences);
    while (text.length < length) text += draw(sentences);
    return text.slice(0, Math.max(length, 1));
  });
}

/** The same passages in FTS5, cut into tokens beforehand, as its own tokenizers cannot; warm and ready to be timed. */
function fullText(passages, tokensOf, texts) {
  const database = new Database(':memory:');
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(body, content='', tokenize='unicode61')");
  const insert = database.prepare('INSERT INTO passages (rowid, body) VALUES (?, ?)');
  database.transaction(() => {
    passages.forEach((text, at) => insert.run(at + 1, tokensOf(text).join(' ')));
  })();
  database.exec("INSERT INTO passages (passages) VALUES ('optimize')");
  const select = database.prepare(
    `SELECT rowid, bm25(passages) AS score FROM passages WHERE passages MATCH ? ORDER BY score LIMIT ${FTS_LIMIT}`,
  );
  const queries = texts.map((text) => [...new Set(tokensOf(text))].map((token) => `"${token}"`).join(' OR '));
  const ask = (query) => (query === '' ? [] : select.all(query));
  for (const query of queries.slice(0, 20)) ask(query);
  return { perSecond: () => perSecond(queries, ask) };
}

/** The terms that the gate scores by, so that both rank by the same. */
function sameTerms(text) {
  const tokens = [];
  indexTerms(text, (term) => tokens.push(term.toString(36)));
  return tokens;
}

/** Words and Chinese bigrams only: what one would give to FTS5 by hand. It ranks worse than the gate's terms. */
function bigrams(text) {
  const folded = foldText(text);
  const tokens = [];
  for (const { kind, start, end } of characterRuns(folded)) {
    if (kind === 'latin') {
      const parts = wordParts(folded, start, end);
      for (const part of parts.length > 0 ? parts : [{ start, end }]) tokens.push(folded.slice(part.start, part.end));
    } else if (end - start === 1) {
      tokens.push(folded.slice(start, end));
    } else {
      for (let at = start; at + 2 <= end; at++) tokens.push(folded.slice(at, at + 2));
    }
  }
  return tokens;
}

function report({ corpus, messages, listed, atCorpus, atLarge, targets }) {
  const row = (name, ...values) =>
    console.log(name.padEnd(54) + values.map((value) => String(value).padStart(12)).join(''));
  const both = (name, read) => row(name, read(atCorpus), read(atLarge));
  console.log(`Knowledge: ${corpus}; ${messages} messages, ${listed} listed questions; the large corpus is synthetic.`);
  both('passages', (run) => run.passages);
  both('  distinct units of the index', (run) => run.units);
  both('  postings', (run) => run.postings);
  both('cutting into terms, s', (run) => run.seconds.cutIntoTerms);
  both('counting the index, s', (run) => run.seconds.countIndex);
  both('one edit: its terms and counting again, s', (run) => run.seconds.afterAnEdit);
  both('calibrating, s', (run) => run.seconds.calibrate);
  both('training on the lists, s', (run) => run.seconds.train);
  both('a score, ms: mean', (run) => run.ms.mean);
  both('  p50', (run) => run.ms.p50);
  both('  p95', (run) => run.ms.p95);
  both('  p99', (run) => run.ms.p99);
  both('whole scores a second', (run) => run.scoresPerSecond);
  both('queries of the index a second (BM25, best 100)', (run) => run.queriesPerSecond);
  for (const [name, rival] of [
    ['FTS5, same terms (BM25, best 50)', 'sameTerms'],
    ['FTS5, words and bigrams only', 'bigrams'],
  ]) {
    both(`${name}, queries a second`, (run) => run.fts[rival].queriesPerSecond);
    both('  a query of the index against it', (run) => `${run.fts[rival].queryRatio} x`);
    both('  a whole score against it', (run) => `${run.fts[rival].scoreRatio} x`);
  }
  const verdict = (met) => (met ? 'met' : 'MISSED');
  row(`target: mean <= ${TARGETS.msAtCorpus} ms at the corpus' size`, verdict(targets.msAtCorpus));
  row(`target: mean <= ${TARGETS.msAtLarge} ms at the large size`, verdict(targets.msAtLarge));
  row(`target: >= ${TARGETS.ratioToFts} x FTS5, query by query, same terms`, verdict(targets.ratioToFts));
}

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function linesOf(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function timed(work) {
  const begun = performance.now();
  const value = work();
  return [value, performance.now() - begun];
}

/** Rounds over all items until the time is long enough to be measured well. */
function perSecond(items, work) {
  let rounds = 0;
  const begun = performance.now();
  while (performance.now() - begun < LEAST_MILLISECONDS) {
    for (const item of items) work(item);
    rounds++;
  }
  return (rounds * items.length * 1000) / (performance.now() - begun);
}

function sample(items, count) {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, at) => items[Math.floor(at * step)]);
}

function seconds(milliseconds) {
  return Number((milliseconds / 1000).toFixed(3));
}

function round4(value) {
  return Number(value.toFixed(4));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values) {
  return [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)];
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
