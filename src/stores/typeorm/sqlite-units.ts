import type BetterSqlite3 from 'better-sqlite3';
import { driverCode } from './database-error';
import type { SqlValue, Statement, UnitResult } from './sql-writer';

const preparedLimit = 200;
const duplicateCodes = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** The driver binds no booleans. */
const bindable = (value: SqlValue) => (typeof value === 'boolean' ? Number(value) : value);

class NothingChanged extends Error {
  constructor(readonly index: number) {
    super('a required statement changed nothing');
  }
}

/** Runs units of work within the open transaction of the handle, each in a savepoint of its own. */
export class SqliteUnits {
  private readonly prepared = new Map<string, BetterSqlite3.Statement>();
  /** Within a transaction, the driver makes of this a savepoint. */
  private readonly inSavepoint: BetterSqlite3.Transaction<(unit: readonly Statement[]) => void>;

  constructor(private readonly handle: BetterSqlite3.Database) {
    this.inSavepoint = handle.transaction((unit: readonly Statement[]) => {
      for (const [index, statement] of unit.entries()) this.execute(statement, index);
    });
  }

  /** Throws what the database says; nothing of the unit is written then. */
  run(unit: readonly Statement[]): UnitResult {
    try {
      this.inSavepoint(unit);
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
