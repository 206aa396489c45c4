import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 15_000;
const HOST = '127.0.0.1';

export interface ServerAccess {
  host: string;
  port: number;
  user: string;
  password: string;
}

export interface StartedServer {
  /** Of a user that may do anything. */
  access: ServerAccess;
  /** Folders that it writes to. */
  folders: string[];
  stop(): Promise<void>;
}

/** The server and its installer on this machine; null where they are not installed. */
export function findMariadb(searchPath: string): { server: string; install: string } | null {
  const folders = [...searchPath.split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];
  const find = (name: string) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  const server = find('mariadbd');
  const install = find('mariadb-install-db');
  return server !== undefined && install !== undefined ? { server, install } : null;
}

/** Starts a server of our own with its data below a folder. Rejects where it does not start. */
export async function startMariadb(
  { server, install }: { server: string; install: string },
  folder: string,
): Promise<StartedServer> {
  const data = join(folder, 'data');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  // A server that root starts wants to be told so; nobody else may name a user.
  const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];
  await run(install, ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...asUser]);
  const access = { host: HOST, port: await freePort(), user: 'evaluation', password: randomBytes(12).toString('hex') };
  const account = `'${access.user}'@'${HOST}'`;
  const first = join(folder, 'init.sql');
  writeFileSync(
    first,
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${access.password}';\nGRANT ALL ON *.* TO ${account} WITH GRANT OPTION;\n`,
  );
  const child = spawn(
    server,
    [
      ...['--no-defaults', ...asUser, `--datadir=${data}`, `--tmpdir=${temporary}`, `--port=${access.port}`],
      ...[`--bind-address=${HOST}`, `--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`],
      ...[`--init-file=${first}`, '--skip-name-resolve', '--character-set-server=utf8mb4'],
      ...['--innodb-flush-log-at-trx-commit=2', '--innodb-buffer-pool-size=64M'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  await untilReady(child, access.port);
  return { access, folders: [data, temporary], stop: () => end(child) };
}

/** It speaks first, and only after it has read its init file. */
async function untilReady(child: ChildProcess, port: number): Promise<void> {
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-2000)));
  const deadline = Date.now() + START_MILLISECONDS;
  while (!(await speaks(port))) {
    if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      await pause(50);
    } else {
      await end(child);
      throw new Error(`mariadbd did not start:\n${log}`);
    }
  }
}

const speaks = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    const answer = (spoke: boolean) => () => {
      socket.destroy();
      resolve(spoke);
    };
    socket.setTimeout(1000).once('timeout', answer(false)).once('data', answer(true)).once('error', answer(false));
    socket.once('close', answer(false));
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
  await ended;
  clearTimeout(killer);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
