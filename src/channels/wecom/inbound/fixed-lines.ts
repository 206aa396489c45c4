/** To a member who opens the robot's chat for the first time that day. */
export const WELCOME = [
  '你好，我是知识助手。直接发问题给我，或在群里 @我：我会依据资料回答并注明出处，答不上来我会直说。',
  'Hello, I answer questions from the documents I was given, with sources. Just ask, or mention me in a group.',
].join('\n');

/** To a member whose message could not be stored. */
export const NOT_STORED = [
  '抱歉，刚才这条没有收好，请再发一次。',
  'Sorry, that message was not taken in. Please send it again.',
].join('\n');
