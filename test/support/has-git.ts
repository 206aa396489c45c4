import { execFileSync } from 'node:child_process';

/** Whether this machine has git; specs that need it are skipped without. */
export function hasGit(): boolean {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
}
