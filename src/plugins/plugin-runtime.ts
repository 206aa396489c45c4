import type { PluginFaultCode } from '../core/ports/plugin-view';
import type { PluginCall } from './messages';
import type { PluginOffer } from './shapes';

/** Where a plugin's code runs. */
export interface PluginRuntime {
  /** What it has; loads it where it is not loaded. Throws `PluginFault`. */
  offer(): Promise<PluginOffer>;
  /** What it returned, unchecked. Throws `PluginFault`, or `Unavailable` where the plugin is not to blame. `signal` ends when nobody waits any more. */
  call(call: PluginCall, signal: AbortSignal): Promise<unknown>;
  /** Told of what it does wrong while nothing is asked of it. */
  onIdleFault?: ((code: PluginFaultCode) => void) | undefined;
  /** Gives back what it holds; the next call starts anew. */
  rest(): void;
  /** For good. */
  stop(): void;
}

export interface RuntimeLimits {
  /** For one call. */
  milliseconds: number;
  /** Until it is loaded. */
  startMilliseconds: number;
  /** Resident memory of a process. */
  megabytes: number;
}
