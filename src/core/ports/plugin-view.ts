import type { PluginKind } from '../plugin';

/**
 * What a plugin did wrong. `nonsense`: it wrote what is no message. `flooded`, `too-large`: more messages or bytes than
 * a call may send. `exited`: its process ended. `wrong-shape`: what it gave is not what its kind gives.
 */
export type PluginFaultCode =
  'too-slow' | 'too-much-memory' | 'too-large' | 'flooded' | 'nonsense' | 'exited' | 'threw' | 'wrong-shape';

/**
 * `ready`: it is asked. `waiting`: its process ended and is not started again yet. `off`: three faults within the hour.
 * `disabled`: so the configuration says. `refused`: it was never run; `problems` says why.
 */
export type PluginState = 'ready' | 'waiting' | 'off' | 'disabled' | 'refused';

/** A plugin as admins see it. Nothing in it is secret. */
export interface PluginView {
  name: string;
  title: { zh: string; en: string } | null;
  version: string | null;
  origin: 'shipped' | 'outside';
  kinds: readonly PluginKind[];
  state: PluginState;
  /** Assistants that it serves. */
  assistants: readonly string[];
  /** Within the last hour. */
  faults: number;
  lastFault: { code: PluginFaultCode; at: number } | null;
  /** Hosts that it may ask, and names of variables that it may read. */
  granted: { hosts: readonly string[]; environment: readonly string[] };
  /** Why it is refused, each with what to do. */
  problems: readonly string[];
}

/** The plugins that the configuration names. */
export interface Plugins {
  list(): readonly PluginView[];
  /** Forgets the faults of a plugin that is off, so that it is asked again; false where there is none of the name. */
  resume(name: string): boolean;
}
export const Plugins = Symbol('Plugins');
