import type { ConversationRef, Member } from './message';

/** What preprocess made of a burst. */
export interface Question {
  assistant: string;
  conversation: ConversationRef;
  member: Member;
  /** The text as written, mentions of the bot removed. */
  text: string;
  /** The text that matching works on: control and zero-width characters removed, spaces collapsed, cut to a safe length. */
  matchText: string;
  mentionsBot: boolean;
  /** `zh` when the text holds Chinese characters, else `en`. */
  language: Language;
}

export type Language = 'zh' | 'en';
