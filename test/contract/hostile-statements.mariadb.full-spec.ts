import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2';
import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { queryLimits } from '../../src/analytics/source/data-source';
import { describeOnMariadb } from '../servers/describe-on-mariadb';
import { projectFolder } from '../support/compile-sources';
import { filesNow, guardFixtures, hostileStatements, isCanary, leaked, scopeOf } from './hostile-statements';

jest.setTimeout(120_000);

const MILLISECONDS = 150;
const databases = ['hospital', 'hospital_archive'];
const reader = { user: 'reader', password: 'Lesen-只读-1' };
const statements = hostileStatements('mariadb');

const quoted = (name: string): string => `\`${name}\``;

/** What docs/analytics.md has an admin do: views of what may be read, in a database of their own, and one user for them. */
const grants = [
  'CREATE DATABASE hospital_reading CHARACTER SET utf8mb4',
  ...scopeOf('mariadb').tables.map(
    ({ name, columns, rowFilter }) =>
      `CREATE VIEW hospital_reading.${quoted(name)} AS SELECT ${columns.map(quoted).join(', ')} FROM hospital.${quoted(name)}` +
      (rowFilter === undefined ? '' : ` WHERE ${rowFilter}`),
  ),
  `CREATE USER '${reader.user}'@'127.0.0.1' IDENTIFIED BY '${reader.password}'`,
  `GRANT SELECT, SHOW VIEW ON hospital_reading.* TO '${reader.user}'@'127.0.0.1'`,
  `ALTER USER '${reader.user}'@'127.0.0.1' WITH MAX_STATEMENT_TIME ${MILLISECONDS / 1000}`,
];

describeOnMariadb('hostile statements on MariaDB, without any guard', (server) => {
  let canaries: ReadonlySet<string> = new Set();
  let before: unknown;

  const fixture = (name: string): string => readFileSync(join(guardFixtures, 'mariadb', name), 'utf8');
  const lines = async (sql: string): Promise<string[]> => (await server().run(sql)).split('\n');
  const tables = (): Promise<string[]> =>
    lines(
      `SELECT CONCAT('\`', table_schema, '\`.\`', table_name, '\`') FROM information_schema.tables
       WHERE table_schema IN ('hospital', 'hospital_archive') AND table_type LIKE '%TABLE%' OR table_type LIKE 'SYSTEM V%'
         AND table_schema LIKE 'hospital%' ORDER BY 1`,
    );

  /** All that a statement could have changed. */
  async function stateNow(): Promise<unknown> {
    const [folder = ''] = await lines('SELECT @@datadir');
    return {
      sums: await server().run(`CHECKSUM TABLE ${(await tables()).join(', ')}`),
      names: await server().run(
        'SELECT table_schema, table_name, table_type FROM information_schema.tables ORDER BY 1, 2',
      ),
      users: await server().run(
        'SELECT user, host FROM mysql.user ORDER BY 1, 2; SELECT COUNT(*) FROM mysql.tables_priv',
      ),
      programs: await server().run('SELECT COUNT(*) FROM mysql.proc; SELECT COUNT(*) FROM mysql.event'),
      settings: await server().run(
        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('general_log', 'slow_query_log', 'local_infile', 'max_statement_time')",
      ),
      files: filesNow(statements, [folder, ...databases.map((name) => join(folder, name)), projectFolder]),
      serverFolder: readdirSync(join(folder, '..')).sort(),
    };
  }

  beforeAll(async () => {
    for (const [at, name] of databases.entries()) {
      await server().run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      await server().run(`USE ${name};\n${fixture(at === 0 ? 'schema.sql' : 'neighbour.sql')}`);
    }
    await server().run(grants.join(';\n'));
    const cells = (await Promise.all((await tables()).map((table) => lines(`SELECT * FROM ${table}`)))).flat();
    canaries = new Set(cells.flatMap((line) => line.split('\t')).filter(isCanary));
    before = await stateNow();
  });

  it('changes nothing and shows nothing by the grants alone', async () => {
    const leaks: string[] = [];
    let rows = 0;
    // No grant bounds time and memory, or keeps a user from giving itself another password; the line does.
    const granted = hostileStatements('mariadb', ['waiting and spinning', 'memory and size']);
    const left = granted.filter((sql) => !/^set password/i.test(sql));
    expect(left.length).toBeGreaterThan(220);
    const connect = (): Connection => {
      const { host, port } = server().access;
      const made = createConnection({ host, port, ...reader, database: 'hospital_reading', multipleStatements: true });
      made.on('error', () => undefined);
      return made;
    };
    await inParallel(async () => {
      let connection = connect();
      for (let sql = left.pop(); sql !== undefined; sql = left.pop()) {
        const { found, isLost } = await ask(connection, sql);
        if (isLost) {
          connection.destroy();
          connection = connect();
        }
        if (Array.isArray(found)) rows++;
        leaks.push(...leaked(flatten(found), canaries, sql).map((value) => `${value} by ${sql}`));
      }
      connection.destroy();
    });
    await server().run(`KILL USER '${reader.user}'@'127.0.0.1'`);
    expect(leaks).toEqual([]);
    expect(canaries.size).toBeGreaterThan(100);
    expect(rows).toBeGreaterThan(30);
    expect(await stateNow()).toEqual(before);
  });

  it('gives an answer in time and leaves nothing behind on the line', async () => {
    const connection = createDataConnection(
      { kind: 'mysql', ...server().access, ...reader, database: 'hospital_reading' },
      { ...queryLimits, milliseconds: MILLISECONDS },
    );
    const outcomes = new Map<string, number>();
    const leaks: string[] = [];
    let longest = 0;
    const left = [...statements];
    await inParallel(async () => {
      for (let sql = left.pop(); sql !== undefined; sql = left.pop()) {
        const started = performance.now();
        const result = await connection.run(sql);
        longest = Math.max(longest, performance.now() - started);
        const outcome = result.status === 'rows' ? 'rows' : result.reason;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (result.status === 'failed') {
          expect(result.detail).not.toMatch(/reader|hospital|127\.0|\n/);
          continue;
        }
        expect(result.table.rows.length).toBeLessThanOrEqual(queryLimits.rows);
        expect(Buffer.byteLength(JSON.stringify(result.table.rows))).toBeLessThanOrEqual(queryLimits.bytes + 2);
        leaks.push(...leaked(result.table.rows.flat(), canaries, sql).map((value) => `${value} by ${sql}`));
      }
    });
    // Within one pattern or one huge text the server does not look whether it was killed; the guard bounds those.
    const running =
      "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'reader' AND command NOT IN ('Sleep', 'Killed')";
    const locks = 'SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_rows_locked > 0';
    expect(await server().run(`${running}; ${locks}`)).toBe('0\n0');
    await connection.close();
    expect(leaks).toEqual([]);
    expect(longest).toBeLessThan(2 * MILLISECONDS + 2000);
    expect(outcomes.get('denied')).toBeGreaterThan(80);
    expect(await stateNow()).toEqual(before);
    // It would wait for those before it stops.
    await server().kill();
  });
});

const inParallel = async (work: () => Promise<void>): Promise<void> => {
  await Promise.all([work(), work()]);
};

function ask(connection: Connection, sql: string): Promise<{ found: unknown; isLost: boolean }> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ found: null, isLost: true });
    }, 3 * MILLISECONDS);
    connection.query(sql, (error, found) => {
      clearTimeout(timer);
      resolve({ found, isLost: error?.fatal ?? false });
    });
  });
}

function flatten(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (value instanceof Date || value instanceof Uint8Array) return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : [value];
}
