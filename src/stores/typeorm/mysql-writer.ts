import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import { driverCode } from './database-error';
import type { SqlWriter, Statement, UnitResult } from './sql-writer';

const attempts = 6;
/** Milliseconds before the second attempt, at most. */
const longestPause = 20;
const retryCodes = ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT'];

/**
 * Each unit of work is a transaction on a connection of its own; the victim of a deadlock is run again. When the server is
 * gone, `write` throws, and the broken connection is dropped: the next write opens another. When the connection is lost
 * during the commit, nobody knows whether it was done, and `write` throws as well. Who then writes the same again is told
 * the truth by its required statements: a claim that had been committed answers `duplicate`, which means stored.
 */
export class MysqlWriter implements SqlWriter {
  constructor(private readonly pool: Pool) {}

  async write(unit: readonly Statement[]): Promise<UnitResult> {
    if (unit.length === 0) return { written: true };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(unit);
      } catch (error) {
        if (attempt === attempts || !retryCodes.includes(driverCode(error))) throw error;
        // Not all of them at the same time again.
        await pause(Math.random() * longestPause * attempt);
      }
    }
  }

  private async attempt(unit: readonly Statement[]): Promise<UnitResult> {
    const connection = await this.pool.getConnection();
    let usable = true;
    try {
      await connection.beginTransaction();
      for (const [index, statement] of unit.entries()) {
        if (await this.execute(connection, statement)) continue;
        await connection.rollback();
        return { written: false, unchanged: index };
      }
      await connection.commit();
      return { written: true };
    } catch (error) {
      usable = await connection.rollback().then(
        () => true,
        () => false,
      );
      throw error;
    } finally {
      if (usable) connection.release();
      else connection.destroy();
    }
  }

  /** False when a required statement changed nothing. */
  private async execute(connection: PoolConnection, { sql, parameters, requireChange = false }: Statement) {
    try {
      const [result] = await connection.query<ResultSetHeader>(sql, [...parameters]);
      return !requireChange || result.affectedRows > 0;
    } catch (error) {
      if (requireChange && driverCode(error) === 'ER_DUP_ENTRY') return false;
      throw error;
    }
  }
}
