import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WeChatSettings } from '../wechat-settings';
import type { WeChatPuppet } from './puppet';

/** A `MemoryCard`. */
export interface Memory {
  get(name: string): Promise<unknown>;
  set(name: string, data: unknown): Promise<unknown>;
  clear(): Promise<void>;
  save(): Promise<void>;
}

export interface OpenedPuppet {
  puppet: WeChatPuppet;
  /** The channel's own notes. */
  notes: Memory;
  /** The puppet's log-in, in the same file. */
  session: Memory;
}

/** The message is for an admin and says what to do. */
export class PuppetError extends Error {
  override readonly name = 'PuppetError';
}

type PuppetClass = new (options: {
  token?: string;
  endpoint?: string;
}) => WeChatPuppet & { setMemory(memory: unknown): void };

/** Loads the puppet's package and the session that was kept. Throws `PuppetError`. */
export async function loadPuppet(
  settings: Pick<WeChatSettings, 'endpoint' | 'puppet' | 'sessionFile' | 'token'>,
): Promise<OpenedPuppet> {
  const { token, endpoint, sessionFile } = settings;
  const { log } = await import('wechaty-puppet');
  // Its warnings show whole messages of people. WECHATY_LOG still sets another level.
  if (log.level() === 'info') log.level('error');
  const Puppet = await findClass(settings.puppet);
  const memory = await openSession(sessionFile);
  let puppet: InstanceType<PuppetClass>;
  try {
    puppet = new Puppet({ ...(token !== undefined && { token }), ...(endpoint !== undefined && { endpoint }) });
  } catch {
    // Its words may hold the token.
    throw new PuppetError(`${settings.puppet} refuses its options; does it want a token, in FENNELBEAN_WECHAT__TOKEN?`);
  }
  const session = memory.multiplex('puppet');
  puppet.setMemory(session);
  return { puppet, notes: memory, session };
}

async function findClass(name: string): Promise<PuppetClass> {
  let found: unknown;
  try {
    found = await import(name);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code?.endsWith('MODULE_NOT_FOUND') === true;
    throw new PuppetError(
      isMissing && String(error).includes(name)
        ? `The puppet is not installed; run: npm install ${name}`
        : `The puppet ${name} cannot be loaded: ${(error as Error).name}`,
    );
  }
  // A package of either kind, with its class as the default.
  for (let depth = 0; depth < 3 && found !== null && found !== undefined; depth++) {
    if (typeof found === 'function') return found as PuppetClass;
    found = (found as { default?: unknown }).default;
  }
  throw new PuppetError(`${name} is no puppet: it exports no class by default`);
}

async function openSession(sessionFile: string): Promise<Memory & { multiplex(name: string): Memory }> {
  const { MemoryCard } = await import('memory-card');
  try {
    await mkdir(dirname(sessionFile), { recursive: true });
    // It holds the log-in, so nobody else may read it; where it is there already, its mode stays.
    await writeFile(sessionFile, '{}', { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    const memory = new MemoryCard({ name: sessionFile, storageOptions: { type: 'file' } });
    await memory.load();
    return memory;
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new PuppetError(`The session file ${sessionFile} cannot be used (${code})`);
  }
}
