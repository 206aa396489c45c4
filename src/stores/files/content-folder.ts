import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Characters of the SHA-256 in hexadecimal: 128 bits. */
const DIGITS = 32;
/** Of one that is being written. */
const UNFINISHED = /^\.[0-9a-f-]{36}$/;

/** Files named by their content, in a folder of their own that is made with the first of them. */
export class ContentFolder<Extension extends string> {
  private readonly folder: string;
  private readonly key: RegExp;

  /** @param extensions letters and digits only */
  constructor(folder: string, extensions: readonly Extension[]) {
    this.folder = resolve(folder);
    this.key = new RegExp(`^[0-9a-f]{${DIGITS}}\\.(?:${extensions.join('|')})$`);
  }

  /** Resolves to its key, which tells nothing of the content. The same content again is as new as the newest. */
  async put(bytes: Buffer, extension: Extension): Promise<string> {
    const key = `${createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS)}.${extension}`;
    const file = join(this.folder, key);
    const now = new Date();
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

  /** Absolute path; null where it is not there, or the key is none. */
  async find(key: string): Promise<string | null> {
    if (!this.key.test(key)) return null;
    const file = join(this.folder, key);
    const found = await stat(file).catch(() => null);
    return found?.isFile() === true ? file : null;
  }

  /** Removes what was put before then, save what is kept. @param before epoch milliseconds */
  async prune(before: number, kept: ReadonlySet<string> = new Set()): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      if (kept.has(name) || (!this.key.test(name) && !UNFINISHED.test(name))) continue;
      const file = join(this.folder, name);
      const found = await stat(file).catch(() => null);
      if (!found || found.mtimeMs >= before) continue;
      await rm(file, { force: true });
      removed++;
    }
    return removed;
  }
}
