import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

export type SqliteHandle = BetterSqlite3.Database;

const companions = ['-wal', '-shm'];
const MARK = '.damaged-';

/** An SQLite file that may be lost: it is opened when first used, and anew after it was deleted or replaced. */
export class CacheFile {
  private opened: { handle: SqliteHandle; inode: number | null } | null = null;

  constructor(
    private readonly options: {
      file: string;
      /** Milliseconds to wait for a lock that another process holds. */
      timeout: number;
      /** Makes what is missing of the tables; what it throws leaves the file closed. */
      prepare: (handle: SqliteHandle) => void;
    },
  ) {}

  handle(): SqliteHandle {
    const { file, timeout, prepare } = this.options;
    if (this.opened?.inode === inodeOf(file)) return this.opened.handle;
    this.close();
    mkdirSync(dirname(file), { recursive: true });
    const handle = new BetterSqlite3(file, { timeout });
    try {
      prepare(handle);
    } catch (error) {
      handle.close();
      throw error;
    }
    this.opened = { handle, inode: inodeOf(file) };
    return handle;
  }

  /**
   * Renames the file, because it is damaged: the next use begins a new one. Of several such, only the last is kept.
   * @returns the new name; null where another process has renamed it
   */
  setAside(at: Date): string | null {
    const { file } = this.options;
    this.close();
    for (const name of namesBeside(file)) {
      if (name.startsWith(`${basename(file)}${MARK}`)) remove(join(dirname(file), name));
    }
    for (const suffix of companions) remove(`${file}${suffix}`);
    if (!existsSync(file)) return null;
    const aside = `${file}${MARK}${at.toISOString().replace(/[:.]/g, '-')}`;
    renameSync(file, aside);
    return aside;
  }

  close(): void {
    this.opened?.handle.close();
    this.opened = null;
  }
}

/** Whether an SQLite driver says that the file's content is broken, or is none of SQLite's. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const remove = (file: string): void => {
  rmSync(file, { force: true });
};

function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}

function namesBeside(file: string): string[] {
  return existsSync(dirname(file)) ? readdirSync(dirname(file)) : [];
}
