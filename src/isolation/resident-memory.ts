import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const PAGE_BYTES = 4096;
const MEGABYTE = 1024 * 1024;
const run = promisify(execFile);

/** Resident memory of a process in megabytes; 0 where the system does not tell. */
export async function residentMegabytes(pid: number): Promise<number> {
  if (process.platform === 'linux') return fromProc(pid);
  if (process.platform === 'win32') return 0;
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '0' }));
  return Number(stdout) / 1024;
}

function fromProc(pid: number): number {
  try {
    const [, resident = '0'] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
    return (Number(resident) * PAGE_BYTES) / MEGABYTE;
  } catch {
    return 0;
  }
}
