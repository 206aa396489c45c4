import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { databaseConfig } from './database.config';
import { DatabaseError } from './database-error';
import { openDatabase } from './open-database';
import { createStores } from './stores';

let folder: string;
let file: string;
const lockTimeout = 200;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fennelbean-database-'));
  file = join(folder, 'data', 'deep', 'test.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (path = file) => openDatabase(databaseConfig.parse({ sqlite: { file: path } }), { lockTimeout });

async function failure(opening: Promise<unknown>): Promise<DatabaseError> {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw new Error('No DatabaseError.', { cause: error });
  expect(error.message).not.toContain('\n');
  expect(error.message).toContain(file);
  return error;
}

/** A sound database with an assistant in it, closed. */
async function createDatabase(): Promise<void> {
  const database = await open();
  const { assistants, knowledge } = createStores(database);
  await assistants.seed([{ name: 'patients', title: '患者群', language: 'zh', strictness: 0.05 }]);
  const seed = { name: 'base', title: 'x'.repeat(50_000), language: 'zh', assistant: 'patients', folder } as const;
  await knowledge.saveKnowledgeBase(seed);
  await database.close();
}

/** Runs SQL on the file as another program would, with that program's own journal mode. */
function change(sql: string): void {
  const handle = new BetterSqlite3(file);
  handle.exec(sql);
  handle.close();
}

/** Every file of the folder with the hash of its bytes. */
const snapshot = () =>
  readdirSync(dirname(file))
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(dirname(file), name)))
          .digest('hex')}`,
    );

describe('opening the SQLite database', () => {
  it('creates the folder and the tables', async () => {
    const database = await open();
    expect(await createStores(database).assistants.list()).toEqual([]);
    await database.close();
    expect(readdirSync(dirname(file))).toEqual(['test.sqlite']);
  });

  it('writes through to the disk, waits for locks and keeps references', async () => {
    const database = await open();
    const pragma = (name: string) => database.dataSource.query<object[]>(`PRAGMA ${name}`);
    expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await pragma('busy_timeout')).toEqual([{ timeout: lockTimeout }]);
    await database.close();
  });

  it('takes an empty file for a new database', async () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    await (await open()).close();
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });

  it('changes nothing when there is nothing to do', async () => {
    await createDatabase();
    const before = snapshot();
    await (await open()).close();
    expect(snapshot()).toEqual(before);
  });

  it('is done once when several programs open a new file at once', async () => {
    const programs = Array.from({ length: 3 }, () =>
      promisify(execFile)(process.execPath, ['-e', openingProgram, require.resolve('./open-database.ts'), file]),
    );
    expect((await Promise.all(programs)).map(({ stdout, stderr }) => stdout + stderr)).toEqual(['ok', 'ok', 'ok']);
    await (await open()).close();
  }, 20_000);

  it('reads what a killed program left in the log', async () => {
    await createDatabase();
    const killed = await anotherProgram(`
      db.pragma('journal_mode = WAL');
      db.exec("UPDATE assistants SET title = 'from the log'");
    `);
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('exit', resolve));
    expect(existsSync(`${file}-wal`)).toBe(true);
    const database = await open();
    expect((await createStores(database).assistants.find('patients'))?.title).toBe('from the log');
    await database.close();
    expect(readdirSync(dirname(file))).toEqual(['test.sqlite']);
  });
});

describe('a SQLite database that cannot be used', () => {
  it.each([
    ['text', 'This is not a database.\n'.repeat(1000)],
    ['a few bytes', 'SQLite'],
    ['a header and rubbish', `SQLite format 3\0${'\x10rubbish'.repeat(1000)}`],
  ])('holds %s: named as damaged and left alone', async (_name, content) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, 'latin1');
    const before = snapshot();
    expect(await failure(open())).toMatchObject({ code: 'corrupt' });
    expect(snapshot()).toEqual(before);
  });

  it('has a damaged page: named as damaged and left alone', async () => {
    await createDatabase();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 3 * 4096, bytes.length - 4096);
    writeFileSync(file, bytes);
    const before = snapshot();
    expect(await failure(open())).toMatchObject({ code: 'corrupt' });
    expect(snapshot()).toEqual(before);
  });

  it('is cut off: named as damaged and left alone', async () => {
    await createDatabase();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 3 * 4096));
    const before = snapshot();
    expect(await failure(open())).toMatchObject({ code: 'corrupt' });
    expect(snapshot()).toEqual(before);
  });

  it('is newer than the program: left alone, also with writes in the log', async () => {
    await createDatabase();
    const migration =
      "INSERT INTO fennelbean_migrations (timestamp, name) VALUES (9999999999999, 'Future9999999999999')";
    const newer = await anotherProgram(`
      db.pragma('journal_mode = WAL');
      db.exec(${JSON.stringify(migration)});
    `);
    newer.kill('SIGKILL');
    await new Promise((resolve) => newer.once('exit', resolve));
    const bytes = () => ['', '-wal'].map((suffix) => readFileSync(file + suffix).toString('base64'));
    const withLog = bytes();
    const error = await failure(open());
    expect(error.code).toBe('newer');
    expect(error.message).toContain('Future9999999999999');
    expect(bytes()).toEqual(withLog);

    change('PRAGMA wal_checkpoint(TRUNCATE)');
    const before = snapshot();
    expect(before).toHaveLength(1);
    expect(await failure(open())).toMatchObject({ code: 'newer' });
    expect(snapshot()).toEqual(before);
  });

  it("is another program's: left alone", async () => {
    mkdirSync(dirname(file), { recursive: true });
    change('CREATE TABLE photos (id INTEGER)');
    const before = snapshot();
    const error = await failure(open());
    expect(error.code).toBe('foreign');
    expect(error.message).toContain('another program');
    expect(snapshot()).toEqual(before);
  });

  it.each([
    [
      'reads and writes',
      "db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE'); db.exec('DELETE FROM jobs');",
    ],
    ['writes', "db.pragma('journal_mode = WAL'); db.exec('BEGIN IMMEDIATE');"],
    ['everything, with the old journal', "db.pragma('journal_mode = DELETE'); db.exec('BEGIN EXCLUSIVE');"],
  ])('is locked for %s: left alone', async (_name, code) => {
    await createDatabase();
    const other = await anotherProgram(code);
    const before = readFileSync(file);
    expect(await failure(open())).toMatchObject({ code: 'locked' });
    expect(readFileSync(file).equals(before)).toBe(true);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('exit', resolve));
    await (await open()).close();
  });

  it('is a folder', async () => {
    mkdirSync(file, { recursive: true });
    expect(await failure(open())).toMatchObject({ code: 'foreign' });
    expect(readdirSync(file)).toEqual([]);
  });

  it('has a file where its folder should be', async () => {
    writeFileSync(join(folder, 'data'), 'a file');
    expect(await failure(open())).toMatchObject({ code: 'read-only' });
    expect(readFileSync(join(folder, 'data'), 'utf8')).toBe('a file');
  });

  describe('for want of rights', () => {
    const isRoot = process.getuid?.() === 0;
    beforeEach(() => {
      // Nothing is read-only to root; to anybody else it is.
      if (isRoot) chmodSync(folder, 0o777);
    });
    const asNobody = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (isRoot) process.seteuid?.(65534);
      try {
        return await work();
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    };

    it('has a read-only file', async () => {
      await createDatabase();
      chmodSync(dirname(file), 0o777);
      chmodSync(file, 0o444);
      const before = snapshot();
      expect(await failure(asNobody(() => open()))).toMatchObject({ code: 'read-only' });
      expect(snapshot()).toEqual(before);
    });

    it('is in a read-only folder', async () => {
      await createDatabase();
      chmodSync(file, 0o666);
      chmodSync(dirname(file), 0o555);
      const before = snapshot();
      expect(await failure(asNobody(() => open()))).toMatchObject({ code: 'read-only' });
      expect(snapshot()).toEqual(before);
      chmodSync(dirname(file), 0o755);
    });

    it('cannot be created', async () => {
      mkdirSync(join(folder, 'data'));
      chmodSync(join(folder, 'data'), 0o555);
      expect(await failure(asNobody(() => open()))).toMatchObject({ code: 'read-only' });
      expect(readdirSync(join(folder, 'data'))).toEqual([]);
    });
  });
});

/** Opens the file in another process, which has to compile the sources for itself. */
const openingProgram = `
  const { transformFileSync } = require(${JSON.stringify(require.resolve('@swc/core'))});
  const parser = { syntax: 'typescript', decorators: true };
  const transform = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };
  const options = { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', keepClassNames: true, parser, transform } };
  require.extensions['.ts'] = (module, name) => module._compile(transformFileSync(name, options).code, name);
  const { openDatabase } = require(process.argv[1]);
  openDatabase({ kind: 'sqlite', sqlite: { file: process.argv[2] } })
    .then((database) => database.close())
    .then(() => process.stdout.write('ok'));
`;

/** Runs code on the file in another process, which then stays as it is. */
async function anotherProgram(code: string): Promise<ChildProcess> {
  const program = `
    const db = new (require(${JSON.stringify(require.resolve('better-sqlite3'))}))(process.argv[1]);
    ${code}
    console.log('done');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => {
      reject(new Error('The other program ended.'));
    });
  });
  return child;
}
