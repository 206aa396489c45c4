import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

import { systemReason } from '../knowledge-error';
import { pathFault } from '../origins/safe-path';
import { type ImportNote, left, taken } from './import-note';

/** What that program reads; all else in its folder was never part of its answers. */
const READ_THERE = new Set('.md .txt .pdf .xls .xlsx .csv .doc .docx .ppt .pptx .html .htm .py'.split(' '));

export interface CopyOptions {
  from: string;
  to: string;
  /** What the folder is called in notes. */
  name: string;
  /** Whether documents of that name are read here. */
  reads: (path: string) => boolean;
}

/** Copies documents with their folders; links and hidden files are left. */
export async function copyDocuments({
  from,
  to,
  name,
  reads,
}: CopyOptions): Promise<{ copied: number; notes: ImportNote[] }> {
  const notes: ImportNote[] = [];
  const others = new Map<string, number>();
  let copied = 0;
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const whole = join(entry.parentPath, entry.name);
    const path = whole.slice(from.length + 1).replaceAll('\\', '/');
    if (entry.isDirectory() || path.split('/').some((part) => part.startsWith('.'))) continue;
    const extension = extname(path).toLowerCase();
    const fault = entry.isFile() ? pathFault(path) : 'A link, or no file: not followed.';
    if (fault !== null) notes.push(left(`${name}/${path}`, fault));
    else if (!READ_THERE.has(extension) || !reads(path)) others.set(extension, (others.get(extension) ?? 0) + 1);
    else {
      try {
        await mkdir(dirname(join(to, path)), { recursive: true });
        await copyFile(whole, join(to, path));
        copied++;
      } catch (error) {
        notes.push(left(`${name}/${path}`, `Cannot be read: ${systemReason(error)}.`));
      }
    }
  }
  for (const [extension, count] of [...others].sort()) {
    const which = extension === '' ? 'without an extension' : `ending in ${extension}`;
    notes.push(left(`${name}/`, `${count} ${count === 1 ? 'file' : 'files'} ${which}: no documents.`));
  }
  return { copied, notes: [taken(`${name}/`, `${copied} documents.`), ...notes] };
}
