import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramResult, ProgramRunner, ProgramTask } from '../core/ports/program-runner';

const LARGEST_OUTPUT = 64 * 1024 * 1024;
const MOST_MEMORY_KILOBYTES = 4 * 1024 * 1024;
/** Blocks of 512 bytes. */
const LARGEST_FILE_BLOCKS = 1024 * 1024;
/** Beyond the time that it is given; it ends what outlives this program. */
const SPARE_SECONDS = 5;
/** No core dumps, no huge files and no more memory than it needs. A limit that a system does not know is left out. */
const SHELL_LIMITS = `ulimit -c 0; ulimit -f ${LARGEST_FILE_BLOCKS}; ulimit -v ${MOST_MEMORY_KILOBYTES}; ulimit -t "$1"; shift; exec "$@"`;
/** What the shell says of a program that is not there. */
const NOT_FOUND = 127;

/** Runs what is installed on this machine. */
export class InstalledPrograms implements ProgramRunner {
  /** @param searchPath as the environment's PATH */
  constructor(private readonly searchPath: string) {}

  run({ program, args, folder, milliseconds, signal }: ProgramTask): Promise<ProgramResult> {
    if (signal?.aborted) return Promise.resolve({ status: 'failed', reason: 'cancelled' });
    return new Promise((resolve) => {
      const env = { PATH: this.searchPath, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' };
      const isPosix = process.platform !== 'win32';
      const seconds = Math.ceil(milliseconds / 1000) + SPARE_SECONDS;
      const limited = ['/bin/sh', '-c', SHELL_LIMITS, 'sh', String(seconds), program, ...args];
      const [command = program, ...rest] = isPosix ? limited : [program, ...args];
      // In a group of its own, so that what it starts ends with it.
      const child = spawn(command, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'], detached: isPosix });
      const output: Buffer[] = [];
      let length = 0;
      const finish = (result: ProgramResult): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      const end = (reason: 'too-slow' | 'crashed' | 'cancelled'): void => {
        killGroup(child.pid, isPosix);
        finish({ status: 'failed', reason });
      };
      const cancel = (): void => {
        end('cancelled');
      };
      const timer = setTimeout(() => {
        end('too-slow');
      }, milliseconds);
      signal?.addEventListener('abort', cancel, { once: true });
      child.on('error', (error) => {
        finish({ status: 'failed', reason: 'code' in error && error.code === 'ENOENT' ? 'missing' : 'crashed' });
      });
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LARGEST_OUTPUT) end('crashed');
        else output.push(chunk);
      });
      child.on('close', (code) => {
        if (code === 0) finish({ status: 'done', output: Buffer.concat(output) });
        else finish({ status: 'failed', reason: isPosix && code === NOT_FOUND ? 'missing' : 'crashed' });
      });
    });
  }

  async withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
    const folder = await mkdtemp(join(tmpdir(), 'fennelbean-'));
    try {
      return await work(folder);
    } finally {
      // What was ended may still write for a moment.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

function killGroup(pid: number | undefined, isPosix: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(isPosix ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
