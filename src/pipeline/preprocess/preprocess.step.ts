import type { Burst, Message } from '../../core/message';
import type { PreprocessRefusal, PreprocessTrace } from '../../core/outcome';
import type { Question } from '../../core/question';
import { languageOf } from '../../text/language';
import { attachmentsOf, quotedOf } from './burst-parts';
import { cleanText, hasWords } from './clean-text';
import { completeQuestion, type Completed } from './complete-question';
import { contextOf } from './conversation-context';
import { hearVoice, type VoiceServices } from './hear-voice';
import type { ModelRewriter } from './model-rewriter';
import type { PreprocessConfig } from './preprocess.config';
import { stripMentions } from './strip-mentions';

/** What else than rules reads a burst; whatever is absent is done without. */
export interface PreprocessServices {
  voice?: Omit<VoiceServices, 'signal'> | undefined;
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
export async function preprocess(burst: Burst, input: PreprocessInput): Promise<Preprocessed> {
  const { config, services = {}, signal } = input;
  const heard = await hearVoice(burst.messages, { ...(services.voice ?? noVoice), signal });
  const asked = readBurst({ ...burst, messages: heard.messages }, config);
  const completed = await complete(burst, asked, input);
  const question: Question = {
    ...asked,
    rewritten: completed.rewritten,
    matchText: cleanText(completed.rewritten ?? asked.text, config.maxCharacters),
  };
  const trace: PreprocessTrace = {
    messages: burst.messages.length,
    rewrittenBy: completed.rewrittenBy,
    notes: [...heard.notes, ...completed.notes],
  };
  const reason = heard.refusal ?? (isWordless(question) && !question.mentionsBot ? 'no-question' : null);
  return reason ? { status: 'refused', reason, question, trace } : { status: 'question', question, trace };
}

/** The texts joined line by line, the calls of the bot taken out; what else came with them. */
function readBurst({ assistant, conversation, member, messages }: Burst, { botNames }: PreprocessConfig) {
  const text = stripMentions(textsOf(messages), botNames);
  return {
    assistant,
    conversation,
    member,
    text,
    mentionsBot: messages.some((message) => message.mentionsBot),
    // Nothing but a mention is met in the language of the house.
    language: text.trim() === '' ? ('zh' as const) : languageOf(text),
    attachments: attachmentsOf(messages),
    articles: [],
    quoted: quotedOf(messages),
  };
}

const textsOf = (messages: readonly Message[]): string => messages.map(({ text }) => text).join('\n');

type Asked = ReturnType<typeof readBurst>;

async function complete(burst: Burst, asked: Asked, input: PreprocessInput): Promise<Completed> {
  const { text, mentionsBot, language, quoted, attachments } = asked;
  const { config, services, signal } = input;
  return completeQuestion({
    text,
    asker: burst.member,
    language,
    mentionsBot,
    quoted,
    hasPictures: attachments.length > 0,
    context: contextOf(burst, quoted, config),
    rewriter: services?.rewriter ?? null,
    signal,
  });
}

/** Pictures, files or links to which no words came. */
const isWordless = ({ text, attachments, articles }: Question): boolean =>
  attachments.length + articles.length > 0 && !hasWords(text);
