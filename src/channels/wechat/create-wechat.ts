import { banRisk, riskNotAccepted } from './ban-risk';
import { WeChatChannel, type WeChatChannelOptions } from './wechat.channel';
import { wechatSettings } from './wechat-settings';
import type { GivenWeChatConfig } from './wechat.config';

/** Null when no puppet is configured, or when nobody has accepted that the account may be banned; the log then says so. */
export function createWeChat(
  config: GivenWeChatConfig,
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
