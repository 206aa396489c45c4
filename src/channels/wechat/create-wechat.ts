import { banRisk, riskNotAccepted } from './ban-risk';
import { WeChatChannel, type WeChatChannelOptions } from './wechat.channel';
import { type WeChatConfig, wechatSettings } from './wechat.config';

type GivenConfig = Parameters<typeof wechatSettings>[0];

/** Null when no puppet is configured, or when nobody has accepted that the account may be banned; the log then says so. */
export function createWeChat(
  config: GivenConfig | WeChatConfig,
  options: Omit<WeChatChannelOptions, 'settings'>,
): WeChatChannel | null {
  const settings = wechatSettings(config);
  if (!settings) return null;
  if (!settings.acceptBanRisk) {
    options.logger.error({ channel: 'wechat' }, riskNotAccepted);
    return null;
  }
  options.logger.warn({ channel: 'wechat' }, banRisk);
  return new WeChatChannel({ ...options, settings });
}
