// Writes documents/ and questions.jsonl out of content/: node evaluation/figures/make-documents.mjs
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { save } from './generator/files.mjs';
import { render } from './generator/render.mjs';
import { writeDocx } from './generator/write-docx.mjs';
import { writeHtml } from './generator/write-html.mjs';
import { writeMarkdown } from './generator/write-markdown.mjs';
import { writePdf } from './generator/write-pdf.mjs';
import { writePptx } from './generator/write-pptx.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, 'documents');
const writers = { '.md': writeMarkdown, '.html': writeHtml, '.docx': writeDocx, '.pptx': writePptx, '.pdf': writePdf };
const withFiles = (document) => extname(document.file) === '.md' || document.style === 'files';

rmSync(folder, { recursive: true, force: true });
const questions = [];
const counts = { documents: 0, english: 0, figures: 0, withoutCaption: 0, tables: 0, bytes: 0 };
for (const name of readdirSync(join(here, 'content')).sort()) {
  const { default: document } = await import(`./content/${name}`);
  const blocks = [];
  for (const block of document.blocks)
    blocks.push(block.figure ? { ...block, file: `${block.figure}.png`, image: await render(block.picture) } : block);
  await writers[extname(document.file)](join(folder, document.file), { ...document, blocks }, (file, data) =>
    save(join(folder, file), data),
  );
  counts.documents += 1;
  counts.english += document.language === 'en' ? 1 : 0;
  blocks
    .filter(({ figure, table }) => figure ?? table)
    .forEach((block, ordinal) => {
      counts[block.figure ? 'figures' : 'tables'] += 1;
      counts.withoutCaption += block.figure && !block.caption ? 1 : 0;
      const figure =
        block.figure && withFiles(document) ? block.file : (block.table ?? block.caption ?? String(ordinal));
      if (block.questions.length < 2 || block.questions.length > 3)
        throw new Error(`${document.file}, ${figure}: 2 or 3 questions`);
      for (const [question, facts] of block.questions)
        questions.push({ question, document: `documents/${document.file}`, figure, ordinal, facts });
    });
}
if (new Set(questions.map(({ question }) => question)).size !== questions.length) throw new Error('a question twice');
writeFileSync(join(here, 'questions.jsonl'), `${questions.map((each) => JSON.stringify(each)).join('\n')}\n`);
for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }))
  if (name.isFile()) counts.bytes += readFileSync(join(name.parentPath, basename(name.name))).length;
console.log(JSON.stringify({ ...counts, questions: questions.length }));
