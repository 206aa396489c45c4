import type BetterSqlite3 from 'better-sqlite3';
import { driverCode } from './database-error';
import type { SqlValue, SqlWriter, Statement, UnitResult } from './sql-writer';

const preparedLimit = 200;
const duplicateCodes = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** The driver binds no booleans. */
const bindable = (value: SqlValue) => (typeof value === 'boolean' ? Number(value) : value);

class NothingChanged extends Error {
  constructor(readonly index: number) {
    super('a required statement changed nothing');
  }
}

/**
 * One synchronous function per unit of work on the connection that everything shares. Nothing is awaited between begin
 * and commit, so no other work of this process can get into the transaction.
 */
export class SqliteWriter implements SqlWriter {
  private readonly prepared = new Map<string, BetterSqlite3.Statement>();
  private readonly run: BetterSqlite3.Transaction<(unit: readonly Statement[]) => void>;

  constructor(private readonly handle: BetterSqlite3.Database) {
    this.run = handle.transaction((unit: readonly Statement[]) => {
      for (const [index, statement] of unit.entries()) this.execute(statement, index);
    });
  }

  write(unit: readonly Statement[]): Promise<UnitResult> {
    return new Promise((resolve) => {
      resolve(this.writeNow(unit));
    });
  }

  private writeNow(unit: readonly Statement[]): UnitResult {
    if (unit.length === 0) return { written: true };
    if (this.handle.inTransaction) throw new Error('A transaction is open that is not of this writer.');
    try {
      this.run.immediate(unit);
      return { written: true };
    } catch (error) {
      if (error instanceof NothingChanged) return { written: false, unchanged: error.index };
      throw error;
    }
  }

  private execute({ sql, parameters, requireChange = false }: Statement, index: number): void {
    try {
      const { changes } = this.prepare(sql).run(...parameters.map(bindable));
      if (requireChange && changes === 0) throw new NothingChanged(index);
    } catch (error) {
      if (requireChange && duplicateCodes.includes(driverCode(error))) throw new NothingChanged(index);
      throw error;
    }
  }

  private prepare(sql: string): BetterSqlite3.Statement {
    const known = this.prepared.get(sql);
    if (known) return known;
    const statement = this.handle.prepare(sql);
    const oldest = this.prepared.size >= preparedLimit ? this.prepared.keys().next().value : undefined;
    if (oldest !== undefined) this.prepared.delete(oldest);
    this.prepared.set(sql, statement);
    return statement;
  }
}
