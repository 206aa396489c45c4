import type { PluginDefinition } from '../core/plugin';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { WebClients } from '../core/ports/web-client';
import type { PluginEntry } from './plugins.config';

export interface PluginHostOptions {
  entries: readonly PluginEntry[];
  /** The value of a variable of the environment that is granted; undefined where it is not set. */
  variable: (name: string) => string | undefined;
  /** Folder with a folder for each shipped plugin, compiled. */
  shippedFolder: string;
  /** Loads the `main` of a shipped plugin. */
  load: (main: string) => Promise<PluginDefinition>;
  /** The compiled entry of the process of any other. */
  processScript: string;
  web: WebClients;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  /** Of a test. */
  timings?: {
    pauseMilliseconds?: number;
    callMilliseconds?: number;
    startMilliseconds?: number;
    megabytes?: number;
  };
}
