import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { OriginError } from '../../core/ports/document-origin';
import { systemCode } from '../knowledge-error';

export interface GitLimits {
  /** For one call. */
  milliseconds: number;
  /** What the mirrored repository may weigh. */
  repositoryBytes: number;
  /** Of one answer. */
  outputBytes: number;
}

export interface GitCall {
  args: readonly string[];
  /** Absolute path of the bare repository that it works in. */
  repository: string;
  /** How it may reach another repository; absent: not at all. */
  protocol?: 'https' | 'file';
  signal?: AbortSignal | undefined;
}

/** What is told of git's own words: enough to know what is wrong. */
const MAX_WORDS = 300;
const LOOK_EVERY_MILLISECONDS = 500;

/**
 * Runs the machine's git so that nothing but our own arguments decides what it does: no configuration of system or user,
 * no hooks, no helpers for passwords, no prompts, no other transports than the one that is named.
 */
export class GitRunner {
  constructor(
    /** As the environment's PATH. */
    private readonly searchPath: string,
    private readonly limits: GitLimits,
  ) {}

  /** What git printed. Throws an `OriginError` that says why it did not, and the signal's reason. */
  async run({ args, repository, protocol, signal }: GitCall): Promise<Buffer> {
    signal?.throwIfAborted();
    const given = ['-c', 'protocol.allow=never', ...(protocol ? ['-c', `protocol.${protocol}.allow=always`] : [])];
    const child = spawn('git', [...FIXED, ...given, ...args], {
      cwd: repository,
      env: { PATH: this.searchPath, HOME: repository, ...ENVIRONMENT },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const { milliseconds, outputBytes, repositoryBytes } = this.limits;
    const endings: string[] = [];
    const end = (why: string): void => {
      endings.push(why);
      killGroup(child.pid);
    };
    const deadline = setTimeout(() => {
      end(`git took longer than ${Math.ceil(milliseconds / 1000)} s and was ended: is the repository reachable?`);
    }, milliseconds);
    const watch = setInterval(() => {
      void bytesIn(repository).then((bytes) => {
        if (bytes <= repositoryBytes) return;
        const most = Math.floor(repositoryBytes / 1024 / 1024);
        end(`The repository is larger than ${most} MB: it is for documents. Take a smaller one.`);
      });
    }, LOOK_EVERY_MILLISECONDS);
    const cancel = (): void => {
      end('It was broken off.');
    };
    signal?.addEventListener('abort', cancel, { once: true });

    const output: Buffer[] = [];
    let length = 0;
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > outputBytes) end('git answers more than can be taken in: the repository is too large.');
      else output.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-4 * MAX_WORDS);
    });
    try {
      const code = await new Promise<number | null>((resolve, reject) => {
        child.on('error', reject).on('close', resolve);
      });
      signal?.throwIfAborted();
      const [ending] = endings;
      if (ending !== undefined) throw new OriginError(ending);
      if (code !== 0) throw new OriginError(describe(words));
      return Buffer.concat(output);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      throw new OriginError('git is not installed: install it, or take the documents in another way.');
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
    }
  }
}

const NOTHING = process.platform === 'win32' ? 'NUL' : '/dev/null';

const FIXED = [
  ...['-c', `core.hooksPath=${NOTHING}`, '-c', 'core.fsmonitor=false', '-c', 'credential.helper='],
  ...['-c', 'http.followRedirects=false', '-c', 'submodule.recurse=false'],
  ...['-c', 'gc.auto=0', '-c', 'maintenance.auto=false'],
];

const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: NOTHING,
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GIT_PROTOCOL_FROM_USER: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
};

/** Git's last words without addresses, which may name an internal host. */
function describe(words: string): string {
  const lines = words.split('\n').filter((line) => /^(fatal|error|remote):/.test(line));
  const last = (lines.at(-1) ?? words.trim().split('\n').at(-1) ?? '').replace(/https?:\/\/\S+|'[^']*'/g, '…');
  const why = last.slice(0, MAX_WORDS).trim();
  return `git could not do it${why === '' ? '' : ` (${why})`}. ${adviceFor(words)}`;
}

function adviceFor(words: string): string {
  if (words.includes('dubious ownership')) return "Let the program's user own the repository.";
  if (/could not read Username|Authentication failed|403|terminal prompts disabled/.test(words)) {
    return 'It asks for a password: name a public repository, or a local copy that you keep up to date.';
  }
  if (words.includes("couldn't find remote ref")) return 'Look at the name of the branch.';
  if (/unable to update url base from redirection|redirect/i.test(words)) {
    return 'It moved elsewhere: name the new address.';
  }
  return 'Look at the address of the repository and whether this machine reaches it.';
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Of all files below; what vanishes meanwhile counts nothing. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
