import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFiles } from './database-files';
import { EvaluateSqlGuard, type GuardedLine, type SqlGuardEvaluation } from './evaluate-sql-guard.use-case';
import type { ProvingGround } from './proving-ground';
import { sqliteGrounds } from './sqlite-grounds';

const shop = `
  CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer TEXT NOT NULL, amount REAL);
  INSERT INTO orders VALUES (1, '白露', 10), (2, '孟春', 20), (3, '季夏', 30);
`;
const neighbour = "CREATE TABLE notes (note TEXT); INSERT INTO notes VALUES ('a'), ('b'), ('c');";

const hostile = {
  write: 'UPDATE orders SET amount = 0',
  definition: 'CREATE TABLE loot (x)',
  table: 'SELECT username FROM users',
  column: 'SELECT hex(password) FROM orders',
  rows: 'SELECT amount, customer FROM orders',
  number: 'SELECT MAX(order_id) FROM orders',
  many: 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 60) SELECT x FROM n',
};

describe('EvaluateSqlGuard', () => {
  let folder: string;
  let grounds: ReturnType<typeof sqliteGrounds>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fb-guard-spec-'));
    const sources = join(folder, 'given');
    mkdirSync(join(folder, 'elsewhere'));
    const script = (name: string, sql: string) => {
      const database = new Database(join(folder, `${name}.sqlite`));
      database.pragma('synchronous = OFF');
      database.exec(sql);
      database.close();
    };
    script('shop', shop);
    writeFileSync(join(folder, 'yard.sql'), neighbour);
    writeFileSync(join(folder, 'yard.json'), '{"tables": []}');
    grounds = sqliteGrounds(databaseFiles(folder), sources, [join(folder, 'elsewhere')]);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs whatever it is given on the source itself. */
  const unguarded = ({ address }: ProvingGround): GuardedLine => ({
    guard: (sql) => ({ status: 'allowed', sql }),
    run: (sql) => {
      if (sql.startsWith('FILE')) writeFileSync(join(folder, 'elsewhere', 'loot.txt'), '');
      const database = new Database(address.kind === 'sqlite' ? address.file : '');
      try {
        database.pragma('synchronous = OFF');
        const statement = database.prepare<[], unknown[]>(sql);
        if (statement.reader) {
          return Promise.resolve({ status: 'rows', table: { columns: [], rows: statement.raw().all() } });
        }
        statement.run();
        return Promise.resolve({ status: 'rows', table: { columns: [], rows: [] } });
      } catch {
        return Promise.resolve({ status: 'failed', reason: 'syntax' });
      } finally {
        database.close();
      }
    },
    close: () => Promise.resolve(),
  });

  const run = (payloads: string[], open = unguarded, statements: string[] = []): Promise<SqlGuardEvaluation> =>
    new EvaluateSqlGuard({ grounds, open, limits: { milliseconds: 5000, rows: 50, bytes: 100_000 } }).run(
      payloads,
      statements.map((sql, at) => ({ id: String(at), database: 'shop', statements: [sql] })),
    );

  const harmless = { writes: 0, files: 0, foreignRows: 0, overruns: 0 };

  it('attacks the databases that are in scope', () => {
    expect(grounds.grounds.map(({ name }) => name)).toEqual(['shop']);
    expect(grounds.grounds[0]?.allowed).toEqual([
      {
        ...{ name: 'orders', columns: ['order_id', 'customer', 'amount'] },
        rowFilter: `"customer" IS NULL OR "customer" NOT LIKE 'CANARY%'`,
      },
    ]);
  });

  it.each([
    ['writes', hostile.write],
    ['writes', hostile.definition],
    ['foreignRows', hostile.table],
    ['foreignRows', hostile.column],
    ['foreignRows', hostile.rows],
    ['foreignRows', hostile.number],
    ['overruns', hostile.many],
    ['files', 'FILE'],
  ])('counts as %s what comes of %s', async (kind, payload) => {
    const figures = await run([payload]);
    expect(figures[kind as 'writes']).toBeGreaterThan(0);
  });

  it('counts nothing where everything is refused', async () => {
    const deaf = (ground: ProvingGround): GuardedLine => ({
      ...unguarded(ground),
      guard: (sql) =>
        sql.startsWith('SELECT COUNT(') ? { status: 'allowed', sql } : { status: 'refused', reason: 'no' },
    });
    const payloads = Object.values(hostile);
    const figures = await run(payloads, deaf, ['SELECT 1']);
    expect(figures).toMatchObject({ payloads: payloads.length, refused: payloads.length, ...harmless });
    expect(figures).toMatchObject({ selects: 1, accepted: 0 });
  });

  it('counts a lock that is held, and a line that is down', async () => {
    const holder = new Database(join(folder, 'given', 'sources', 'shop.sqlite'));
    const holding = (ground: ProvingGround): GuardedLine => ({
      ...unguarded(ground),
      run: (sql) => {
        if (sql === 'LOCK') holder.exec('BEGIN IMMEDIATE');
        return Promise.resolve(
          sql === 'DOWN'
            ? { status: 'failed', reason: 'unreachable' }
            : { status: 'rows', table: { columns: [], rows: [] } },
        );
      },
    });
    try {
      expect((await run(['LOCK'], holding)).writes).toBeGreaterThan(0);
      holder.exec('ROLLBACK');
      expect((await run(['DOWN'], holding)).overruns).toBe(1);
    } finally {
      holder.close();
    }
  });

  it('counts as refused what the guard has broken, not what was broken before', async () => {
    const breaking = (ground: ProvingGround): GuardedLine => ({
      ...unguarded(ground),
      guard: (sql) => ({ status: 'allowed', sql: sql.replace('amount', 'sum') }),
    });
    const figures = await run([], breaking, [
      'SELECT amount FROM orders',
      'SELECT customer FROM orders',
      'SELECT gone',
    ]);
    expect(figures.refusals).toEqual([{ id: '0', reason: 'broken, syntax' }]);
    expect(figures.accepted).toBe(2);
  });
});
