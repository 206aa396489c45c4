import type BetterSqlite3 from 'better-sqlite3';
import { driverCode } from './database-error';
import type { SqlWriter, Statement, UnitResult } from './sql-writer';
import { SqliteUnits } from './sqlite-units';

/** So that a batch keeps nothing else of the program waiting for long. A longer unit is a batch by itself. */
const statementsPerBatch = 1000;
/** Milliseconds for which the first try to get the lock may stop everything: most writes of another process are over by then. */
const patience = 50;
/** Milliseconds between later tries, in which the program goes on. */
const pause = 10;

export interface SqliteWriterOptions {
  /** Milliseconds that a unit of work waits for a lock that another process holds. */
  lockTimeout: number;
}

interface WaitingUnit {
  unit: readonly Statement[];
  /** By `performance.now()`. */
  deadline: number;
  resolve: (result: UnitResult) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: the units of work that come in one turn of the event loop share a transaction, because bringing a commit
 * to the disk costs more than the writes do. A unit that fails leaves the others as they are; when the commit fails, all
 * of them have. Nothing is awaited between begin and commit, so no other work of this process gets into the transaction.
 */
export class SqliteWriter implements SqlWriter {
  private readonly units: SqliteUnits;
  private readonly queue: WaitingUnit[] = [];
  private isScheduled = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly handle: BetterSqlite3.Database,
    private readonly options: SqliteWriterOptions,
  ) {
    this.units = new SqliteUnits(handle);
  }

  write(unit: readonly Statement[]): Promise<UnitResult> {
    if (unit.length === 0) return Promise.resolve({ written: true });
    const result = new Promise<UnitResult>((resolve, reject) => {
      this.queue.push({ unit, deadline: performance.now() + this.options.lockTimeout, resolve, reject });
    });
    this.last = result;
    this.schedule();
    return result;
  }

  /** Resolves when all that was handed over is written or has failed. */
  async settled(): Promise<void> {
    await this.last.catch(() => undefined);
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.flush(patience);
    });
  }

  private flush(wait: number): void {
    this.isScheduled = false;
    try {
      this.begin(wait);
    } catch (error) {
      if (driverCode(error).startsWith('SQLITE_BUSY')) this.tryLater(error);
      else for (const { reject } of this.queue.splice(0)) reject(error);
      return;
    }
    this.commit(this.nextBatch());
    if (this.queue.length > 0) this.schedule();
  }

  /** Takes the lock for writing. */
  private begin(wait: number): void {
    if (this.handle.inTransaction) throw new Error('A transaction is open that is not of this writer.');
    this.handle.pragma(`busy_timeout = ${Math.min(wait, this.options.lockTimeout)}`);
    try {
      this.handle.exec('BEGIN IMMEDIATE');
    } finally {
      this.handle.pragma(`busy_timeout = ${this.options.lockTimeout}`);
    }
  }

  private tryLater(error: unknown): void {
    const now = performance.now();
    const kept = this.queue.findIndex(({ deadline }) => deadline > now);
    for (const { reject } of this.queue.splice(0, kept === -1 ? this.queue.length : kept)) reject(error);
    if (this.queue.length === 0) return;
    this.isScheduled = true;
    setTimeout(() => {
      this.flush(0);
    }, pause);
  }

  private nextBatch(): WaitingUnit[] {
    let statements = 0;
    const tooMany = this.queue.findIndex(({ unit }, index) => {
      statements += unit.length;
      return index > 0 && statements > statementsPerBatch;
    });
    return this.queue.splice(0, tooMany === -1 ? this.queue.length : tooMany);
  }

  private commit(batch: readonly WaitingUnit[]): void {
    const reports: (() => void)[] = [];
    try {
      for (const waiting of batch) reports.push(this.run(waiting));
      this.handle.exec('COMMIT');
    } catch (error) {
      if (this.handle.inTransaction) this.handle.exec('ROLLBACK');
      // Also to those that changed nothing: what they met may be gone again.
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const report of reports) report();
  }

  /** Answers how to report the result, once it is true. Throws when the whole transaction is lost, such as on a full disk. */
  private run({ unit, resolve, reject }: WaitingUnit): () => void {
    try {
      const result = this.units.run(unit);
      return () => {
        resolve(result);
      };
    } catch (error) {
      if (!this.handle.inTransaction) throw error;
      return () => {
        reject(error);
      };
    }
  }
}
