import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { dirname as folderOf, join } from 'node:path/posix';
import { bringerOf, pathInBase } from '../origins/origin-paths';
import type { FolderContent } from '../read-folder';

/** Bytes of a picture beside a document, or why they are not read. */
export type BesideDocument = Buffer | 'missing' | 'outside' | 'too-large';

const LARGEST = 20 * 1024 * 1024;

/** Path in the knowledge base of what a document names; null where it leads out of what the document came with. */
export function pathBeside(document: string, file: string): string | null {
  const path = join(folderOf(document), file);
  const isWithin = !path.startsWith('/') && path !== '..' && !path.startsWith('../');
  return isWithin && bringerOf(path) === bringerOf(document) ? path : null;
}

/** Links are followed as long as they stay within the knowledge base, or the mirror of its origin. */
export async function readBeside(
  fileOf: FolderContent['fileOf'],
  { document, file }: { document: string; file: string },
): Promise<BesideDocument> {
  const path = pathBeside(document, file);
  if (path === null) return 'outside';
  try {
    const [found, root] = await Promise.all([realpath(fileOf(path)), realpath(rootOf(fileOf, document))]);
    if (!found.startsWith(root + sep)) return 'outside';
    const { size, isFile } = await stat(found).then((one) => ({ size: one.size, isFile: one.isFile() }));
    if (!isFile) return 'missing';
    return size > LARGEST ? 'too-large' : await readFile(found);
  } catch {
    return 'missing';
  }
}

function rootOf(fileOf: FolderContent['fileOf'], document: string): string {
  const bringer = bringerOf(document);
  return bringer === 'file' ? fileOf('') : dirname(fileOf(pathInBase(bringer.slice('sync:'.length), 'any')));
}
