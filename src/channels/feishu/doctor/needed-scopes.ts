export interface NeededScope {
  /** Any one of them is enough; the first is the one to ask for. */
  anyOf: readonly [string, ...string[]];
  zh: string;
  en: string;
  /** Without an optional one the bot works, with less. */
  isOptional?: boolean;
  /** Not needed where only messages that mention the bot are answered. */
  isForUnmentioned?: boolean;
}

/** What the calls in `src/channels/feishu` need, by the pages of the API on https://open.feishu.cn/document/. */
export const neededScopes: readonly NeededScope[] = [
  { anyOf: ['im:message'], zh: '读取、回复与撤回消息', en: 'read, answer and recall messages' },
  { anyOf: ['im:message:send_as_bot', 'im:message:send'], zh: '以应用身份发消息', en: 'send messages as the bot' },
  {
    anyOf: ['im:message.group_msg'],
    zh: '读取群里没有 @ 机器人的消息',
    en: 'see group messages that do not mention it',
    isForUnmentioned: true,
  },
  {
    anyOf: ['im:message.group_at_msg:readonly', 'im:message.group_at_msg'],
    zh: '读取群里 @ 机器人的消息',
    en: 'see group messages that mention it',
  },
  { anyOf: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'], zh: '读取单聊消息', en: 'see direct messages' },
  { anyOf: ['im:chat:readonly', 'im:chat'], zh: '读取群名称与成员', en: 'read names of groups and members' },
  {
    anyOf: ['im:resource', 'im:resource:upload'],
    zh: '上传与下载图片和文件',
    en: 'upload and download pictures and files',
    isOptional: true,
  },
  {
    anyOf: ['im:message.reactions:write_only', 'im:message'],
    zh: '用表情表示正在处理',
    en: 'show by a reaction that it works',
    isOptional: true,
  },
  {
    anyOf: ['cardkit:card:write'],
    zh: '边写边显示回答',
    en: 'show answers while they are written',
    isOptional: true,
  },
  {
    anyOf: ['application:application:self_manage'],
    zh: '让体检能读取事件订阅',
    en: 'let the doctor read the event subscription',
    isOptional: true,
  },
];
