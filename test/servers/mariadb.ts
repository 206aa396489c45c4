import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port';

const run = promisify(execFile);
const startTimeout = 60_000;
const stopTimeout = 15_000;

export interface MariadbPrograms {
  server: string;
  install: string;
  client: string;
}

/** The programs of a server that is installed on this machine; null when there is none. */
export function findMariadb(): MariadbPrograms | null {
  const server = findProgram('mariadbd');
  const install = findProgram('mariadb-install-db');
  const client = findProgram('mariadb');
  return server && install && client ? { server, install, client } : null;
}

/** Where a program may connect. The password is one of this server alone. */
export interface MariadbAccess {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** A server of our own with an empty data folder; its defaults are such that nothing fits unless we ask for it. */
export class MariadbServer {
  private constructor(
    private readonly programs: MariadbPrograms,
    private readonly folder: string,
    private child: ChildProcess,
    readonly access: MariadbAccess,
  ) {}

  static async start(programs: MariadbPrograms): Promise<MariadbServer> {
    const folder = mkdtempSync(join(tmpdir(), 'fb-mariadb-'));
    try {
      const data = join(folder, 'data');
      await run(programs.install, [
        '--no-defaults',
        `--datadir=${data}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        ...asUser(),
      ]);
      const access = { host: '127.0.0.1', port: await freePort(), user: 'fennelbean', password: 'Geheim-密码-1' };
      const account = `'${access.user}'@'${access.host}'`;
      writeFileSync(
        join(folder, 'init.sql'),
        `SET NAMES utf8mb4;\nCREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${access.password}';\nGRANT ALL ON \`test\\_%\`.* TO ${account};\n`,
      );
      return new MariadbServer(programs, folder, await launch(programs, folder, access), access);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs statements as the server's administrator and gives what they print. */
  async run(sql: string): Promise<string> {
    const { stdout } = await run(this.programs.client, [
      '--no-defaults',
      '--default-character-set=utf8mb4',
      `--socket=${socketIn(this.folder)}`,
      '--user=root',
      '--batch',
      '--skip-column-names',
      '--execute',
      sql,
    ]);
    return stdout.trim();
  }

  /** Ends it as a crash of its process does: what was committed is on the disk. */
  async kill(): Promise<void> {
    await stop(this.child, 'SIGKILL');
  }

  /** Starts it again on the same data and port, after `kill`. */
  async restart(): Promise<void> {
    this.child = await launch(this.programs, this.folder, this.access);
  }

  async stop(): Promise<void> {
    await stop(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function launch(programs: MariadbPrograms, folder: string, access: MariadbAccess): Promise<ChildProcess> {
  const child = spawn(programs.server, serverOptions(folder, access.port), { stdio: ['ignore', 'ignore', 'pipe'] });
  await untilReady(child, access);
  return child;
}

const socketIn = (folder: string): string => join(folder, 'socket');

/** A server that root starts wants to be told so; nobody else may name a user. */
const asUser = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);

function serverOptions(folder: string, port: number): string[] {
  return [
    '--no-defaults',
    ...asUser(),
    `--datadir=${join(folder, 'data')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${socketIn(folder)}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    '--skip-name-resolve',
    '--character-set-server=latin1',
    '--sql-mode=NO_BACKSLASH_ESCAPES',
    // Only a crash of the machine could tell the difference, not one of the server.
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-buffer-pool-size=64M',
  ];
}

/** It speaks first, and only after it has read its init file. */
async function untilReady(child: ChildProcess, { host, port }: MariadbAccess): Promise<void> {
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-2000)));
  const deadline = Date.now() + startTimeout;
  while (!(await speaks(host, port))) {
    if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      await pause(50);
    } else {
      await stop(child);
      throw new Error(`mariadbd did not start:\n${log}`);
    }
  }
}

function speaks(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (spoke: boolean) => () => {
      socket.destroy();
      resolve(spoke);
    };
    socket.setTimeout(1000).once('timeout', answer(false)).once('data', answer(true)).once('error', answer(false));
    socket.once('close', answer(false));
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
  await ended;
  clearTimeout(killer);
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
