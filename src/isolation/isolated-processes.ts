import type { IsolatedResult, IsolatedRunner, IsolatedTask } from '../core/ports/isolated-runner';
import { IsolatedProcess } from './isolated-process';

export interface IsolatedProcessesOptions {
  /** So many run at a time. */
  size?: number;
  /** A process that is asked nothing for so long ends and gives its memory back. */
  idleMilliseconds?: number;
  /** Then a process is replaced, healthy or not. */
  requestsEach?: number;
  /** More that wait are refused as busy. */
  mostWaiting?: number;
  /** Bytes of one answer. */
  largestAnswer?: number;
}

/** Ends the wait of a task. */
type Waiting = (hasTurn: boolean) => void;

const cancelled = { status: 'failed', reason: 'cancelled', detail: 'cancelled' } as const;

/** Runs tasks in processes of their own, a few at a time; a healthy process is kept for the next task of its kind. */
export class IsolatedProcesses implements IsolatedRunner {
  private readonly options: Required<IsolatedProcessesOptions>;
  private readonly idle = new Map<IsolatedProcess, NodeJS.Timeout>();
  private readonly busy = new Set<IsolatedProcess>();
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private isStopped = false;

  constructor(options: IsolatedProcessesOptions = {}) {
    this.options = {
      size: 2,
      idleMilliseconds: 30_000,
      requestsEach: 200,
      mostWaiting: 200,
      largestAnswer: 64 * 1024 * 1024,
      ...options,
    };
  }

  async run<Value>(task: IsolatedTask): Promise<IsolatedResult<Value>> {
    const turn = await this.turnOf(task);
    if (turn === 'busy') return { status: 'failed', reason: 'busy', detail: 'too many wait' };
    if (turn === 'cancelled') return cancelled;
    try {
      if (this.isStopped || task.signal?.aborted) return cancelled;
      return (await this.runNow(task)) as IsolatedResult<Value>;
    } catch (error) {
      // Where the machine has no room for another process.
      return { status: 'failed', reason: 'crashed', detail: String(error) };
    } finally {
      this.handOn();
    }
  }

  stop(): void {
    this.isStopped = true;
    for (const process of [...this.idle.keys(), ...this.busy]) this.discard(process);
    for (const end of this.waiting.splice(0)) end(false);
  }

  private async turnOf({ signal }: IsolatedTask): Promise<'turn' | 'busy' | 'cancelled'> {
    if (this.running < this.options.size || this.isStopped) {
      this.running++;
      return 'turn';
    }
    if (this.waiting.length >= this.options.mostWaiting) return 'busy';
    let leave: () => void = () => undefined;
    const hasTurn = await new Promise<boolean>((end) => {
      this.waiting.push(end);
      leave = () => {
        const at = this.waiting.indexOf(end);
        if (at >= 0) this.waiting.splice(at, 1);
        end(false);
      };
      signal?.addEventListener('abort', leave, { once: true });
    });
    signal?.removeEventListener('abort', leave);
    return hasTurn ? 'turn' : 'cancelled';
  }

  /** The next that waits takes the place that is left, so that no other comes between. */
  private handOn(): void {
    const next = this.waiting.shift();
    if (next) next(true);
    else this.running--;
  }

  private async runNow(task: IsolatedTask): Promise<IsolatedResult<unknown>> {
    const { request, limits, signal } = task;
    const process = this.takeIdle(task) ?? new IsolatedProcess(task, this.options.largestAnswer);
    this.busy.add(process);
    const result = await process.run(request, limits, signal);
    this.busy.delete(process);
    const isWorn = process.isWorn(this.options.requestsEach);
    if (!process.isAlive || isWorn || this.isStopped) this.discard(process);
    else this.keep(process);
    return result;
  }

  private takeIdle(task: IsolatedTask): IsolatedProcess | null {
    for (const [process, timer] of this.idle) {
      if (!process.isFor(task)) continue;
      clearTimeout(timer);
      this.idle.delete(process);
      if (process.isAlive) return process;
    }
    return null;
  }

  private keep(process: IsolatedProcess): void {
    const timer = setTimeout(() => {
      this.discard(process);
    }, this.options.idleMilliseconds).unref();
    this.idle.set(process, timer);
  }

  private discard(process: IsolatedProcess): void {
    clearTimeout(this.idle.get(process));
    this.idle.delete(process);
    process.end();
  }
}
