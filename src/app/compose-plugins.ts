import type { AppConfig } from '../config/app-config';
import { pluginVariable } from '../config/plugin-variable';
import type { PluginDefinition } from '../core/plugin';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import { GuardedWeb } from '../net/web-client';
import { PluginHost } from '../plugins/plugin-host';
import { pageScript, pluginScript, shippedPluginsFolder } from './program-paths';

export interface PluginParts {
  config: Pick<AppConfig, 'plugins'>;
  clock: Clock;
  logger: Logger;
}

/** The plugins that the configuration names. Nothing of them runs before they are started or asked. */
export class ComposedPlugins {
  readonly host: PluginHost;
  private readonly web = new GuardedWeb({ pageScript });

  constructor({ config, clock, logger }: PluginParts) {
    this.host = new PluginHost({
      entries: config.plugins,
      variable: pluginVariable,
      shippedFolder: shippedPluginsFolder,
      load: async (main) => ((await import(main)) as { default: PluginDefinition }).default,
      processScript: pluginScript,
      web: this.web.client,
      clock,
      logger,
    });
  }

  stop(): void {
    this.host.stop();
    this.web.stop();
  }
}
