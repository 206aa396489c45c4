import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AnswerFiles } from '../../core/ports/answer-files';

/** Characters of the SHA-256 in hexadecimal: 128 bits. */
const DIGITS = 32;
const KEY = /^[0-9a-f]{32}\.(?:png|csv)$/;
/** Of one that is being written. */
const UNFINISHED = /^\.[0-9a-f-]{36}$/;

/** `AnswerFiles` in a folder of its own, which is made with the first file. A file is named by its content. */
export class FolderAnswerFiles implements AnswerFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  async put(bytes: Buffer, extension: 'png' | 'csv'): Promise<string> {
    const key = `${createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS)}.${extension}`;
    const file = join(this.folder, key);
    const now = new Date();
    // The same content again: it is kept as long as the newest answer that has it.
    const isThere = await utimes(file, now, now).then(
      () => true,
      () => false,
    );
    if (isThere) return key;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = join(this.folder, `.${randomUUID()}`);
    try {
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return key;
  }

  async find(key: string): Promise<string | null> {
    if (!KEY.test(key)) return null;
    const file = join(this.folder, key);
    const found = await stat(file).catch(() => null);
    return found?.isFile() === true ? file : null;
  }

  async prune(before: number): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      if (!KEY.test(name) && !UNFINISHED.test(name)) continue;
      const file = join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (!found || found.mtimeMs >= before) continue;
      await rm(file, { force: true });
      removed++;
    }
    return removed;
  }
}
