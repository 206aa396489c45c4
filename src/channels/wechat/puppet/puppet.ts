import type { Puppet } from 'wechaty-puppet';

/**
 * What the channel uses of a puppet: wechaty's layer below its own classes. Those would read the whole member list of a
 * group with its first message, and many look-ups at once have cost people their accounts (wechaty issue 2040).
 */
export type WeChatPuppet = Pick<
  Puppet,
  | 'contactPayload'
  | 'currentUserId'
  | 'isLoggedIn'
  | 'messageFile'
  | 'messageForward'
  | 'messagePayload'
  | 'messageRecall'
  | 'messageSendFile'
  | 'messageSendText'
  | 'messageUrl'
  | 'off'
  | 'on'
  | 'roomMemberPayload'
  | 'roomPayload'
  | 'setMemory'
  | 'start'
  | 'stop'
>;

export type PuppetMessage = Awaited<ReturnType<Puppet['messagePayload']>>;

/** `MessageType` of wechaty-puppet 1.21; written out, so that the package loads with the first log-in only. */
export const messageType = {
  unknown: 0,
  attachment: 1,
  audio: 2,
  emoticon: 5,
  image: 6,
  text: 7,
  recalled: 13,
  url: 14,
  video: 15,
} as const;

/** `ScanStatus` of wechaty-puppet 1.21. */
export const scanStatus = { waiting: 2, timeout: 5 } as const;
