import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type PluginKind, Unavailable } from '../core/plugin';
import type { PluginFaultCode } from '../core/ports/plugin-view';
import { PluginFault } from './fault-record';
import type { PluginCall } from './messages';
import type { HostServices, PluginSettings } from './plugin-context';
import type { PluginRuntime, RuntimeLimits } from './plugin-runtime';
import { type PluginMessage, ProcessLine } from './process-line';
import { residentMegabytes } from './resident-memory';
import { offerIn, type PluginOffer } from './shapes';

export interface ProcessRuntimeOptions {
  /** Absolute paths, links resolved. */
  folder: string;
  main: string;
  /** As the manifest names them. */
  kinds: readonly PluginKind[];
  settings: PluginSettings;
  host: HostServices;
  limits: RuntimeLimits;
  /** The compiled entry of the process. */
  script: string;
}

const MAX_UNDER_WAY = 16;
const MAX_HEAP_MEGABYTES = 256;
const WATCH_MILLISECONDS = 100;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

interface Running {
  child: ChildProcess;
  line: ProcessLine;
  offer: Promise<PluginOffer>;
  isLoaded: boolean;
  calls: Map<number, Waiting & { leaving: AbortController }>;
  end: (error: Error) => void;
}

/**
 * Runs a plugin in a process of its own: with the granted variables alone, its own folder to read, nothing to write, and
 * no network. What it does wrong ends the process; the next call starts another.
 */
export class ProcessRuntime implements PluginRuntime {
  onIdleFault: ((code: PluginFaultCode) => void) | undefined;
  private running: Running | null = null;
  private isStopped = false;
  private calls = 0;

  constructor(private readonly options: ProcessRuntimeOptions) {}

  offer(): Promise<PluginOffer> {
    if (this.isStopped) return Promise.reject(new Unavailable('stopped'));
    return (this.running ??= this.start()).offer;
  }

  async call(call: PluginCall, signal: AbortSignal): Promise<unknown> {
    await this.offer();
    const { running } = this;
    if (!running) throw new Unavailable('restarted');
    if (running.calls.size >= MAX_UNDER_WAY) throw new Unavailable('busy');
    const id = ++this.calls;
    const leaving = new AbortController();
    const leave = (): void => {
      leaving.abort();
      running.line.send({ type: 'leave', id });
    };
    try {
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          this.fail(running, 'too-slow', id);
        }, this.options.limits.milliseconds);
        running.calls.set(id, { resolve, reject, timer, leaving });
        running.line.allowCall();
        running.line.send({ type: 'call', id, call });
        signal.addEventListener('abort', leave);
        if (running.calls.size === 1) this.watchMemory(running);
      });
    } finally {
      signal.removeEventListener('abort', leave);
      leaving.abort();
      running.calls.delete(id);
      if (running.calls.size === 0) running.line.allowNothing();
    }
  }

  rest(): void {
    this.running?.end(new Unavailable('resting'));
  }

  stop(): void {
    this.isStopped = true;
    this.running?.end(new Unavailable('stopped'));
  }

  private start(): Running {
    const { folder, main, settings, script, limits } = this.options;
    const child = spawn(process.execPath, [...permissions(folder, script), script], {
      env: { ...settings.environment },
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      cwd: folder,
    });
    const calls: Running['calls'] = new Map();
    let loaded: Waiting | undefined;
    const line = new ProcessLine(child, {
      message: (message) => {
        if (message.type === 'loaded' || message.type === 'load-failed') settleLoad(message);
        else this.take(running, message);
      },
      fault: (code) => {
        this.fail(running, code);
      },
    });
    const offer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.fail(running, 'too-slow');
      }, limits.startMilliseconds);
      loaded = { resolve, reject, timer };
    }).then((given) => {
      const found = offerIn(given, this.options.kinds);
      if (!found) throw new PluginFault('wrong-shape');
      return found;
    });
    const settleLoad = (message: Extract<PluginMessage, { type: 'loaded' | 'load-failed' }>): void => {
      clearTimeout(loaded?.timer);
      if (message.type === 'load-failed') {
        this.fail(running, 'threw');
        return;
      }
      running.isLoaded = true;
      loaded?.resolve(message.offer);
    };
    const end = (error: Error): void => {
      if (this.running === running) this.running = null;
      child.kill('SIGKILL');
      line.close();
      clearTimeout(loaded?.timer);
      loaded?.reject(error);
      for (const { timer, reject } of calls.values()) {
        clearTimeout(timer);
        reject(error);
      }
      calls.clear();
    };
    const running: Running = { child, line, offer, isLoaded: false, calls, end };
    offer.catch(() => {
      end(new Unavailable('not-loaded'));
    });
    child.on('error', () => {
      this.fail(running, 'exited');
    });
    child.on('exit', () => {
      this.fail(running, 'exited');
    });
    // It keeps nobody alive: whoever waits for a call has a timer of its own.
    child.unref();
    line.allowCall();
    line.send({ type: 'load', main, ...settings });
    return running;
  }

  /** Ends the process. Blames one call, where it is known which; else the first. */
  private fail(running: Running, code: PluginFaultCode, guilty?: number): void {
    const blamed = guilty ?? running.calls.keys().next().value;
    const call = blamed === undefined ? undefined : running.calls.get(blamed);
    if (blamed !== undefined && call) {
      running.calls.delete(blamed);
      clearTimeout(call.timer);
      call.reject(new PluginFault(code));
    }
    // Whoever ended it is not told of its end.
    const isIdle = !call && running.isLoaded && this.running === running;
    running.end(call ? new Unavailable('restarted') : new PluginFault(code));
    if (isIdle) this.onIdleFault?.(code);
  }

  private take(running: Running, message: Exclude<PluginMessage, { type: 'loaded' | 'load-failed' }>): void {
    if (message.type === 'log') {
      this.options.host.log(message.level, message.code, message.numbers);
      return;
    }
    const call = running.calls.get(message.type === 'ask' ? message.call : message.id);
    // Of a call that nobody made, or that is over.
    if (!call) return;
    if (message.type === 'ask') {
      void this.serve(running, message, call.leaving.signal);
      return;
    }
    clearTimeout(call.timer);
    if (message.type === 'returned') call.resolve(message.value);
    else if (message.type === 'returned-too-much') call.reject(new PluginFault('too-large'));
    else call.reject(message.unavailable === null ? new PluginFault('threw') : new Unavailable(message.unavailable));
  }

  private async serve(
    { line }: Running,
    { id, request }: Extract<PluginMessage, { type: 'ask' }>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      line.send({ type: 'told', id, value: await this.options.host.ask(request, signal) });
    } catch (error) {
      line.send({ type: 'unavailable', id, code: error instanceof Unavailable ? error.code : 'unavailable' });
    }
  }

  private watchMemory(running: Running): void {
    const { pid } = running.child;
    const watch = setInterval(() => {
      if (running.calls.size === 0) clearInterval(watch);
      else if (pid !== undefined && residentMegabytes(pid) > this.options.limits.megabytes) {
        clearInterval(watch);
        this.fail(running, 'too-much-memory');
      }
    }, WATCH_MILLISECONDS);
    watch.unref();
  }
}

/** What Node itself forbids: files but its own folder and ours, writing, programs, threads and native code. */
function permissions(folder: string, script: string): string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const permission = flags.has('--permission') ? '--permission' : '--experimental-permission';
  const program = dirname(dirname(script));
  const readable = [join(folder, '*'), join(program, 'plugins', '*'), join(program, 'core', '*')];
  return [
    permission,
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--no-addons',
    '--no-warnings',
    `--max-old-space-size=${MAX_HEAP_MEGABYTES}`,
  ];
}
