import { type PluginDefinition, type PluginKind, Unavailable } from '../core/plugin';
import { PluginFault } from './fault-record';
import { invokePlugin, offerOf } from './invoke-plugin';
import type { PluginCall } from './messages';
import { contextOf, type HostServices, type PluginSettings } from './plugin-context';
import type { PluginRuntime, RuntimeLimits } from './plugin-runtime';
import { offerIn, type PluginOffer } from './shapes';

export interface InProcessOptions {
  /** What its `main` exports; loaded on first use. */
  load: () => Promise<PluginDefinition>;
  /** As the manifest names them. */
  kinds: readonly PluginKind[];
  settings: PluginSettings;
  host: HostServices;
  limits: RuntimeLimits;
}

/** Runs a shipped plugin within the program: one that waits for ever is left, one that loops is not. */
export class InProcessRuntime implements PluginRuntime {
  private loaded: Promise<PluginDefinition> | null = null;

  constructor(private readonly options: InProcessOptions) {}

  get host(): HostServices {
    return this.options.host;
  }

  async offer(): Promise<PluginOffer> {
    const found = offerIn(offerOf(await this.definition()), this.options.kinds);
    if (!found) throw new PluginFault('wrong-shape');
    return found;
  }

  async call(call: PluginCall, signal: AbortSignal): Promise<unknown> {
    const definition = await this.definition();
    const leaving = new AbortController();
    const leave = (): void => {
      leaving.abort();
    };
    signal.addEventListener('abort', leave);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new PluginFault('too-slow'));
      }, this.options.limits.milliseconds);
    });
    try {
      const context = contextOf(this.options.settings, { host: this.options.host, signal: leaving.signal });
      return await Promise.race([invokePlugin(definition, call, context), late]);
    } catch (error) {
      if (error instanceof PluginFault || error instanceof Unavailable) throw error;
      throw new PluginFault('threw');
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      leaving.abort();
    }
  }

  rest(): void {
    // Its code stays where it is.
  }

  stop(): void {
    this.loaded = Promise.reject(new Unavailable('stopped'));
    this.loaded.catch(() => undefined);
  }

  async definition(): Promise<PluginDefinition> {
    return (this.loaded ??= this.options.load().catch(() => {
      throw new PluginFault('threw');
    }));
  }
}
