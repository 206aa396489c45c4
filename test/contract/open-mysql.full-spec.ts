import { DatabaseError } from '../../src/stores/typeorm/database-error';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { migrations } from '../../src/stores/typeorm/migrations/migrations';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { describeOnMariadb } from '../servers/describe-on-mariadb';

describeOnMariadb('opening a MariaDB database', (server) => {
  let name: string;
  let databases = 0;

  beforeEach(async () => {
    databases += 1;
    name = `test_open_${databases}`;
    await server().run(`CREATE DATABASE ${name}`);
  });

  const open = (changes: object = {}, lockTimeout = 5000) => {
    const mysql = { ...server().access, database: name, ...changes };
    return openDatabase(databaseConfig.parse({ kind: 'mysql', mysql }), { lockTimeout });
  };
  const failure = async (opening: Promise<unknown>): Promise<DatabaseError> => {
    const error: unknown = await opening.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof DatabaseError)) throw new Error('No DatabaseError.', { cause: error });
    expect(error.message).not.toContain(server().access.password);
    expect(error.message).not.toContain('\n');
    return error;
  };

  it('is done once when several start at once', async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => open()));
    await Promise.all(opened.map((database) => database.ping()));
    await Promise.all(opened.map((database) => database.close()));
    expect(await server().run(`SELECT COUNT(*) FROM ${name}.fennelbean_migrations`)).toBe(String(migrations.length));
  });

  it('goes on where a start was cut off within the migration', async () => {
    await (await open()).close();
    await server().run(`DROP TABLE ${name}.review_items; DELETE FROM ${name}.fennelbean_migrations`);
    await (await open()).close();
    expect(await server().run(`SHOW TABLES IN ${name} LIKE 'review_items'`)).toBe('review_items');
  });

  it('goes on where it was cut off between the columns of one table', async () => {
    await (await open()).close();
    await server().run(
      `ALTER TABLE ${name}.jobs DROP COLUMN attempts, DROP INDEX jobs_by_conversation;
       DROP TABLE ${name}.feedback;
       DELETE FROM ${name}.fennelbean_migrations WHERE name <> 'Initial1763683200000'`,
    );
    await (await open()).close();
    expect(await server().run(`SHOW TABLES IN ${name} LIKE 'feedback'`)).toBe('feedback');
    expect(await server().run(`SHOW INDEX FROM ${name}.jobs WHERE Key_name = 'jobs_by_conversation'`)).not.toBe('');
    expect(await server().run(`SHOW COLUMNS FROM ${name}.jobs LIKE 'attempts'`)).not.toBe('');
  });

  it('keeps every text in utf8mb4, whatever the database is set to', async () => {
    await (await open()).close();
    const columns = await server().run(
      `SELECT DISTINCT collation_name FROM information_schema.columns
       WHERE table_schema = '${name}' AND table_name <> 'fennelbean_migrations' AND collation_name IS NOT NULL`,
    );
    expect(columns).toBe('utf8mb4_bin');
  });

  it('fails rather than store less than it was given, whatever the server is set to', async () => {
    await server().run("SET GLOBAL sql_mode = ''");
    const database = await open();
    const sql = 'INSERT INTO assistants (name, title, language, strictness, origin, removed) VALUES (?, ?, ?, ?, ?, 0)';
    const write = database.writer.write([{ sql, parameters: ['x'.repeat(200), 'title', 'zh', 0.05, 'file'] }]);
    await expect(write).rejects.toThrow('too long');
    await database.close();
  });

  it('says that the server does not answer', async () => {
    expect(await failure(open({ port: 1 }))).toMatchObject({ code: 'unreachable' });
    expect(await failure(open({ host: 'nowhere.invalid' }))).toMatchObject({ code: 'unreachable' });
  });

  it('says that the user is refused, without the password', async () => {
    const error = await failure(open({ password: 'secret-and-wrong' }));
    expect(error.code).toBe('denied');
    expect(error.message).not.toContain('secret-and-wrong');
    expect(await failure(open({ password: undefined }))).toMatchObject({ code: 'denied' });
  });

  it('says that the database may not be used, or is not there', async () => {
    await server().run('CREATE DATABASE others');
    expect(await failure(open({ database: 'others' }))).toMatchObject({ code: 'denied' });
    const error = await failure(open({ database: 'test_missing' }));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain('CREATE DATABASE');
  });

  it('says that the user may not create tables', async () => {
    await server().run(`CREATE USER reader IDENTIFIED BY 'reader'; GRANT SELECT ON ${name}.* TO reader`);
    expect(await failure(open({ user: 'reader', password: 'reader' }))).toMatchObject({ code: 'denied' });
  });

  it('leaves a newer database alone', async () => {
    await (await open()).close();
    await server().run(
      `DROP TABLE ${name}.review_items;
       DELETE FROM ${name}.fennelbean_migrations;
       INSERT INTO ${name}.fennelbean_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')`,
    );
    const error = await failure(open());
    expect(error.code).toBe('newer');
    expect(error.message).toContain('Future9999999999999');
    expect(await server().run(`SHOW TABLES IN ${name} LIKE 'review_items'`)).toBe('');
  });

  it("leaves another program's database alone", async () => {
    await server().run(`CREATE TABLE ${name}.jobs (id INT)`);
    const error = await failure(open());
    expect(error.code).toBe('foreign');
    expect(error.message).toContain('jobs');
    expect(await server().run(`SHOW TABLES IN ${name}`)).toBe('jobs');
  });

  it('says that another program is changing it', async () => {
    const holding = server().run(`SELECT GET_LOCK('fennelbean_migrations:${name}', 1), SLEEP(2)`);
    await server().run(`SELECT SLEEP(0.3)`);
    expect(await failure(open({}, 300))).toMatchObject({ code: 'locked' });
    await holding;
  });

  it('says that the server is read-only', async () => {
    await server().run('SET GLOBAL read_only = ON');
    try {
      expect(await failure(open())).toMatchObject({ code: 'read-only' });
    } finally {
      await server().run('SET GLOBAL read_only = OFF');
    }
  });
});
