import type { Message } from '../core/message';

/** `stop`: end the work on my question. `recall`: and take its answer back. */
export type Command = 'stop' | 'recall';

const words: Readonly<Record<Command, readonly string[]>> = {
  stop: ['停', '停止', '停下', '别查了', '不用了', 'stop', 'cancel'],
  recall: ['撤回', '撤销', '收回', 'recall', 'withdraw'],
};

/** Of a command with the names around it; longer messages are not looked at. */
const LONGEST = 200;
/** `@name` in front or behind. */
const MENTION = /^[@＠]\S+\s*|\s*[@＠]\S+$/g;

/**
 * A message that is nothing but a command, and is plainly meant for the bot: it mentions it, or quotes the question or
 * the answer. "Stop" said into the group is talk.
 */
export function recogniseCommand({ text, mentionsBot, details }: Message): Command | null {
  if (!mentionsBot && !details?.quoted) return null;
  if (text.length > LONGEST) return null;
  const said = text
    .trim()
    .replace(MENTION, '')
    .replace(/[。.!！~～\s]+$/, '')
    .toLowerCase();
  if (words.stop.includes(said)) return 'stop';
  return words.recall.includes(said) ? 'recall' : null;
}
