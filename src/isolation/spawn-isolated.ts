import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { IsolatedTask } from '../core/ports/isolated-runner';

export type IsolatedChild = ChildProcessByStdio<Writable, Readable, null>;

/** Share of the memory that JavaScript's own heap may take. */
const HEAP_SHARE = 0.75;
/** No core dumps, no files, and an end to what outlives this program in a loop. */
const SHELL_LIMITS = 'ulimit -c 0; ulimit -f 0; ulimit -t "$1"; shift; exec "$@"';

/**
 * Starts a compiled entry without an environment. Node's permission model leaves it its own code to read and nothing to
 * write or to start.
 */
export function spawnIsolated(
  { script, native }: Pick<IsolatedTask, 'script' | 'native'>,
  megabytes: number,
  cpuSeconds: number,
): IsolatedChild {
  const heap = `--max-old-space-size=${Math.round(megabytes * HEAP_SHARE)}`;
  const node = [process.execPath, heap, ...permissions(script, native), script];
  const limited = ['/bin/sh', '-c', SHELL_LIMITS, 'sh', String(cpuSeconds), ...node];
  const [command = '', ...args] = process.platform === 'win32' ? node : limited;
  return spawn(command, args, {
    cwd: dirname(script),
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
}

function permissions(script: string, native: IsolatedTask['native']): string[] {
  const names = ['--permission', '--experimental-permission'];
  const flag = names.find((name) => process.allowedNodeEnvironmentFlags.has(name));
  if (!flag) return [];
  const paths = new Set([...readable(script), ...readable(realpathSync(script))]);
  // Node ends where a folder is named beside all that is in it.
  if (native && ![...paths].some((path) => join(native.folder, '*').startsWith(path.replace(/\*$/, '')))) {
    paths.add(native.folder);
  }
  const addons = native && process.allowedNodeEnvironmentFlags.has('--allow-addons') ? ['--allow-addons'] : [];
  return [flag, ...addons, ...[...paths].map((path) => `--allow-fs-read=${path}`)];
}

/** The compiled code, and the packages beside it or in a folder above. */
function readable(script: string): string[] {
  const parts = script.split(sep);
  const compiled = parts.lastIndexOf('dist');
  const root = compiled < 0 ? dirname(script) : parts.slice(0, compiled).join(sep);
  const above: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    above.push(join(packages, '*'));
    // Links within what may be read lead only to what may be read, too.
    if (existsSync(packages)) above.push(join(realpathSync(packages), '*'));
    if (folder === dirname(folder)) break;
  }
  return [join(root, 'package.json'), join(compiled < 0 ? root : join(root, 'dist'), '*'), ...above];
}
