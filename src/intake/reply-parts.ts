import type { Answer } from '../core/answer';
import type { Delivery } from '../core/ports/inbox-store';
import type { Language } from '../core/question';
import { sendKeyOf } from './question-ids';
import { sourceList } from './render-reply';
import { splitText } from './split-text';

export interface ReplyInput {
  answer: Answer;
  language: Language;
  questionId: string;
  /** The channel's id of the member who asked. */
  askedBy: string;
  /** Stands above the first part; null for none. */
  heading: string | null;
  /** Longest part in characters; sources are not counted. */
  partCharacters: number | undefined;
}

/** The reply in the parts in which it is sent, in order; the sources stand under the last one. */
export function replyParts({ answer, heading, partCharacters, ...reply }: ReplyInput): Delivery[] {
  const { language, questionId, askedBy } = reply;
  const words = heading === null ? answer.text : `${heading}\n${answer.text}`;
  const texts = partCharacters === undefined ? [words] : splitText(words, partCharacters);
  return texts.map((text, at) => {
    const isLast = at === texts.length - 1;
    const sources = isLast ? sourceList(answer, language) : '';
    return {
      sendKey: sendKeyOf(questionId, at + 1),
      text: sources === '' ? text : `${text}\n\n${sources}`,
      body: {
        text,
        citations: isLast ? answer.citations : [],
        writer: answer.writer,
        language,
        questionId,
        askedBy,
        part: at + 1,
        parts: texts.length,
      },
    };
  });
}
