import type { Burst } from '../../core/message';
import type { Question } from '../../core/question';
import { languageOf } from '../../text/language';
import { cleanText } from './clean-text';
import { stripMentions } from './strip-mentions';

export interface PreprocessOptions {
  botNames: readonly string[];
  /** What matching looks at of a message. */
  maxCharacters: number;
}

/** Makes one question of a burst: its texts joined line by line, mentions of the bot taken out. */
export function preprocess(burst: Burst, { botNames, maxCharacters }: PreprocessOptions): Question {
  const text = stripMentions(burst.messages.map((message) => message.text).join('\n'), botNames);
  return {
    assistant: burst.assistant,
    conversation: burst.conversation,
    member: burst.member,
    text,
    matchText: cleanText(text, maxCharacters),
    mentionsBot: burst.messages.some((message) => message.mentionsBot),
    // Nothing but a mention is met in the language of the house.
    language: text.trim() === '' ? 'zh' : languageOf(text),
  };
}
