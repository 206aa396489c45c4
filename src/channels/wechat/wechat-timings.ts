import type { WeChatPacingOptions } from './outbound/wechat-pacing';

/** What a test makes faster. */
export interface WeChatTimings extends Omit<WeChatPacingOptions, 'clock'> {
  echoMilliseconds?: number;
  lookupPauseMilliseconds?: number;
  storePauses?: readonly number[];
}
