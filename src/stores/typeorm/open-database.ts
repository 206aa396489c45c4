import { resolve } from 'node:path';
import type { Database } from './database';
import type { DatabaseConfig } from './database.config';
import { openMysql } from './mysql-database';
import { openSqlite } from './sqlite-database';

export interface OpenOptions {
  /** Milliseconds to wait for a lock that another process holds. */
  lockTimeout?: number;
}

/** Opens the configured database and brings its tables up to date. Throws `DatabaseError` when it cannot be used. */
export function openDatabase(config: DatabaseConfig, { lockTimeout = 5000 }: OpenOptions = {}): Promise<Database> {
  if (config.kind === 'sqlite') return openSqlite(resolve(config.sqlite.file), lockTimeout);
  return openMysql(config.mysql, lockTimeout);
}
