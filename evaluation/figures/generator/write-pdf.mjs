// Printed by Chromium; CHROMIUM names another one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { save } from './files.mjs';
import { asData, pageOf } from './write-html.mjs';

const font = new URL('../../../assets/fonts/NotoSansCJKsc-Subset.otf', import.meta.url);
const style = `<style>
@font-face { font-family: Document; src: url(${font}); }
@page { size: A4; margin: 22mm 20mm; }
body { font: 12pt/1.6 Document; } h1 { font-size: 18pt; } h2 { font-size: 14pt; }
h2:not(:first-of-type) { break-before: page; }
img { width: 150mm; height: auto; } figure { margin: 4mm 0; } figcaption { font-size: 10.5pt; text-align: center; }
table { border-collapse: collapse; width: 100%; } td, th { border: 0.3mm solid #444; padding: 1.5mm 3mm; text-align: left; }
caption { font-size: 10.5pt; padding-bottom: 2mm; }
</style>`;

export async function writePdf(path, document) {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  try {
    writeFileSync(join(folder, 'page.html'), pageOf(document, asData, style));
    execFileSync(
      process.env.CHROMIUM ?? '/usr/bin/chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--allow-file-access-from-files',
        `--user-data-dir=${folder}/profile`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${folder}/page.pdf`,
        `file://${folder}/page.html`,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    // The hour of printing would make every run another file; the text keeps its length.
    const printed = readFileSync(join(folder, 'page.pdf')).toString('latin1');
    const dated = printed.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, (_, name) => `/${name} (D:20260105000000`);
    await save(path, Buffer.from(dated, 'latin1'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
