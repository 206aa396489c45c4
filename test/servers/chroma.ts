import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port';

const program = join(__dirname, '.chroma', 'node_modules', 'chromadb', 'dist', 'cli.mjs');
const startTimeout = 60_000;
const stopTimeout = 15_000;

export const isChromaInstalled = (): boolean => existsSync(program);

/** A server of our own on loopback, with an empty data folder. */
export class ChromaServer {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    private child: ChildProcess,
  ) {}

  static async start(): Promise<ChromaServer> {
    const folder = mkdtempSync(join(tmpdir(), 'fb-chroma-'));
    const port = await freePort();
    try {
      return new ChromaServer(folder, port, await launch(folder, port));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Ends it as a crash of its process does. */
  async kill(): Promise<void> {
    await stop(this.child, 'SIGKILL');
  }

  /** Removes all that it keeps on the disk, also while it runs. */
  deleteData(): void {
    rmSync(join(this.folder, 'data'), { recursive: true, force: true });
  }

  /** Starts it again on the same data and port, after `kill`. */
  async restart(): Promise<void> {
    this.child = await launch(this.folder, this.port);
  }

  async stop(): Promise<void> {
    await stop(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function launch(folder: string, port: number): Promise<ChildProcess> {
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(process.execPath, [program, 'run', '--path', join(folder, 'data'), ...address], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-2000)));
  }
  const deadline = Date.now() + startTimeout;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await stop(child);
      throw new Error(`The Chroma server did not start:\n${log}`);
    }
    await pause(30);
  }
  return child;
}

async function answers(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v2/heartbeat`).catch(() => null);
  await response?.arrayBuffer();
  return response?.ok === true;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
  await ended;
  clearTimeout(killer);
}
