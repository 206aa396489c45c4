import { readdirSync } from 'node:fs';
import { createConnection, type Connection } from 'mysql2/promise';
import { guardSql } from '../../src/analytics/guard/guard-sql';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import {
  fixtureLines,
  fixtureScope,
  fixtureStatements,
  foreignValues,
  guardFixture,
  isFiltered,
  letThrough,
  mostRows,
} from './sql-guard';

const scope = fixtureScope('mysql');

describeOnMariadb('statements on MariaDB as a user who may do everything', (server) => {
  let connection: Connection;

  beforeAll(async () => {
    await server().run(
      "CREATE DATABASE hospital CHARACTER SET utf8mb4; CREATE DATABASE hospital_archive CHARACTER SET utf8mb4; CREATE USER 'all'@'127.0.0.1' IDENTIFIED BY 'all'; GRANT ALL ON *.* TO 'all'@'127.0.0.1' WITH GRANT OPTION",
    );
    const { host, port } = server().access;
    const options = {
      host,
      port,
      user: 'all',
      password: 'all',
      charset: 'utf8mb4',
      dateStrings: true,
      rowsAsArray: true,
    };
    connection = await createConnection({ ...options, multipleStatements: true });
    await connection.query(`USE hospital_archive; ${guardFixture('mysql', 'neighbour.sql')}`);
    await connection.query(`USE hospital; ${guardFixture('mysql', 'schema.sql')}`);
    // The mode of a server as it is installed; what the guard writes must not lean on another.
    await connection.query("SET sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'");
    await connection.query('SET max_statement_time = 5');
  }, 60_000);
  afterAll(() => connection.end());

  const rowsOf = async (sql: string): Promise<unknown[][]> =>
    (await connection.query(sql))[0] as unknown as unknown[][];
  const state = async (): Promise<string> => {
    const tables = await rowsOf(
      "SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables WHERE table_type <> 'VIEW' AND table_schema LIKE 'hospital%' ORDER BY 1",
    );
    const sums = await rowsOf(`CHECKSUM TABLE ${tables.flat().join(', ')}`);
    const users = await rowsOf('SELECT user, host FROM mysql.user ORDER BY 1, 2');
    const [[folder]] = (await rowsOf('SELECT @@datadir')) as [[string]];
    return JSON.stringify([sums, users, readdirSync(folder), readdirSync(`${folder}/hospital`)]);
  };

  it('hostile ones are refused, or do and show nothing', async () => {
    const hostile = fixtureLines('mysql', 'hostile.txt');
    expect(hostile.length).toBeGreaterThanOrEqual(300);
    const before = await state();
    const bad: string[] = [];
    for (const sql of letThrough(hostile, scope)) {
      const rows = await rowsOf(sql).catch((error: unknown) =>
        (error as { errno?: number }).errno === 1969 ? 'too slow' : [],
      );
      if (rows === 'too slow' || rows.length > mostRows || foreignValues(rows as unknown[][]).length > 0) bad.push(sql);
    }
    expect(bad).toEqual([]);
    expect(await state()).toBe(before);
  }, 60_000);

  it('honest ones are let through, 98 of 100 at least, and give what they gave', async () => {
    const all = fixtureStatements('mysql', 'selects.jsonl');
    let allowed = 0;
    for (const sql of all) {
      const result = guardSql(sql, scope);
      if (result.status !== 'allowed') continue;
      allowed += 1;
      const rows = await rowsOf(result.sql);
      if (!isFiltered(result.tables, scope)) {
        expect({ sql, rows }).toEqual({ sql, rows: (await rowsOf(sql)).slice(0, mostRows) });
      }
    }
    expect(allowed / all.length).toBeGreaterThanOrEqual(0.98);
  }, 60_000);
});
