import type { Attachment, ConversationRef, Member } from './message';
import type { ReadPicture } from './picture';

/** What preprocess made of a burst. */
export interface Question {
  assistant: string;
  conversation: ConversationRef;
  member: Member;
  /** The text as written, mentions of the bot removed. */
  text: string;
  /** The complete question where the text alone needed what was said before; null when it stands by itself. */
  rewritten: string | null;
  /** What matching works on, made of `rewritten` or else of `text`: nothing invisible, cut to a safe length. */
  matchText: string;
  mentionsBot: boolean;
  /** `zh` when the text holds Chinese characters, else `en`. */
  language: Language;
  /** Pictures and files of the burst, and of what it quotes. */
  attachments: readonly QuestionAttachment[];
  /** Web pages that the burst shares. */
  articles: readonly Article[];
  /** Posted files that it is about, as far as they could be read; absent where there are none. */
  files?: readonly QuestionFile[];
  /** Pictures that it is about, as far as they could be read; absent where there are none. */
  pictures?: readonly ReadPicture[];
  /** What it quotes, where that is known. */
  quoted: { text: string; isFromBot: boolean } | null;
}

/** What its writer means: `rewritten` where there is one, else `text`. */
export const completeText = ({ text, rewritten }: Pick<Question, 'text' | 'rewritten'>): string => rewritten ?? text;

/** An attachment with the message by which the channel can fetch it. */
export interface QuestionAttachment extends Attachment {
  app: string;
  platformMessageId: string;
}

/** A file that a member posted and that is kept for the conversation. */
export interface QuestionFile {
  id: string;
  /** As the member named it: a stranger's text. */
  name: string;
}

/** A web page as readable text; a stranger's words. */
export interface Article {
  url: string;
  title: string;
  /** Plain text, paragraphs on lines of their own; of a card that was not opened, its description. */
  text: string;
}

export type Language = 'zh' | 'en';
