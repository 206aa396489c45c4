import { serialize } from 'node:v8';
import type { IsolatedResult, IsolatedTask, IsolationFailure, IsolationLimits } from '../core/ports/isolated-runner';
import { FrameReader, headerOf } from './frames';
import { residentMegabytes } from './resident-memory';
import { type IsolatedChild, spawnIsolated } from './spawn-isolated';

/** What the process says of a request; written by `answerIsolated`. */
export type IsolatedReply = { value: unknown } | { error: string };

/** What of a task a process is started for. */
type TaskKind = Pick<IsolatedTask, 'script' | 'native' | 'limits'>;

type Failed = Extract<IsolatedResult<never>, { status: 'failed' }>;

const WATCH_MILLISECONDS = 50;
/** Processor time of all its requests together, beside the limit of one; then it is replaced. */
const LIFE_SECONDS = 60;
const LONGEST_DETAIL = 500;

const failed = (reason: IsolationFailure, detail: string): Failed => ({ status: 'failed', reason, detail });

/** One process that answers one request at a time. After a failure it is ended, and answers no more. */
export class IsolatedProcess {
  private readonly kind: { script: string; folder: string | undefined; megabytes: number };
  private readonly child: IsolatedChild;
  private readonly reader: FrameReader;
  private settle: ((result: IsolatedResult<unknown>) => void) | null = null;
  private requests = 0;
  private spentMilliseconds = 0;
  private hasEnded = false;

  constructor({ script, native, limits: { megabytes, milliseconds } }: TaskKind, largestAnswer: number) {
    this.kind = { script, folder: native?.folder, megabytes };
    this.reader = new FrameReader(largestAnswer);
    this.child = spawnIsolated({ script, native }, megabytes, LIFE_SECONDS + Math.ceil(milliseconds / 1000));
    const lose = (): void => {
      this.fail('crashed', 'the process ended');
    };
    this.child.on('error', lose).on('exit', (code, signal) => {
      this.fail(reasonOfEnd(code, signal), 'the process ended');
    });
    // What cannot be written any more shows in the end of the process.
    this.child.stdin.on('error', lose);
    this.child.stdout.on('error', lose).on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
  }

  /** Whether it was started for tasks like this one. */
  isFor({ script, native, limits }: TaskKind): boolean {
    const { kind } = this;
    return kind.script === script && kind.folder === native?.folder && kind.megabytes === limits.megabytes;
  }

  get isAlive(): boolean {
    return !this.hasEnded;
  }

  /** Whether it has done so much that another one should go on. */
  isWorn(mostRequests: number): boolean {
    return this.requests >= mostRequests || this.spentMilliseconds >= LIFE_SECONDS * 1000;
  }

  async run(request: unknown, limits: IsolationLimits, signal?: AbortSignal): Promise<IsolatedResult<unknown>> {
    if (this.hasEnded) return failed('crashed', 'the process ended');
    this.requests++;
    this.keepAlive(true);
    const started = performance.now();
    const cancel = (): void => {
      this.fail('cancelled', 'cancelled');
    };
    signal?.addEventListener('abort', cancel, { once: true });
    const deadline = setTimeout(() => {
      this.fail('too-slow', `longer than ${limits.milliseconds} ms`);
    }, limits.milliseconds);
    const watch = setInterval(() => void this.checkMemory(limits.megabytes), WATCH_MILLISECONDS);
    try {
      return await new Promise<IsolatedResult<unknown>>((resolve) => {
        this.settle = resolve;
        this.send(request);
      });
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
      this.spentMilliseconds += performance.now() - started;
      this.keepAlive(false);
    }
  }

  end(): void {
    this.fail('cancelled', 'stopped');
  }

  private send(request: unknown): void {
    let bytes: Buffer;
    try {
      bytes = serialize(request);
    } catch (error) {
      this.fail('crashed', `the request cannot be sent: ${String(error)}`);
      return;
    }
    this.child.stdin.write(headerOf(bytes.length));
    this.child.stdin.write(bytes);
  }

  private take(chunk: Buffer): void {
    if (this.hasEnded) return;
    const message = this.settle ? this.reader.add(chunk) : 'overflow';
    if (message === null) return;
    if (message === 'overflow') this.fail('too-much-memory', 'the answer is too large');
    else this.answer(message);
  }

  private answer(message: Buffer): void {
    const reply = readReply(message);
    if ('error' in reply) this.fail('crashed', reply.error.slice(0, LONGEST_DETAIL));
    else this.finish({ status: 'done', value: reply.value });
  }

  private async checkMemory(megabytes: number): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined || this.hasEnded) return;
    if ((await residentMegabytes(pid)) > megabytes) this.fail('too-much-memory', `more than ${megabytes} MB`);
  }

  private fail(reason: IsolationFailure, detail: string): void {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.child.kill('SIGKILL');
      this.child.stdin.destroy();
      this.child.stdout.destroy();
    }
    this.finish(failed(reason, detail));
  }

  private finish(result: IsolatedResult<unknown>): void {
    this.settle?.(result);
    this.settle = null;
  }

  /** It keeps the program running only while something is asked of it. */
  private keepAlive(isAsked: boolean): void {
    const handles = [this.child, this.child.stdin, this.child.stdout] as unknown as { ref(): void; unref(): void }[];
    for (const handle of handles) {
      if (isAsked) handle.ref();
      else handle.unref();
    }
  }
}

/** JavaScript's own heap ends a process by SIGABRT when it is full, the shell's limit one that computes too long. */
function reasonOfEnd(code: number | null, signal: NodeJS.Signals | null): IsolationFailure {
  if (signal === 'SIGABRT' || code === 134) return 'too-much-memory';
  return signal === 'SIGXCPU' ? 'too-slow' : 'crashed';
}

/** The process may have been taken over: nothing of its answer is trusted but that it is JSON. */
function readReply(message: Buffer): IsolatedReply {
  try {
    const reply = JSON.parse(message.toString('utf8')) as unknown;
    if (typeof reply === 'object' && reply !== null) {
      if ('value' in reply) return { value: reply.value };
      if ('error' in reply && typeof reply.error === 'string') return { error: reply.error };
    }
  } catch {
    // Told below.
  }
  return { error: 'the answer cannot be read' };
}
