import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import prettier from 'prettier';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export async function save(path, data) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}

/** In the project's own style. */
export async function writeText(path, content, parser) {
  const style = await prettier.resolveConfig(`${root}/package.json`);
  await save(path, await prettier.format(content, { ...style, parser }));
}

/** A zip of names and contents that is the same every time. */
export async function writeZip(path, entries) {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries))
    zip.file(name, content, { date: new Date('2026-01-05T00:00:00Z'), createFolders: false });
  await save(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' }));
}

export const escape = (content) =>
  content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
