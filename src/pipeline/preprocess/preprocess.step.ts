import type { Burst } from '../../core/message';
import type { PreprocessRefusal, PreprocessTrace } from '../../core/outcome';
import type { Question } from '../../core/question';
import { languageOf } from '../../text/language';
import { attachmentsOf, quotedOf } from './burst-parts';
import { cleanText, hasWords } from './clean-text';
import type { PreprocessConfig } from './preprocess.config';
import { stripMentions } from './strip-mentions';

export interface PreprocessInput {
  config: PreprocessConfig;
  signal?: AbortSignal | undefined;
}

/** A question, or why the burst is none; what was read of it is told in both cases. */
export type Preprocessed = { question: Question; trace: PreprocessTrace } & (
  { status: 'question' } | { status: 'refused'; reason: PreprocessRefusal }
);

/** Makes one complete question of a burst. Throws only for the unexpected: what cannot be read is left out and noted. */
export function preprocess(burst: Burst, { config }: PreprocessInput): Promise<Preprocessed> {
  const { messages, assistant, conversation, member } = burst;
  const text = stripMentions(messages.map((message) => message.text).join('\n'), config.botNames);
  const attachments = attachmentsOf(messages);
  const mentionsBot = messages.some((message) => message.mentionsBot);
  const question: Question = {
    assistant,
    conversation,
    member,
    text,
    rewritten: null,
    matchText: cleanText(text, config.maxCharacters),
    mentionsBot,
    // Nothing but a mention is met in the language of the house.
    language: text.trim() === '' ? 'zh' : languageOf(text),
    attachments,
    articles: [],
    quoted: quotedOf(messages),
  };
  const trace: PreprocessTrace = { messages: messages.length, rewrittenBy: null, notes: [] };
  if (!mentionsBot && attachments.length > 0 && !hasWords(text)) {
    return Promise.resolve({ status: 'refused', reason: 'no-question', question, trace });
  }
  return Promise.resolve({ status: 'question', question, trace });
}
