import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { databaseFiles } from './database-files';
import { EvaluateSqlGuard, type GuardedLine, type SqlGuardEvaluation } from './evaluate-sql-guard.use-case';
import { findMariadb, type StartedServer, startMariadb } from './mariadb-program';
import { mysqlGrounds } from './mysql-grounds';
import type { GroundAddress, ProvingGround, ProvingGrounds } from './proving-ground';

const programs = findMariadb(process.env.PATH ?? '');
const onServer = programs ? describe : describe.skip;

onServer('grounds on a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fb-grounds-spec-'));
  let server: StartedServer;
  let grounds: ProvingGrounds;

  beforeAll(async () => {
    const given = join(folder, 'given');
    mkdirSync(given);
    const shop = new Database(join(given, '小店.sqlite'));
    shop.exec(`CREATE TABLE "订单" ("编号" INTEGER PRIMARY KEY, "顾客" TEXT, amount REAL);
      INSERT INTO "订单" VALUES (1, '白露', 10.5), (2, '孟春', 20), (3, '季夏', NULL);`);
    shop.close();
    writeFileSync(join(given, 'yard.sql'), "CREATE TABLE notes (note TEXT); INSERT INTO notes VALUES ('a');");
    writeFileSync(join(given, 'yard.json'), '{"tables": []}');
    server = await startMariadb(programs ?? { server: '', install: '' }, folder);
    grounds = await mysqlGrounds({
      ...{ files: databaseFiles(given), folder, server: server.access, isOwn: true },
      ...{ folders: server.folders, locks: ['mine'] },
    });
  }, 60_000);

  afterAll(async () => {
    await grounds.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** Runs whatever it is given as the user that may do anything, in one session for all. */
  const unguarded = ({ address }: ProvingGround): GuardedLine => {
    const { host, port, user, password, database } = address as GroundAddress & { kind: 'mysql' };
    const connected = createConnection({ host, port, user, password, database, rowsAsArray: true });
    return {
      guard: (sql) => ({ status: 'allowed', sql }),
      run: async (sql) => {
        try {
          const [rows] = await (await connected).query(sql);
          const cells = Array.isArray(rows) ? (rows as unknown[][]) : [];
          return { status: 'rows', table: { columns: [], rows: cells } };
        } catch {
          return { status: 'failed', reason: 'syntax' };
        }
      },
      close: async () => (await connected).end(),
    };
  };

  const run = (payload: string): Promise<SqlGuardEvaluation> =>
    new EvaluateSqlGuard({ grounds, open: unguarded, limits: { milliseconds: 500, rows: 50, bytes: 1e5 } }).run(
      [payload],
      [],
    );

  it.each([
    ['writes', 'UPDATE `订单` SET amount = 0'],
    ['writes', "INSERT INTO yard.notes VALUES ('b')"],
    ['writes', 'CREATE VIEW peep AS SELECT * FROM users'],
    ['writes', "SELECT GET_LOCK('mine', 0)"],
    ['files', "SELECT 1 INTO OUTFILE 'loot.txt'"],
    ['foreignRows', 'SELECT password FROM users'],
    ['foreignRows', 'SELECT * FROM `订单`'],
    ['overruns', 'SELECT SLEEP(2.5)'],
  ])(
    'counts as %s what comes of %s',
    async (kind, payload) => {
      expect((await run(payload))[kind as 'writes']).toBeGreaterThan(0);
    },
    30_000,
  );

  it('counts nothing where nothing happens', async () => {
    expect(await run('SELECT `编号` FROM `订单` WHERE amount = 10.5')).toMatchObject({
      ...{ writes: 0, files: 0, foreignRows: 0, overruns: 0 },
    });
  });
});
