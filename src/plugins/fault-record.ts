import type { Clock } from '../core/ports/clock';
import type { PluginFaultCode } from '../core/ports/plugin-view';

/** Thrown where a plugin did something wrong. */
export class PluginFault extends Error {
  constructor(readonly code: PluginFaultCode) {
    super(code);
    this.name = 'PluginFault';
  }
}

const MAX_FAULTS = 3;
const WINDOW_MILLISECONDS = 3_600_000;
/** Before the process is started again after its first fault; five times as long after the second. */
const PAUSE_MILLISECONDS = 1000;

/** Counts what a plugin does wrong within the last hour. */
export class FaultRecord {
  private faults: { code: PluginFaultCode; at: number }[] = [];
  private isOff = false;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly pauseMilliseconds = PAUSE_MILLISECONDS,
  ) {}

  /** True for the fault that switches the plugin off. */
  add(code: PluginFaultCode): boolean {
    this.faults = [...this.recent(), { code, at: this.clock.now() }];
    const wasOff = this.isOff;
    this.isOff ||= this.faults.length >= MAX_FAULTS;
    return this.isOff && !wasOff;
  }

  /** `off` stays, however much time passes, until somebody resumes it. */
  state(): 'ready' | 'waiting' | 'off' {
    if (this.isOff) return 'off';
    const recent = this.recent();
    const pause = this.pauseMilliseconds * 5 ** (recent.length - 1);
    const last = recent.at(-1);
    return last !== undefined && this.clock.now() - last.at < pause ? 'waiting' : 'ready';
  }

  count(): number {
    return this.isOff ? this.faults.length : this.recent().length;
  }

  last(): { code: PluginFaultCode; at: number } | null {
    return this.faults.at(-1) ?? null;
  }

  forget(): void {
    this.faults = [];
    this.isOff = false;
  }

  private recent(): { code: PluginFaultCode; at: number }[] {
    const since = this.clock.now() - WINDOW_MILLISECONDS;
    return this.faults.filter(({ at }) => at > since);
  }
}
