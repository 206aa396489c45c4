// Reads a PDF of 150 pages, with tables, in a process of its own, as an ingest does, and compares it with pdftotext on
// the same file in the same run. Needs a build: npm run build:api
//   node bench/documents.mjs [--pages 150] [--runs 5]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = resolve(fileURLToPath(import.meta.url), '..', '..');
const { values: options } = parseArgs({
  options: { pages: { type: 'string', default: '150' }, runs: { type: 'string', default: '5' } },
});
const script = join(project, 'dist/app/documents.child.js');
if (!existsSync(script)) {
  console.error('There is no build in dist/. Run: npm run build:api');
  process.exit(2);
}
const load = createRequire(join(project, 'dist/'));
const { IsolatedProcesses } = load('./isolation/isolated-processes.js');
const { InstalledPrograms } = load('./isolation/installed-programs.js');
const { createDocumentReader } = load('./knowledge/formats/document-reader.js');
const { documentsSchema } = load('./knowledge/documents.config.js');

const pages = Number(options.pages);
const folder = mkdtempSync(join(tmpdir(), 'fennelbean-bench-'));
const file = join(folder, 'pages.pdf');
try {
  writeFileSync(file, writePdf(pages));
  const runs = [];
  for (let run = 0; run < Math.max(1, Number(options.runs) || 5); run++) {
    const own = await readOnce();
    runs.push({ ...own, pdftotext: readByPdftotext() });
  }
  report(runs);
} finally {
  rmSync(folder, { recursive: true });
}

/** The start of the process is part of it. */
async function readOnce() {
  const runner = new IsolatedProcesses();
  const programs = new InstalledPrograms(process.env.PATH ?? '');
  const reader = createDocumentReader({ runner, script, limits: documentsSchema.parse({}), programs });
  try {
    const cold = await timed(() => reader.read({ path: 'pages.pdf', file }));
    const warm = await timed(() => reader.read({ path: 'pages.pdf', file }));
    const [document] = cold.value.documents;
    if (!document) throw new Error(JSON.stringify(cold.value.refused));
    const tables = document.text.match(/^\|(?: --- \|)+$/gm)?.length ?? 0;
    if (document.places.length !== pages || tables < pages)
      throw new Error(`${document.places.length} pages, ${tables} tables`);
    return { cold: cold.seconds, warm: warm.seconds, characters: document.text.length, tables };
  } finally {
    runner.stop();
  }
}

/** Seconds; null where it is not installed. */
function readByPdftotext() {
  const started = performance.now();
  try {
    execFileSync('pdftotext', ['-layout', file, '-'], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  return (performance.now() - started) / 1000;
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

function report(runs) {
  // What else runs on the machine only ever adds: the best run is nearest to the truth.
  const best = (read) => Math.min(...runs.map(read));
  const isInstalled = runs.every(({ pdftotext }) => pdftotext !== null);
  const rounded = (value) => Number(value.toFixed(3));
  const result = {
    pages,
    megabytes: rounded(statSync(file).size / 1e6),
    characters: runs[0].characters,
    tables: runs[0].tables,
    runs: runs.length,
    coldSeconds: rounded(best(({ cold }) => cold)),
    warmSeconds: rounded(best(({ warm }) => warm)),
    pagesPerSecond: Math.round(pages / best(({ cold }) => cold)),
    pdftotextSeconds: isInstalled ? rounded(best(({ pdftotext }) => pdftotext)) : null,
    ratio: isInstalled ? rounded(best(({ pdftotext }) => pdftotext) / best(({ cold }) => cold)) : null,
  };
  const rows = [
    ['pages, tables', `${result.pages}, ${result.tables}`],
    ['first file, process started, s', result.coldSeconds],
    ['second file, s', result.warmSeconds],
    ['pages a second', result.pagesPerSecond],
    ['pdftotext -layout, s', result.pdftotextSeconds ?? 'skipped: pdftotext (poppler-utils) is not installed'],
    ['speed as a share of pdftotext', result.ratio ?? 'skipped'],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(34)}${String(value).padStart(20)}`);
  console.log(JSON.stringify(result));
}

/** Pages of 36 lines of prose and a table of 10 rows each, in Helvetica. */
function writePdf(count) {
  const objects = [];
  const add = (body) => objects.push(body);
  add('<</Type/Catalog/Pages 2 0 R>>');
  const kids = Array.from({ length: count }, (_, at) => `${4 + 2 * at} 0 R`).join(' ');
  add(`<</Type/Pages/Count ${count}/Kids[${kids}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  for (let page = 0; page < count; page++) {
    const content = pageContent(page);
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * page} 0 R>>`,
    );
    add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return `${text}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

function pageContent(page) {
  const words =
    'the measured pressure of each patient is noted every morning before the first meal and after rest'.split(' ');
  const lines = [`BT /F1 16 Tf 60 790 Td (Chapter ${page + 1}) Tj ET`];
  for (let line = 0; line < 36; line++) {
    const text = Array.from({ length: 13 }, (_, at) => words[(page * 7 + line * 3 + at) % words.length]).join(' ');
    lines.push(`BT /F1 10 Tf 60 ${760 - 13 * line} Td (${text}) Tj ET`);
  }
  for (let row = 0; row < 10; row++) {
    const cells =
      row === 0
        ? ['Day', 'Morning', 'Evening', 'Note']
        : [`${row}`, `${120 + ((page + row) % 30)}`, `${118 + row}`, 'calm'];
    cells.forEach((cell, at) => lines.push(`BT /F1 10 Tf ${60 + 110 * at} ${200 - 14 * row} Td (${cell}) Tj ET`));
  }
  return lines.join('\n');
}
