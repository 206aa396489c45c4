import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { systemCode } from '../knowledge-error';

/** Writes a file so that a reader sees the old one or the new one. What stands in its way below `root` is taken away. */
export async function writeWhole(root: string, file: string, content: Uint8Array | string): Promise<void> {
  await makeFolder(root, dirname(file));
  // Hidden, so that no reader of the folder takes it for a document.
  const draft = `${dirname(file)}/.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    if (await isFolder(file)) await rm(file, { recursive: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function makeFolder(root: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!['EEXIST', 'ENOTDIR'].includes(systemCode(error)) || folder === root) throw error;
    for (let above = folder; above.length > root.length; above = dirname(above)) {
      if (await isFile(above)) await rm(above);
    }
    await mkdir(folder, { recursive: true });
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
