import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The secret in the file, which is made when it is not there: readable by its owner only. Programs that start at once
 * get the same one. Throws what the system says, and when the file is cut short.
 */
export function secretInFile(file: string): string {
  return read(file) ?? create(file);
}

function read(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  throw Object.assign(new Error(`${file} holds no key. Put it back from a copy, or remove it if there is none.`), {
    syscall: 'read',
  });
}

/** Written beside and then linked: nobody reads half of it, and whoever comes second takes the first one's. */
function create(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(beside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
  return read(file) ?? create(file);
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
