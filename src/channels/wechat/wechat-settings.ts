import type { GivenWeChatConfig } from './wechat.config';

/** The channel's settings where it is switched on. */
export type WeChatSettings = Omit<GivenWeChatConfig, 'puppet'> & { readonly puppet: string };

/** Null while no puppet is named. */
export function wechatSettings(config: GivenWeChatConfig): WeChatSettings | null {
  const { puppet } = config;
  return puppet === undefined ? null : { ...config, puppet };
}
