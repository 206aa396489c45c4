import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDataConnection } from '../analytics/connection/create-data-connection';
import { guardSql } from '../analytics/guard/guard-sql';
import { queryLimits } from '../analytics/source/data-source';
import type { DescribedTable } from '../analytics/source/source-description';
import { BadInput, ExitCode } from '../app/failures';
import { copyThreadScript, queryScript } from '../app/program-paths';
import type { IsolatedRunner } from '../core/ports/isolated-runner';
import type { DatabaseFile } from '../evaluation/sql-guard/database-files';
import type { GuardedLine } from '../evaluation/sql-guard/evaluate-sql-guard.use-case';
import { findMariadb, type ServerAccess, startMariadb } from '../evaluation/sql-guard/mariadb-program';
import { mysqlGrounds } from '../evaluation/sql-guard/mysql-grounds';
import type { ProvingGround, ProvingGrounds } from '../evaluation/sql-guard/proving-ground';
import { sqliteGrounds } from '../evaluation/sql-guard/sqlite-grounds';

export interface GroundOptions {
  files: readonly DatabaseFile[];
  dialect: 'sqlite' | 'mysql';
  /** `mysql://user:password@host:port`; without it a server of this machine is started. */
  server?: string | undefined;
  /** Names of locks that payloads ask for. */
  locks: readonly string[];
}

/** Makes the grounds in a temporary folder, and clears all of it away when `work` is done. */
export async function withGrounds<Value>(
  options: GroundOptions,
  work: (grounds: ProvingGrounds, folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'fb-sql-guard-'));
  const ending: (() => Promise<void>)[] = [];
  // A signal would end this program at once, and leave a server and its folder behind.
  const leave = (): void => process.exit(ExitCode.failure);
  const clear = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', leave).once('SIGTERM', leave).once('exit', clear);
  try {
    const grounds = await openGrounds(options, folder, ending);
    ending.push(() => grounds.close());
    return await work(grounds, folder);
  } finally {
    for (const end of ending.reverse()) await end();
    clear();
    process.off('SIGINT', leave).off('SIGTERM', leave).off('exit', clear);
  }
}

async function openGrounds(
  { files, dialect, server, locks }: GroundOptions,
  folder: string,
  ending: (() => Promise<void>)[],
): Promise<ProvingGrounds> {
  // A process that queries works where its script is.
  if (dialect === 'sqlite') return sqliteGrounds(files, folder, [dirname(queryScript)]);
  if (server !== undefined) {
    return mysqlGrounds({ files, folder, server: accessOf(server), isOwn: false, folders: [folder], locks });
  }
  const programs = findMariadb(process.env.PATH ?? '');
  if (!programs) {
    throw new BadInput(
      'There is no MariaDB server on this machine. Install one (Debian: apt-get install mariadb-server), or name one with --server mysql://user:password@host:3306.',
    );
  }
  const own = join(folder, 'server');
  mkdirSync(own);
  const started = await startMariadb(programs, own);
  ending.push(() => started.stop());
  const folders = [...started.folders, join(folder, 'sources')];
  return mysqlGrounds({ files, folder, server: started.access, isOwn: true, folders, locks });
}

function accessOf(server: string): ServerAccess {
  const { protocol, hostname, port, username, password } = URL.parse(server) ?? {};
  if (protocol !== 'mysql:' || !hostname || !username) {
    throw new BadInput('--server wants mysql://user:password@host:3306');
  }
  return {
    ...{ host: hostname, port: port ? Number(port) : 3306 },
    ...{ user: decodeURIComponent(username), password: decodeURIComponent(password ?? '') },
  };
}

/** A ground behind the guard, the limits and the connection that members' questions go through. */
export function guardedLine(
  { address, allowed }: ProvingGround,
  { runner, copies }: { runner: IsolatedRunner; copies: string },
): GuardedLine {
  const tables = allowed.map(({ name, columns, rowFilter }): DescribedTable => ({
    ...{ name, title: '', description: '', primaryKey: [], ...(rowFilter !== undefined && { rowFilter }) },
    columns: columns.map((column) => ({ name: column, type: '', title: '', description: '', values: [] })),
  }));
  const connection = createDataConnection(
    address.kind === 'mysql'
      ? address
      : { ...address, tables, copies, runner, queryScript, copyScript: copyThreadScript },
  );
  const scope = { tables, dialect: connection.dialect, rows: queryLimits.rows };
  return {
    guard: (sql) => guardSql(sql, scope),
    run: (sql) => connection.run(sql),
    close: () => connection.close(),
  };
}
