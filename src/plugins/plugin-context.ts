import { Unavailable, type PluginContext, type PluginRequest, type PluginResponse } from '../core/plugin';
import type { HostRequest } from './messages';

/** What the host does for a plugin. */
export interface HostServices {
  /** Throws `Unavailable`. */
  ask(request: HostRequest, signal: AbortSignal): Promise<unknown>;
  log(level: 'info' | 'warn', code: string, numbers: Readonly<Record<string, number>>): void;
}

export interface PluginSettings {
  configuration: Readonly<Record<string, unknown>>;
  environment: Readonly<Record<string, string>>;
}

/** What a plugin gets for one call. */
export function contextOf(
  { configuration, environment }: PluginSettings,
  { host, signal }: { host: HostServices; signal: AbortSignal },
): PluginContext {
  const ask = async (request: HostRequest): Promise<unknown> => {
    if (signal.aborted) throw new Unavailable('too-late');
    return host.ask(request, signal);
  };
  return {
    configuration,
    environment,
    fetch: async (url: string, request: PluginRequest = {}) =>
      (await ask({ way: 'fetch', url, request })) as PluginResponse,
    readPage: async (url: string) => (await ask({ way: 'read-page', url })) as { title: string; text: string },
    log: {
      info: (code, numbers = {}) => {
        host.log('info', code, numbers);
      },
      warn: (code, numbers = {}) => {
        host.log('warn', code, numbers);
      },
    },
    signal,
  };
}
