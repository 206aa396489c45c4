import type { Burst, Message, MessageDetails } from '../../core/message';
import type { PreprocessRefusal, PreprocessTrace } from '../../core/outcome';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { Question } from '../../core/question';
import { languageOf } from '../../text/language';
import { asksFor } from './asks-for';
import { attachmentsOf, quotedOf } from './burst-parts';
import { hasWords } from './clean-text';
import { type AskedBurst, completeQuestion } from './complete-question';
import { contextOf } from './conversation-context';
import { hearVoice, type VoiceServices } from './hear-voice';
import { matchText as matchTextOf } from './match-text';
import type { ModelRewriter } from './model-rewriter';
import type { PreprocessConfig } from './preprocess.config';
import { withoutAddresses } from './read-links';
import { readSharedPages, titlesMeant } from './shared-pages';
import { stripMentions } from './strip-mentions';

/** What else than rules reads a burst; whatever is absent is done without. */
export interface PreprocessServices {
  voice?: Omit<VoiceServices, 'signal'> | undefined;
  articles?: ArticleReader | null | undefined;
  rewriter?: ModelRewriter | null | undefined;
}

export interface PreprocessInput {
  config: PreprocessConfig;
  services?: PreprocessServices | undefined;
  signal?: AbortSignal | undefined;
}

/** A question, or why the burst is none; what was read of it is told in both cases. */
export type Preprocessed = { question: Question; trace: PreprocessTrace } & (
  { status: 'question' } | { status: 'refused'; reason: PreprocessRefusal }
);

/** No endpoint: then no sound is fetched, whatever its limits. */
const noVoice: VoiceServices = { transcription: null, attachments: null, limits: { maxSeconds: 0, maxMegabytes: 0 } };

/** Makes one complete question of a burst. Throws only for the unexpected: what cannot be read is left out and noted. */
export async function preprocess(
  burst: Burst,
  { config, services = {}, signal }: PreprocessInput,
): Promise<Preprocessed> {
  const heard = await hearVoice(burst.messages, { ...(services.voice ?? noVoice), signal });
  const { messages } = heard;
  const asked = readBurst({ ...burst, messages }, config);
  const words = withoutAddresses(asked.text);
  const isAsked = hasWords(words) && (asked.mentionsBot || asksFor(words));
  const pages = await readSharedPages(messages, { reader: services.articles ?? null, isAsked, signal });
  const completed = await completeQuestion({
    words,
    isAsked,
    asked,
    articles: pages.articles,
    context: contextOf(burst, asked.quoted, config),
    rewriter: services.rewriter ?? null,
    signal,
  });
  const { rewritten, rewrittenBy } = completed;
  const matched = [rewritten ?? words, ...titlesMeant(words, pages.articles)].join('\n');
  const matchText = matchTextOf(matched, config.maxCharacters);
  const language = rewritten === null ? asked.language : languageOf(rewritten);
  const question: Question = { ...asked, language, rewritten, matchText, articles: pages.articles };
  const notes = [...heard.notes, ...pages.notes, ...completed.notes];
  const trace: PreprocessTrace = { messages: messages.length, rewrittenBy, notes };
  const reason = heard.refusal ?? (isWordless(messages, words) && !asked.mentionsBot ? 'no-question' : null);
  return reason ? { status: 'refused', reason, question, trace } : { status: 'question', question, trace };
}

/** The texts joined line by line, the calls of the bot taken out; what else came with them. */
function readBurst({ assistant, conversation, member, messages }: Burst, { botNames }: PreprocessConfig): AskedBurst {
  const text = stripMentions(messages.map((message) => message.text).join('\n'), botNames);
  return {
    assistant,
    conversation,
    member,
    text,
    mentionsBot: messages.some((message) => message.mentionsBot),
    // Nothing but a mention is met in the language of the house.
    language: text.trim() === '' ? 'zh' : languageOf(text),
    attachments: attachmentsOf(messages),
    quoted: quotedOf(messages),
  };
}

/** Pictures, files or links to which no words came. */
const isWordless = (messages: readonly Message[], words: string): boolean =>
  !hasWords(words) && messages.some(({ text, details }) => hasWords(text) || (details && bringsSomething(details)));

const bringsSomething = ({ attachments, links }: MessageDetails): boolean =>
  attachments.length > 0 || (links ?? []).length > 0;
