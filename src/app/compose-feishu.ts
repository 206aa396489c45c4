import type { ConnectionTimings } from '../channels/feishu/connection/long-connection';
import { FeishuChannel } from '../channels/feishu/feishu.channel';
import { feishuApps } from '../channels/feishu/feishu.config';
import { FeishuOutbound } from '../channels/feishu/outbound/feishu-outbound';
import type { AppConfig } from '../config/app-config';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';

export interface FeishuParts {
  config: Pick<AppConfig, 'feishu' | 'assistants'>;
  clock: Clock;
  logger: Logger;
  timings?: Partial<ConnectionTimings> | undefined;
}

/** Null when no app is configured. */
export function composeFeishu({ config, clock, logger, timings }: FeishuParts): FeishuChannel | null {
  const apps = feishuApps(config.feishu, config.assistants);
  if (apps.length === 0) return null;
  return new FeishuChannel({
    apps,
    senderOf: (_app, api) => new FeishuOutbound({ api, clock, logger }),
    clock,
    logger,
    ...(timings && { timings }),
  });
}
