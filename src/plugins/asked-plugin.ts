import type { z } from 'zod';
import { Unavailable } from '../core/plugin';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { PluginFaultCode } from '../core/ports/plugin-view';
import { FaultRecord, PluginFault } from './fault-record';
import type { PluginCall } from './messages';
import type { PluginRuntime } from './plugin-runtime';
import type { PluginOffer } from './shapes';

export interface AskedPluginOptions {
  name: string;
  runtime: PluginRuntime;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** Before a process is started again. */
  pauseMilliseconds?: number | undefined;
}

/** A plugin that may be asked, as long as it does not do wrong too often. */
export class AskedPlugin {
  private readonly faults: FaultRecord;

  constructor(private readonly options: AskedPluginOptions) {
    this.faults = new FaultRecord(options.clock, options.pauseMilliseconds);
    options.runtime.onIdleFault = (code) => {
      this.blame(code);
    };
  }

  get state(): 'ready' | 'waiting' | 'off' {
    return this.faults.state();
  }

  get record(): Pick<FaultRecord, 'count' | 'last'> {
    return this.faults;
  }

  /** What it has. Throws `PluginFault` or `Unavailable`. */
  offer(): Promise<PluginOffer> {
    return this.watched(() => this.options.runtime.offer());
  }

  /**
   * What it returned, in the shape that its kind gives. Throws `PluginFault` or `Unavailable`; the signal's reason once
   * that ends: the call itself is then told so, and still has to end in its own time.
   */
  async call<Shape extends z.ZodType>(
    call: PluginCall,
    { shape, signal }: { shape: Shape; signal?: AbortSignal | undefined },
  ): Promise<z.output<Shape>> {
    signal?.throwIfAborted();
    const leaving = signal ?? new AbortController().signal;
    const work = this.watched(async () => {
      const parsed = shape.safeParse(await this.options.runtime.call(call, leaving));
      if (!parsed.success) throw new PluginFault('wrong-shape');
      return parsed.data;
    });
    return signal ? unlessEnded(work, signal) : work;
  }

  /** Forgets what it did wrong. */
  resume(): void {
    this.faults.forget();
  }

  stop(): void {
    this.options.runtime.stop();
  }

  private async watched<Value>(work: () => Promise<Value>): Promise<Value> {
    const state = this.faults.state();
    if (state !== 'ready') throw new Unavailable(state === 'off' ? 'plugin-off' : 'plugin-waiting');
    try {
      return await work();
    } catch (error) {
      if (error instanceof PluginFault) this.blame(error.code);
      throw error;
    }
  }

  private blame(code: PluginFaultCode): void {
    const { name, logger, runtime } = this.options;
    const isLast = this.faults.add(code);
    logger.warn({ plugin: name, code, faults: this.faults.count() }, 'A plugin failed');
    if (!isLast) return;
    logger.error({ plugin: name, code }, 'A plugin is switched off after three faults; an admin may resume it');
    runtime.rest();
  }
}

/** What the work comes to, or the signal's reason once that ends; the work goes on. */
function unlessEnded<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave);
    work
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', leave);
      })
      .catch(() => undefined);
  });
}
