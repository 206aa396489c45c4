import type { Attachment } from '../../../core/message';
import { plainName } from './plain-name';

/** What is kept of a message for those that quote it, answer it or take it back. */
export interface RecentMessage {
  id: string;
  /** Null: the bot itself. */
  memberId: string | null;
  name: string;
  text: string;
  attachments: readonly Attachment[];
}

const KEPT_CONVERSATIONS = 500;
const KEPT_MESSAGES = 200;
const KEPT_CHARACTERS = 300;

const squeeze = (text: string): string => text.replace(/\s+/g, '');

/** The last messages of each conversation, in memory: WeChat quotes words and a name, and no id. */
export class RecentMessages {
  private readonly conversations = new Map<string, RecentMessage[]>();

  add(conversation: string, message: RecentMessage): void {
    const messages = this.conversations.get(conversation) ?? [];
    // The least recently used is first.
    this.conversations.delete(conversation);
    this.conversations.set(conversation, messages);
    if (this.conversations.size > KEPT_CONVERSATIONS) {
      this.conversations.delete(this.conversations.keys().next().value ?? '');
    }
    messages.push({ ...message, text: message.text.slice(0, KEPT_CHARACTERS) });
    if (messages.length > KEPT_MESSAGES) messages.shift();
  }

  find(conversation: string, id: string): RecentMessage | null {
    return this.conversations.get(conversation)?.findLast((message) => message.id === id) ?? null;
  }

  /** The last message that a quote of a name and words can mean; of one without words, such as a picture, by the name. */
  findQuoted(conversation: string, { name, text }: { name: string; text: string }): RecentMessage | null {
    const words = squeeze(text).slice(0, 60);
    const isOf = (message: RecentMessage) => name === '' || plainName(message.name) === name;
    const means = ({ text: said, attachments }: RecentMessage) =>
      said === '' ? attachments.some(({ kind }) => wordsOf[kind].includes(words)) : squeeze(said).startsWith(words);
    if (words === '') return null;
    return this.conversations.get(conversation)?.findLast((message) => isOf(message) && means(message)) ?? null;
  }
}

/** What a quote says of a message without words. */
const wordsOf: Readonly<Record<Attachment['kind'], readonly string[]>> = {
  image: ['图片', '[图片]'],
  voice: ['语音', '[语音]'],
  file: ['文件', '[文件]', '视频', '[视频]'],
};
