// Times the local sources of evidence, which need no model: the keyword source alone and all of them together with
// their fusion, at 10,000 and 100,000 passages, against full-text search of SQLite (FTS5) over the same passages in
// the same run. Needs a build: npm run build:api
//   node bench/retrieval.mjs [--data pairs.jsonl] [--small 10000] [--large 100000] [--json]
// Without --data the passages are synthetic: words of two Chinese characters, as unevenly frequent as in real text.
// With it they are its answers, and beyond their number their sentences put together anew; the questions are its own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});

/** Pieces that each source gives, as `retrieval.candidates` has it. */
const CANDIDATES = 30;
const QUESTIONS = 400;
const PAIRS = 500;
const PASSAGES_OF_A_DOCUMENT = 100;
/** FTS5 is slow enough that a part of the questions must do for it; the index is asked the same for the ratio. */
const COMPARED_QUESTIONS = 60;
const LEAST_MILLISECONDS = 400;
const ROUNDS = 3;
const TARGETS = { small: 2, large: 10 };
const TODAY = '2026-11-21';

const fail = (message) => {
  console.error(message);
  process.exit(2);
};
if (!existsSync(join(project, 'dist/pipeline/respond/rank-sources.js'))) {
  fail('There is no build in dist/. Run: npm run build:api');
}
if (options.data !== undefined && !existsSync(options.data)) fail(`There is no file ${options.data}.`);
const sizes = { small: Number(options.small), large: Number(options.large) };
if (!(sizes.small >= 1 && sizes.large >= 1)) fail('--small and --large want numbers of passages.');

const load = createRequire(join(project, 'dist/'));
const { readChatter } = load('./app/chatter-files.js');
const { composeRetrievers } = load('./app/compose-retrieval.js');
const { AssistantIndexBuilder, EverydayChatter, restoreSnapshot } = load('./pipeline/gate/build-assistant.use-case.js');
const { rankSources } = load('./pipeline/respond/rank-sources.js');
const { loadCutWords } = load('./retrievers/cut-words.js');
const { openDatabase } = load('./stores/typeorm/open-database.js');
const { createStores } = load('./stores/typeorm/stores.js');
const { characterRuns, foldText } = load('./text/character-runs.js');

const random = seeded(20_261_121);
const corpus = options.data ? realCorpus(options.data) : syntheticCorpus();
const cutWords = await loadCutWords();
const results = [];
for (const size of [sizes.small, sizes.large]) results.push(await measure(size));
const targets = {
  small: results[0].keywordMs.mean <= TARGETS.small,
  large: results[1].keywordMs.mean <= TARGETS.large,
};
if (options.json) console.log(JSON.stringify({ corpus: corpus.name, small: results[0], large: results[1], targets }));
else report(results, targets);
process.exitCode = targets.small && targets.large ? 0 : 1;

async function measure(size) {
  const passages = corpus.passages(size);
  const questions = corpus.questions(QUESTIONS, passages);
  const folder = mkdtempSync(join(tmpdir(), 'fennelbean-bench-'));
  const database = await openDatabase({ kind: 'sqlite', sqlite: { file: join(folder, 'bench.sqlite') } });
  try {
    const stores = createStores(database);
    const documents = await fill(stores, passages, questions);
    const begun = performance.now();
    const built = await build(stores, documents);
    const buildSeconds = (performance.now() - begun) / 1000;
    const snapshot = restoreSnapshot({ assistant: 'bench', revision: 1, built, reviewWidth: 0.25 });
    const retrievers = retrieversOf(stores, snapshot);

    const search = (text) => snapshot.passages.search(text, CANDIDATES, cutWords);
    const keyword = retrievers.find(({ name }) => name === 'keyword');
    const asKeyword = (text) => keyword.retrieve({ question: questionOf(text), limit: CANDIDATES });
    const together = (text) =>
      rankSources(
        { retrievers },
        {
          question: questionOf(text),
          index: snapshot.passages,
          retrieval: { candidates: CANDIDATES, deadlineMilliseconds: 60_000, weights: {} },
        },
      );
    const keywordMs = await timesOf(questions, search);
    const sourceMs = await timesOf(questions, asKeyword);
    const togetherMs = await timesOf(questions, together);

    const compared = questions.slice(0, COMPARED_QUESTIONS);
    const rivals = { words: fullText(passages, cutTokens, compared), pairs: fullText(passages, pairTokens, compared) };
    const ratios = { words: [], pairs: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const ours = perSecond(compared, search);
      for (const name of ['words', 'pairs']) ratios[name].push(ours / rivals[name]());
    }
    const { postingUnits, searchImpacts } = built.index;
    return {
      passages: passages.length,
      postings: postingUnits.length,
      searchMegabytes: Number((searchImpacts.byteLength / 1e6).toFixed(1)),
      buildSeconds: Number(buildSeconds.toFixed(2)),
      sources: retrievers.map(({ name }) => name),
      keywordMs,
      sourceMs,
      togetherMs,
      timesFts: { words: median(ratios.words), pairs: median(ratios.pairs) },
    };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Documents of a hundred passages in a real database, and approved pairs for some of the questions. */
async function fill(stores, passages, questions) {
  await stores.assistants.seed([{ name: 'bench', title: 'bench', language: 'zh', strictness: 0.05 }]);
  const base = await stores.knowledge.saveKnowledgeBase({
    name: 'bench',
    title: 'bench',
    language: 'zh',
    assistant: 'bench',
    folder: '/bench',
  });
  const documents = [];
  for (let from = 0; from < passages.length; from += PASSAGES_OF_A_DOCUMENT) {
    const id = `document-${from}`;
    const own = passages.slice(from, from + PASSAGES_OF_A_DOCUMENT).map((text, ordinal) => ({
      id: `${id}-${ordinal}`,
      documentId: id,
      ordinal,
      headingPath: [],
      start: ordinal,
      end: ordinal + 1,
      text,
      overlap: '',
      place: null,
    }));
    const document = {
      id,
      knowledgeBaseId: base.id,
      path: `${id}.md`,
      title: `文档${from}`,
      contentHash: id,
      format: 'markdown',
      sources: [],
      reviewedOn: null,
      reviewedBy: null,
      validity: { from: null, until: null, supersedes: [], withdrawnAt: null },
      url: null,
    };
    await stores.knowledge.replaceDocument(document, own, {
      by: 'file',
      at: 0,
      change: 'added',
      text: id,
      markup: true,
      places: [],
    });
    documents.push({ id, passages: own.map(({ id: passageId, text }) => ({ passageId, text })) });
  }
  const pairs = questions.slice(0, PAIRS).map((question, at) => ({ question, answer: `答案${at}`, source: null }));
  await stores.knowledge.seedQaPairs(base.id, pairs);
  return documents;
}

async function build(stores, documents) {
  const builder = new AssistantIndexBuilder(new EverydayChatter(readChatter()));
  for (const { id, passages } of documents) builder.replace(id, passages);
  const pairs = (await stores.knowledge.listQaPairs('bench')).map(({ id, question }) => ({ id, text: question }));
  return builder.build({ strictness: 0.05, listed: [], pairs });
}

function retrieversOf(stores, snapshot) {
  const none = { state: 'off', model: null, done: 0, total: 0, problem: null };
  return composeRetrievers({
    stores,
    snapshots: { current: () => snapshot, whenReady: () => Promise.resolve(snapshot) },
    vectors: { search: () => Promise.resolve([]), status: () => none },
    today: () => TODAY,
    clock: { now: () => 0, elapsed: () => performance.now() },
  }).filter((retriever) => retriever.isAvailable?.({ question: questionOf('问') }) !== false);
}

function questionOf(text) {
  return {
    assistant: 'bench',
    conversation: { channel: 'terminal', id: 'bench' },
    member: { id: 'bench', name: 'bench' },
    text,
    rewritten: null,
    matchText: text,
    mentionsBot: false,
    language: 'zh',
    attachments: [],
    articles: [],
    quoted: null,
  };
}

/** The same passages in FTS5, cut into tokens beforehand, as its own tokenizers cannot; any of the question's tokens. */
function fullText(passages, tokensOf, questions) {
  const database = new Database(':memory:');
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(body, content='', tokenize='unicode61')");
  const insert = database.prepare('INSERT INTO passages (rowid, body) VALUES (?, ?)');
  database.transaction(() => {
    passages.forEach((text, at) => insert.run(at + 1, tokensOf(text).join(' ')));
  })();
  database.exec("INSERT INTO passages (passages) VALUES ('optimize')");
  const select = database.prepare(
    `SELECT rowid, bm25(passages) AS score FROM passages WHERE passages MATCH ? ORDER BY score LIMIT ${CANDIDATES}`,
  );
  const queries = questions.map((text) => [...new Set(tokensOf(text))].map((token) => `"${token}"`).join(' OR '));
  const ask = (query) => (query === '' ? [] : select.all(query));
  for (const query of queries.slice(0, 5)) ask(query);
  return () => perSecond(queries, ask);
}

function cutTokens(text) {
  return cutWords(foldText(text)).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function pairTokens(text) {
  const folded = foldText(text);
  return characterRuns(folded).flatMap(({ kind, start, end }) => {
    if (kind === 'latin' || end - start === 1) return [folded.slice(start, end)];
    return Array.from({ length: end - start - 1 }, (_, at) => folded.slice(start + at, start + at + 2));
  });
}

/** Words drawn by Zipf's law from a vocabulary made of two characters each. */
function syntheticCorpus() {
  const vocabulary = Array.from({ length: 30_000 }, () => character() + character());
  const draw = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0];
  const sentence = (length) => Array.from({ length }, draw).join('');
  const passage = () => Array.from({ length: 4 + Math.floor(random() * 6) }, () => `${sentence(8)}，${sentence(6)}。`);
  return {
    name: 'synthetic',
    passages: (count) => Array.from({ length: count }, () => passage().join('')),
    questions: (count, passages) =>
      Array.from({ length: count }, () => {
        const from = passages[Math.floor(random() * passages.length)] ?? '';
        return `${sentence(8)}，${from.slice(0, 16)}，${sentence(6)}？`;
      }),
  };
}

/** One of 2,500 characters, the first of them the most frequent. */
function character() {
  return String.fromCharCode(0x4e00 + Math.floor(2500 ** random()));
}

function realCorpus(file) {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
  const answers = [...new Set(rows.map(({ answer }) => answer))];
  const sentences = answers.flatMap((text) => text.split(/(?<=[。！？!?；;\n])/)).filter((text) => text.trim() !== '');
  const drawn = (items) => items[Math.floor(random() * items.length)];
  const recombined = () => {
    const { length } = drawn(answers);
    let text = drawn(sentences);
    while (text.length < length) text += drawn(sentences);
    return text.slice(0, Math.max(1, length));
  };
  return {
    name: file,
    passages: (count) => Array.from({ length: count }, (_, at) => answers[at] ?? recombined()),
    questions: (count) => rows.slice(0, count).map(({ question }) => question),
  };
}

async function timesOf(questions, look) {
  for (const question of questions.slice(0, 30)) await look(question);
  const times = [];
  for (const question of questions) {
    const begun = performance.now();
    await look(question);
    times.push(performance.now() - begun);
  }
  times.sort((left, right) => left - right);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return { mean: round(times.reduce((sum, time) => sum + time, 0) / times.length), p50: at(0.5), p99: at(0.99) };
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

function report(runs, met) {
  const row = (name, read) => console.log(name.padEnd(52) + runs.map((run) => String(read(run)).padStart(26)).join(''));
  const times = ({ mean, p50, p99 }) => `${mean} / ${p50} / ${p99}`;
  console.log(`Passages: ${corpus.name}; sources: ${runs[0].sources.join(', ')}; ${CANDIDATES} pieces each.`);
  row('passages', (run) => run.passages);
  row('postings', (run) => run.postings);
  row('what search keeps beside the gate, MB', (run) => run.searchMegabytes);
  row('building the index, s', (run) => run.buildSeconds);
  row('the index, ms: mean / p50 / p99', (run) => times(run.keywordMs));
  row('the keyword source, with its passages from SQL', (run) => times(run.sourceMs));
  row('all local sources and their ranking', (run) => times(run.togetherMs));
  row('queries a second against FTS5, words of jieba', (run) => `${run.timesFts.words} x`);
  row('  against FTS5, pairs of characters', (run) => `${run.timesFts.pairs} x`);
  const verdict = (isMet) => (isMet ? 'met' : 'MISSED');
  console.log(`target: the index <= ${TARGETS.small} ms mean at the small size: ${verdict(met.small)}`);
  console.log(`target: the index <= ${TARGETS.large} ms mean at the large size: ${verdict(met.large)}`);
}

function median(values) {
  return Number([...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)].toFixed(1));
}

function round(value) {
  return Number(value.toFixed(3));
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
