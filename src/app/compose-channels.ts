import type { ConnectionTimings } from '../channels/feishu/connection/long-connection';
import { createWeChat } from '../channels/wechat/create-wechat';
import type { WeChatChannel, WeChatChannelOptions } from '../channels/wechat/wechat.channel';
import { WeComChannel, type WeComTimings } from '../channels/wecom/wecom.channel';
import { wecomApp } from '../channels/wecom/wecom.config';
import type { AppConfig } from '../config/app-config';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { Channel } from '../core/ports/channel';
import type { ChannelHealths } from '../core/ports/channel-health';
import type { ChannelLogins } from '../core/ports/channel-login';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Webhook } from '../core/ports/webhook';
import { composeFeishu } from './compose-feishu';

/** What a test puts in the place of real pauses and of a real account. */
export interface PlatformTimings {
  feishu?: Partial<ConnectionTimings>;
  wecom?: Partial<WeComTimings>;
  wechat?: Pick<WeChatChannelOptions, 'timings' | 'openPuppet' | 'showQr'>;
}

export interface PlatformParts {
  config: Pick<AppConfig, 'feishu' | 'wechat' | 'wecom' | 'assistants' | 'intake'>;
  notice: AdminNotice;
  clock: Clock;
  logger: Logger;
  timings?: PlatformTimings | undefined;
}

/** The platforms that are configured. */
export interface Platforms {
  channels: readonly Channel[];
  /** How the lines to them do. */
  lines: ChannelHealths;
  /** Accounts that a person logs in to. */
  logins: ChannelLogins;
  webhooks: readonly Webhook[];
}

export function composePlatforms(parts: PlatformParts): Platforms {
  const { config, clock, logger, timings = {} } = parts;
  const feishu = composeFeishu({ config, clock, logger, timings: timings.feishu });
  const wechat = composeWeChat(parts);
  const robot = wecomApp(config.wecom, config.assistants);
  const wecom =
    robot && new WeComChannel({ app: robot, clock, logger, ...(timings.wecom && { timings: timings.wecom }) });
  const platforms = [feishu, wechat, wecom].filter((platform) => platform !== null);
  return {
    channels: platforms,
    lines: { list: () => platforms.flatMap((platform) => platform.list()) },
    logins: wechat?.logins ?? { list: () => [], renew: () => Promise.resolve(false) },
    webhooks: feishu ? [feishu.webhook] : [],
  };
}

function composeWeChat({ config, notice, clock, logger, timings }: PlatformParts): WeChatChannel | null {
  return createWeChat(config.wechat, {
    timeZone: config.intake.timeZone,
    clock,
    logger,
    onAlert: ({ app, reason }) => {
      void notice.notify({ kind: 'line-closed', assistant: '', outcomeId: app, reason });
    },
    showQr: (lines) => process.stdout.write(`${lines}\n`),
    ...timings?.wechat,
  });
}
