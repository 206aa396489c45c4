import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ListedPaper, PaperPage } from './listed-paper';
import { PapersError } from './papers-error';
import { papersSchema } from './papers-schema';
import { PaperWriter, type PaperChange } from './paper-writer';

/** The SQLite file of papers. Nothing else writes to it. */
export class PapersFile {
  private readonly database: Database.Database;

  /** Makes the file and its folder where there are none. Throws `PapersError` where it is a file of something else. */
  constructor(private readonly file: string) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && !found.isFile()) throw new PapersError(`${file} is not a file. Name one with --database.`);
    mkdirSync(dirname(file), { recursive: true });
    this.database = this.opened();
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  write(work: (write: (paper: ListedPaper, page: PaperPage | null, today: string) => PaperChange) => void): void {
    this.guarded(() => {
      this.database.transaction(() => {
        this.database.exec(papersSchema);
        const writer = new PaperWriter(this.database);
        work((paper, page, today) => writer.write(paper, page, today));
      })();
    });
  }

  count(): number {
    return this.database.prepare<[], number>('SELECT COUNT(*) FROM papers').pluck().get() ?? 0;
  }

  close(): void {
    this.database.close();
  }

  private opened(): Database.Database {
    const database = new Database(this.file, { timeout: 5000 });
    try {
      return this.guarded(() => {
        this.checkOwn(database);
        return database;
      });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  private checkOwn(database: Database.Database): void {
    const names = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    if (names.length === 0) return;
    const columns = new Set(database.prepare<[], string>("SELECT name FROM pragma_table_info('papers')").pluck().all());
    if (['paper_id', 'identifier', 'month', 'added_on'].every((name) => columns.has(name))) return;
    throw new PapersError(`${this.file} is a database of something else. Name another file with --database.`);
  }

  private guarded<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      throw this.told(error) ?? error;
    }
  }

  /** By its code: the driver's class is another one in each realm. */
  private told(error: unknown): PapersError | null {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return null;
    if (code === 'SQLITE_NOTADB') {
      return new PapersError(`${this.file} is not a SQLite file. Name another with --database.`);
    }
    if (code.startsWith('SQLITE_BUSY')) {
      return new PapersError(`${this.file} is being written by another program. Try again when it is done.`);
    }
    return new PapersError(`${this.file} cannot be written: ${String(message)}.`);
  }
}
