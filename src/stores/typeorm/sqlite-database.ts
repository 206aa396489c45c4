import { setTimeout as pause } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { Database } from './database';
import { driverCode } from './database-error';
import { entities } from './entities/entities';
import { migrations, migrationsTable } from './migrations/migrations';
import { checkSqliteFile, explainSqlite } from './sqlite-check';
import { SqliteWriter } from './sqlite-writer';
import { StatementBuilder } from './statement-builder';

export async function openSqlite(file: string, lockTimeout: number): Promise<Database> {
  await checkSqliteFile(file, lockTimeout);
  let handle: BetterSqlite3.Database | undefined;
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    timeout: lockTimeout,
    entities,
    migrations,
    migrationsTableName: migrationsTable,
    prepareDatabase: async (opened: BetterSqlite3.Database) => {
      handle = opened;
      await useLog(opened, lockTimeout);
      opened.pragma('synchronous = FULL');
      // What is deleted or replaced is overwritten in the file, too.
      opened.pragma('secure_delete = ON');
    },
  });
  try {
    await dataSource.initialize();
    if (!handle) throw new Error('The driver gave no connection.');
    await migrate(dataSource, handle);
    return database(dataSource, new SqliteWriter(handle, { lockTimeout }));
  } catch (error) {
    handle?.close();
    throw explainSqlite(error, file);
  }
}

function database(dataSource: DataSource, writer: SqliteWriter): Database {
  return {
    kind: 'sqlite',
    dataSource,
    statements: new StatementBuilder(dataSource),
    writer,
    ping: async () => {
      await dataSource.query('SELECT 1');
    },
    close: async () => {
      await writer.settled();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}

/** Two processes that start at once may meet here, and SQLite does not wait for this change by itself. */
async function useLog(handle: BetterSqlite3.Database, lockTimeout: number): Promise<void> {
  const deadline = Date.now() + lockTimeout;
  for (;;) {
    try {
      handle.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (driverCode(error) !== 'SQLITE_BUSY' || Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}

/**
 * All migrations in one transaction that takes the write lock first: a process that starts at the same time waits and
 * then finds them done. This is the one transaction with awaits inside; nobody else has the connection yet.
 */
async function migrate(dataSource: DataSource, handle: BetterSqlite3.Database): Promise<void> {
  // Without this, a migration that rebuilds a table would delete what refers to it. Not possible within a transaction.
  handle.pragma('foreign_keys = OFF');
  handle.exec('BEGIN IMMEDIATE');
  try {
    await dataSource.runMigrations({ transaction: 'none' });
    handle.exec('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  }
  handle.pragma('foreign_keys = ON');
}
