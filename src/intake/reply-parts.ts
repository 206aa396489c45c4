import type { Answer } from '../core/answer';
import type { Delivery } from '../core/ports/inbox-store';
import type { Language } from '../core/question';
import { withClosing } from './closing-lines';
import { sendKeyOf } from './question-ids';
import { sourceList } from './render-reply';
import { splitText } from './split-text';

export interface ReplyInput {
  answer: Answer;
  language: Language;
  questionId: string;
  /** The channel's id of the member who asked. */
  askedBy: string;
  /** Epoch milliseconds. */
  askedAt: number;
  /** Longest part in characters; sources are not counted. */
  partCharacters: number | undefined;
}

/** The reply in the parts in which it is sent, in order; its label, its notice and the sources stand under the last one. */
export function replyParts({ answer, partCharacters, ...reply }: ReplyInput): Delivery[] {
  const { language, questionId } = reply;
  const words = withClosing(answer, language);
  const texts = partCharacters === undefined ? [words] : splitText(words, partCharacters);
  return texts.map((text, at) => {
    const isLast = at === texts.length - 1;
    const sources = isLast ? sourceList(answer, language) : '';
    return {
      sendKey: sendKeyOf(questionId, at + 1),
      text: sources === '' ? text : `${text}\n\n${sources}`,
      body: {
        ...reply,
        text,
        citations: isLast ? answer.citations : [],
        writer: answer.writer,
        part: at + 1,
        parts: texts.length,
      },
    };
  });
}
