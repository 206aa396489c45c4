import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramResult, ProgramRunner, ProgramTask } from '../core/ports/program-runner';

const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** Runs what is installed on this machine. */
export class InstalledPrograms implements ProgramRunner {
  /** @param searchPath as the environment's PATH */
  constructor(private readonly searchPath: string) {}

  run({ program, args, folder, milliseconds, signal }: ProgramTask): Promise<ProgramResult> {
    if (signal?.aborted) return Promise.resolve({ status: 'failed', reason: 'cancelled' });
    return new Promise((resolve) => {
      const env = { PATH: this.searchPath, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' };
      const isPosix = process.platform !== 'win32';
      // In a group of its own, so that what it starts ends with it.
      const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'], detached: isPosix });
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
        finish(
          code === 0 ? { status: 'done', output: Buffer.concat(output) } : { status: 'failed', reason: 'crashed' },
        );
      });
    });
  }

  async withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
    const folder = await mkdtemp(join(tmpdir(), 'fennelbean-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
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
