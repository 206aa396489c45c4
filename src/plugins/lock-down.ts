import Module, { builtinModules, isBuiltin, syncBuiltinESMExports } from 'node:module';

/** Node's own modules that a plugin may use: none of them reaches a network, another process or Node's insides. */
const ALLOWED = new Set([
  // Other names of what is in `stream` and `util`.
  '_stream_duplex',
  '_stream_passthrough',
  '_stream_readable',
  '_stream_transform',
  '_stream_writable',
  'sys',
  'assert',
  'assert/strict',
  'buffer',
  'console',
  'constants',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'path',
  'path/posix',
  'path/win32',
  'perf_hooks',
  'process',
  'punycode',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'zlib',
]);
/** Their classes may be got hold of by an instance, so that the methods go, too. Others' are used by Node itself. */
const NETWORK = /^(net|tls|dgram|https?|http2|_http_.*|_tls_.*|child_process|cluster)$/;
/** Of sockets in general: the host's own line to this process is one, which stays. */
const OPENING = /^_?(connect|listen)/i;
/** Not among `builtinModules`, or only in later versions of Node. */
const PREFIXED = ['node:sea', 'node:sqlite', 'node:test', 'node:test/reporters', 'node:ffi', 'node:quic'];
const OF_PROCESS = [
  '_debugEnd',
  '_debugProcess',
  '_getActiveHandles',
  '_getActiveRequests',
  '_kill',
  '_linkedBinding',
  '_startProfilerIdleNotifier',
  '_stopProfilerIdleNotifier',
  'binding',
  'channel',
  'chdir',
  'disconnect',
  'dlopen',
  'execve',
  'initgroups',
  'kill',
  'loadEnvFile',
  'openStdin',
  'ppid',
  'report',
  'send',
  'setegid',
  'seteuid',
  'setgid',
  'setgroups',
  'setuid',
  'stdin',
  'umask',
];
const OF_GLOBAL = ['fetch', 'WebSocket', 'EventSource', 'navigator', 'Worker', 'BroadcastChannel'];
const OF_MODULE = [
  'register',
  'registerHooks',
  'enableCompileCache',
  'flushCompileCache',
  '_preloadModules',
  '_initPaths',
];

function refuse(): never {
  throw Object.assign(new Error('A plugin reaches the network through its context only.'), {
    code: 'ERR_ACCESS_DENIED',
  });
}

type Loader = (request: string, ...rest: unknown[]) => unknown;
type Internals = typeof Module & { _load: Loader };

/**
 * Takes from this process what leads out of it, before any code of a plugin is loaded: modules for networks, processes
 * and Node's insides are emptied, for `require` and `import` alike, and cannot be loaded again. Throws where something
 * cannot be taken away; the process has to end then. Files are Node's permission model's business.
 * @param provided what `require` gives for names that are no modules
 */
export function lockDown(provided: Readonly<Record<string, unknown>>): void {
  const internals = Module as Internals;
  const load = internals._load;
  for (const name of [...builtinModules, ...PREFIXED]) {
    if (ALLOWED.has(name) || name === 'module') continue;
    empty(load, name);
  }
  syncBuiltinESMExports();

  const guarded: Loader = function (this: unknown, request, ...rest) {
    if (Object.hasOwn(provided, request)) return provided[request];
    if (isBuiltin(request) && !ALLOWED.has(request.replace(/^node:/, ''))) refuse();
    return load.call(this, request, ...rest);
  };
  fix(internals, '_load', guarded);
  for (const name of OF_MODULE) fix(internals, name, refuse);
  for (const name of OF_PROCESS) fix(process, name, typeof valueAt(process, name) === 'function' ? refuse : undefined);
  fix(process, 'getBuiltinModule', (name: string) => (ALLOWED.has(name.replace(/^node:/, '')) ? load(name) : refuse()));
  for (const name of OF_GLOBAL) fix(globalThis, name, undefined);
}

/** Leaves a module without anything that does something, also for who got hold of a class of it in another way. */
function empty(load: Loader, name: string): void {
  let exported: unknown;
  try {
    exported = load(name);
  } catch {
    // This version of Node has none, or does not give it to processes like this one.
    return;
  }
  const isHolder = (typeof exported === 'object' && exported !== null) || typeof exported === 'function';
  if (!isHolder) return;
  for (const key of Object.getOwnPropertyNames(exported)) {
    const value = valueAt(exported as object, key);
    if (typeof value === 'function' && NETWORK.test(name)) emptyPrototype(value, name === 'net' ? OPENING : /./);
    if (!isFixed(exported as object, key)) {
      fix(exported as object, key, typeof value === 'function' ? refuse : undefined);
    }
  }
}

function emptyPrototype({ prototype }: { prototype?: object }, methods: RegExp): void {
  // What a class takes over from streams and events belongs to those.
  if (typeof prototype !== 'object') return;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key !== 'constructor' && methods.test(key) && !isFixed(prototype, key)) fix(prototype, key, refuse);
  }
}

function valueAt(holder: object, key: string): unknown {
  try {
    return (holder as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** A constant, such as a name of a class. */
function isFixed(holder: object, key: string): boolean {
  const found = Object.getOwnPropertyDescriptor(holder, key);
  return found?.configurable === false && typeof found.value !== 'function';
}

function fix(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: false, configurable: false, enumerable: false });
}
