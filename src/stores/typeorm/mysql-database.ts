import type { Pool, PoolOptions } from 'mysql2';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import type { Database } from './database';
import type { DatabaseConfig } from './database.config';
import { DatabaseError, driverCode } from './database-error';
import { entities } from './entities/entities';
import { refuseNewer } from './migrations/known';
import { migrations, migrationsTable } from './migrations/migrations';
import { MysqlWriter } from './mysql-writer';
import { StatementBuilder } from './statement-builder';

type MysqlConfig = DatabaseConfig['mysql'];

/**
 * Whatever the server's defaults are: text that does not fit is an error, backslashes escape as the driver expects, and
 * what is locked are rows, not the gaps between them, in which works that have nothing in common would meet.
 */
const session = [
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

export async function openMysql(config: MysqlConfig, lockTimeout: number): Promise<Database> {
  // Loaded here, because the embedded database does without.
  const { createPool } = await import('mysql2');
  let pool: Pool | undefined;
  const dataSource = new DataSource({
    type: 'mysql',
    host: config.host,
    port: config.port,
    username: config.user,
    password: config.password,
    database: config.database,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: false,
    entities,
    migrations,
    migrationsTableName: migrationsTable,
    driver: { createPool: (options: PoolOptions) => (pool = withSession(createPool(options))) },
  });
  try {
    await dataSource.initialize();
    if (!pool) throw new Error('The driver gave no connections.');
    await migrate(dataSource, pool, { config, lockTimeout });
    return database(dataSource, pool);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw explainMysql(error, config);
  }
}

function withSession(pool: Pool): Pool {
  pool.on('connection', (connection) => {
    // The pool drops what breaks; without a listener the program would end with it.
    connection.on('error', () => undefined);
    for (const statement of session) {
      connection.query(statement, (error) => {
        if (error) connection.destroy();
      });
    }
  });
  return pool;
}

function database(dataSource: DataSource, pool: Pool): Database {
  return {
    kind: 'mysql',
    dataSource,
    statements: new StatementBuilder(dataSource),
    writer: new MysqlWriter(pool.promise()),
    ping: async () => {
      await dataSource.query('SELECT 1');
    },
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}

/** Under a lock of the server, so that a process that starts at the same time waits and then finds the work done. */
async function migrate(
  dataSource: DataSource,
  pool: Pool,
  { config, lockTimeout }: { config: MysqlConfig; lockTimeout: number },
): Promise<void> {
  const connection = await pool.promise().getConnection();
  try {
    const lock = `${migrationsTable}:${config.database}`.slice(0, 64);
    const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS taken', [
      lock,
      lockTimeout / 1000,
    ]);
    if (rows[0]?.taken !== 1) {
      throw new DatabaseError(
        'locked',
        `The database ${nameOf(config)} is being changed by another program: wait for it and start again.`,
      );
    }
    await checkTables(connection, dataSource, config);
    await dataSource.runMigrations({ transaction: 'none' });
    await connection.query('SELECT RELEASE_LOCK(?)', [lock]);
    connection.release();
  } catch (error) {
    // The server gives the lock back when the connection ends.
    connection.destroy();
    throw error;
  }
}

/** Throws when the database is newer than this program, or has tables of these names that are another program's. */
async function checkTables(connection: PoolConnection, dataSource: DataSource, config: MysqlConfig): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const names = tables.map((table) => String(table.name));
  if (names.includes(migrationsTable)) {
    const [applied] = await connection.query<RowDataPacket[]>(`SELECT name FROM ${migrationsTable}`);
    const migrated = applied.map((row) => String(row.name));
    refuseNewer(migrated, nameOf(config));
    return;
  }
  const taken = dataSource.entityMetadatas.find(({ tableName }) => names.includes(tableName));
  if (!taken) return;
  throw new DatabaseError(
    'foreign',
    `The database ${nameOf(config)} has a table ${taken.tableName} of another program: name an empty database in database.mysql.database.`,
  );
}

const nameOf = ({ database: name, host, port }: MysqlConfig) => `${name} on ${host}:${port}`;

function explainMysql(error: unknown, config: MysqlConfig): unknown {
  if (error instanceof DatabaseError) return error;
  const code = driverCode(error);
  const options = { cause: error };
  const server = `${config.host}:${config.port}`;
  switch (code) {
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
      return new DatabaseError(
        'denied',
        `The database server ${server} refuses the user ${config.user}: check database.mysql.user and the password in the environment.`,
        options,
      );
    case 'ER_DBACCESS_DENIED_ERROR':
    case 'ER_TABLEACCESS_DENIED_ERROR':
      return new DatabaseError(
        'denied',
        `The user ${config.user} may not use the database ${nameOf(config)}: grant it all privileges on that database.`,
        options,
      );
    case 'ER_BAD_DB_ERROR':
      return new DatabaseError(
        'unreachable',
        `There is no database ${nameOf(config)}: create it (CREATE DATABASE) or correct database.mysql.database.`,
        options,
      );
    case 'ER_OPTION_PREVENTS_STATEMENT':
      return new DatabaseError(
        'read-only',
        `The database server ${server} is read-only: name one that can be written.`,
        options,
      );
    case 'ER_LOCK_WAIT_TIMEOUT':
      return new DatabaseError(
        'locked',
        `The database ${nameOf(config)} is locked by another program: stop that program and start again.`,
        options,
      );
    default:
      return unreachableCodes.includes(code) || code.startsWith('PROTOCOL_')
        ? new DatabaseError(
            'unreachable',
            `The database server ${server} does not answer (${code}): start it, or correct database.mysql.host and port.`,
            options,
          )
        : error;
  }
}

const unreachableCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_HOST_NOT_PRIVILEGED',
  'ER_SERVER_SHUTDOWN',
  'HANDSHAKE_NO_SSL_SUPPORT',
];
