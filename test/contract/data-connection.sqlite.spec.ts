import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDataConnection } from '../../src/analytics/connection/create-data-connection';
import { type DataConnection, queryLimits, type QueryLimits } from '../../src/analytics/source/data-source';
import { IsolatedProcesses } from '../../src/isolation/isolated-processes';
import { TemporaryFolder } from '../fakes/temporary-folder';
import { compiledProgram } from '../support/compile-sources';
import { dataConnectionContract } from './data-connection.contract';

const folder = new TemporaryFolder();
const file = join(folder.path, 'source 来源.sqlite');
const runner = new IsolatedProcesses();
let source: Database.Database;

const table = (name: string, ...columns: string[]) => ({
  name,
  title: '',
  description: '',
  primaryKey: [],
  columns: columns.map((column) => ({ name: column, type: '', title: '', description: '', values: [] })),
});

const open = (path: string, limits: Partial<QueryLimits> = {}): DataConnection =>
  createDataConnection(
    {
      kind: 'sqlite',
      file: path,
      tables: [
        table('papers', 'id', 'subject', 'added_on'),
        table('随访 记录', '随访 日期'),
        table('attachments', 'id', 'content'),
        table('brief', 'id'),
      ],
      copies: join(folder.path, 'copies'),
      runner,
      queryScript: join(compiledProgram(), 'dist', 'app', 'query.child.js'),
      copyScript: join(compiledProgram(), 'dist', 'analytics', 'connection', 'sqlite', 'copy.worker.js'),
    },
    { ...queryLimits, ...limits },
  );

beforeAll(() => {
  source = new Database(file);
  source.pragma('journal_mode = WAL');
  source.exec(`
    CREATE TABLE papers (id INTEGER PRIMARY KEY, subject TEXT, added_on TEXT, secret TEXT DEFAULT 'CANARY');
    INSERT INTO papers (id, subject, added_on) VALUES (1, '心血管', '2026-03-01'), (2, '呼吸', '2026-04-09');
    CREATE TABLE "随访 记录" ("随访 日期" TEXT);
    INSERT INTO "随访 记录" VALUES ('2026-01-02');
    CREATE TABLE attachments (id INTEGER PRIMARY KEY, content BLOB);
    INSERT INTO attachments VALUES (1, randomblob(10000000)), (2, randomblob(10000000)), (3, randomblob(10000000));`);
});
afterAll(() => {
  source.close();
  runner.stop();
  folder.remove();
});

const numbers = (count: number): string =>
  `(WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ${count}) SELECT n FROM r)`;

dataConnectionContract(() => ({
  open: (limits) => open(file, limits),
  change: (...statements) => {
    for (const statement of statements) source.exec(statement);
    return Promise.resolve();
  },
  openDead: () => open(join(folder.path, 'nowhere', 'none.sqlite')),
  words: {
    numbers,
    endless: `SELECT COUNT(*) FROM ${numbers(100_000_000)}`,
    blob: (bytes) => `zeroblob(${bytes})`,
    quote: (name) => `"${name}"`,
  },
}));
