import type { DataConnection, QueryFailure, QueryLimits, QueryResult } from '../../src/analytics/source/data-source';

export interface DataConnectionSetup {
  /** On the same database as it is now. */
  open(limits?: Partial<QueryLimits>): DataConnection;
  /** Runs statements on the database itself, as its owner. */
  change(...statements: readonly string[]): Promise<void>;
  /** To what is not there. */
  openDead(): DataConnection;
  /** How the dialect says it. */
  words: {
    /** Rows 1 to so many, in a column `n`, as a derived table. */ numbers: (count: number) => string;
    /** A SELECT that takes minutes. */ endless: string;
    /** So many bytes of an expression. */ blob: (bytes: number) => string;
    quote: (name: string) => string;
  };
}

const rowsOf = (result: QueryResult): readonly (readonly unknown[])[] => {
  if (result.status === 'failed') throw new Error(`${result.reason}: ${result.detail}`);
  return result.table.rows;
};

const failed = (reason: QueryFailure): unknown => expect.objectContaining({ status: 'failed', reason }) as unknown;

/** What holds of a line to any database. The table `papers` holds (1, '心血管', '2026-03-01'), (2, '呼吸', '2026-04-09'). */
export function dataConnectionContract(setup: () => DataConnectionSetup): void {
  const opened: DataConnection[] = [];
  const open = (limits?: Partial<QueryLimits>): DataConnection => {
    const connection = setup().open(limits);
    opened.push(connection);
    return connection;
  };
  afterEach(async () => {
    for (const connection of opened.splice(0)) await connection.close();
  });

  it('gives rows with unique names, and dates as texts', async () => {
    const result = await open().run('SELECT id, subject, added_on, id FROM papers ORDER BY id');
    expect(result).toEqual({
      status: 'rows',
      isCut: false,
      table: {
        columns: ['id', 'subject', 'added_on', 'id_2'],
        rows: [
          [1, '心血管', '2026-03-01', 1],
          [2, '呼吸', '2026-04-09', 2],
        ],
      },
    });
  });

  it('gives nothing of nothing, with the names', async () => {
    const result = await open().run('SELECT subject FROM papers WHERE id > 5');
    expect(result).toEqual({ status: 'rows', isCut: false, table: { columns: ['subject'], rows: [] } });
  });

  it('binds values and never splices them', async () => {
    const connection = open();
    const values = { subject: "心血管' OR '1'='1", first: 1, year: '2026' };
    const sql =
      "SELECT id FROM papers WHERE subject = :subject OR (id = :first AND added_on LIKE '2026%' AND ':x' <> '')";
    expect(rowsOf(await connection.run(sql, { values }))).toEqual([[1]]);
    expect(await connection.run('SELECT :missing', { values: {} })).toEqual(failed('syntax'));
  });

  it('reads names in Chinese with spaces', async () => {
    const { quote } = setup().words;
    const sql = `SELECT ${quote('随访 日期')} AS ${quote('日 期')} FROM ${quote('随访 记录')}`;
    expect(await open().run(sql)).toMatchObject({ table: { columns: ['日 期'], rows: [['2026-01-02']] } });
  });

  it('gives numbers where they are exact, and else texts', async () => {
    const sql = 'SELECT 9007199254740993, 9007199254740991, 0.5, NULL, -3';
    expect(rowsOf(await open().run(sql))).toEqual([['9007199254740993', 9007199254740991, 0.5, null, -3]]);
  });

  it('leaves bytes out, 10 MB of them as well, and still counts them', async () => {
    const { blob } = setup().words;
    expect(rowsOf(await open().run(`SELECT ${blob(16)}, 1`))).toEqual([[expect.stringContaining('binary'), 1]]);
    const sql = 'SELECT id, content FROM attachments ORDER BY id';
    expect(rowsOf(await open().run(sql))).toEqual(
      [1, 2, 3].map((id) => [id, expect.stringContaining('binary') as string]),
    );
    expect(rowsOf(await open().run('SELECT COUNT(content) FROM attachments'))).toEqual([[3]]);
  });

  it('stops at the rows and at the bytes that may be read', async () => {
    const connection = open({ rows: 10, bytes: 1000 });
    const { numbers } = setup().words;
    const many = await connection.run(`SELECT n FROM ${numbers(50)} x`);
    expect(many).toMatchObject({ status: 'rows', isCut: true });
    expect(rowsOf(many)).toHaveLength(10);
    const wide = `SELECT '${'x'.repeat(300)}' AS wide FROM ${numbers(50)} x`;
    expect(rowsOf(await connection.run(wide))).toHaveLength(3);
    expect(await connection.run(`SELECT '${'x'.repeat(1200)}'`)).toEqual(failed('too-large'));
    expect(rowsOf(await connection.run('SELECT 1'))).toEqual([[1]]);
  });

  it('groups by a million values', async () => {
    const { numbers } = setup().words;
    const result = await open({ milliseconds: 20_000 }).run(
      `SELECT n, COUNT(*) AS c FROM ${numbers(1_000_000)} x GROUP BY n ORDER BY c DESC, n`,
    );
    expect(result).toMatchObject({ status: 'rows', isCut: true });
    expect(rowsOf(result)).toHaveLength(1000);
  });

  it('ends what is too slow, lets others wait for a while, and goes on', async () => {
    const connection = open({ milliseconds: 700, parallel: 1 });
    const { endless } = setup().words;
    const started = performance.now();
    const results = await Promise.all([connection.run(endless), connection.run(endless)]);
    expect(results.map((result) => result.status === 'failed' && result.reason).sort()).toEqual(['busy', 'too-slow']);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(rowsOf(await open().run('SELECT 1'))).toEqual([[1]]);
  });

  it('ends what nobody waits for any more', async () => {
    const connection = open();
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort();
    }, 100);
    expect(await connection.run(setup().words.endless, { signal: abort.signal })).toEqual(failed('cancelled'));
    expect(await connection.run('SELECT 1', { signal: abort.signal })).toEqual(failed('cancelled'));
    expect(rowsOf(await connection.run('SELECT 1'))).toEqual([[1]]);
  });

  it.each<[string, RegExp, RegExp]>([
    ['SELEC 1', /denied/, /SELECT/],
    ['', /denied/, /SELECT/],
    ['DELETE FROM papers', /denied/, /SELECT/],
    ['SELECT FROM WHERE', /syntax/, /syntax/],
    ['SELECT 1; SELECT 2', /denied|syntax/, /one statement|syntax/],
    ['SELECT absent FROM papers', /unknown-name/, /absent/],
    ['SELECT 1 FROM missing_table', /unknown-name/, /missing_table$/],
    ['SELECT missing_function(1)', /unknown-name/, /missing_function$/],
  ])('says of %p what is wrong with it', async (sql, reason, detail) => {
    const result = await open().run(sql);
    expect(result).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(reason) as unknown,
      detail: expect.stringMatching(detail) as unknown,
    });
    expect(JSON.stringify(result)).not.toMatch(/test_papers|127\.0|fennelbean|\n/);
  });

  it('tells of a table that was dropped, and goes on', async () => {
    const connection = open();
    await setup().change('CREATE TABLE brief (id INTEGER)', 'INSERT INTO brief VALUES (7)');
    expect(rowsOf(await connection.run('SELECT id FROM brief'))).toEqual([[7]]);
    await setup().change('DROP TABLE brief');
    const result = await connection.run('SELECT id FROM brief');
    expect(result).toEqual({ status: 'failed', reason: 'unknown-name', detail: 'no such table: brief' });
    expect(rowsOf(await connection.run('SELECT COUNT(*) FROM papers'))).toEqual([[2]]);
  });

  it('tells of a database that is not there', async () => {
    const dead = setup().openDead();
    opened.push(dead);
    const result = await dead.run('SELECT 1');
    expect(result).toMatchObject({ status: 'failed', reason: 'unreachable' });
    expect(JSON.stringify(result)).not.toMatch(/127\.0|localhost|tmp|\.sqlite|Geheim/);
  });
}
