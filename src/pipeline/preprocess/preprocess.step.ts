import { type AssistantPolicy, defaultPolicy } from '../../core/assistant-policy';
import type { QuestionReading } from '../../core/intent';
import type { Burst, Message, MessageDetails } from '../../core/message';
import type { PreprocessRefusal, PreprocessTrace } from '../../core/outcome';
import type { ArticleReader } from '../../core/ports/article-reader';
import type { PostedFileReader } from '../../core/ports/posted-file-reader';
import type { Redactor } from '../../core/ports/redactor';
import type { Question } from '../../core/question';
import { languageOf } from '../../text/language';
import { asksFor } from './asks-for';
import { needsPicture } from './asks-about-picture';
import { attachmentsOf, quotedOf } from './burst-parts';
import { hasWords } from './clean-text';
import { type AskedBurst, completeQuestion, type KnowledgeView, leftAsIs } from './complete-question';
import { contextOf } from './conversation-context';
import { hearVoice, type VoiceServices } from './hear-voice';
import { matchText as matchTextOf } from './match-text';
import type { ModelRewriter } from './model-rewriter';
import type { PreprocessConfig } from './preprocess.config';
import { withoutAddresses } from './read-links';
import { readFiles } from './read-files';
import { type PictureServices, type PicturesRead, readPictures } from './read-pictures';
import { wordsOf } from '../pictures/picture-words';
import { readSharedPages, titlesMeant } from './shared-pages';
import { redactMessage } from '../safety/personal-data/redact-message.use-case';
import { sessionOf } from './session';
import { stripMentions } from './strip-mentions';

/** What else than rules reads a burst; whatever is absent is done without. */
export interface PreprocessServices {
  voice?: Omit<VoiceServices, 'signal'> | undefined;
  articles?: ArticleReader | null | undefined;
  files?: PostedFileReader | null | undefined;
  pictures?: PictureServices | null | undefined;
  rewriter?: ModelRewriter | null | undefined;
}

export interface PreprocessInput {
  config: PreprocessConfig;
  /** Absent: as by default. */
  policy?: Pick<AssistantPolicy, 'session' | 'pictures'>;
  /** Hides personal data in what is written down from sounds; absent: nothing is hidden. */
  redactor?: Redactor | null | undefined;
  services?: PreprocessServices | undefined;
  /** Absent: any text may be about it, and no text is known. */
  knowledge?: KnowledgeView | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * A question, or why the burst is none; what was read of it is told in both cases. `pointsAway`: it points at what nobody
 * here can see, such as a picture. `reading`: what a model told of it; null where none was asked.
 */
export type Preprocessed = {
  question: Question;
  trace: PreprocessTrace;
  pointsAway: boolean;
  reading: QuestionReading | null;
  pictures: PicturesRead;
} & ({ status: 'question' } | { status: 'refused'; reason: PreprocessRefusal });

const nothingKnown: KnowledgeView = { mayConcern: () => true, answers: () => false, holds: () => false };
/** No endpoint: then no sound is fetched, whatever its limits. */
const noVoice: VoiceServices = { transcription: null, attachments: null, limits: { maxSeconds: 0, maxMegabytes: 0 } };

/** Makes one complete question of a burst. Throws only for the unexpected: what cannot be read is left out and noted. */
export async function preprocess(burst: Burst, input: PreprocessInput): Promise<Preprocessed> {
  const { config, policy = defaultPolicy, redactor, services = {}, knowledge = nothingKnown, signal } = input;
  const heard = await hearVoice(burst.messages, { ...(services.voice ?? noVoice), signal });
  const { notes, refusal } = heard;
  const messages = redactor
    ? heard.messages.map((message) => redactMessage(message, redactor).message)
    : heard.messages;
  const asked = readBurst({ ...burst, messages }, config);
  const words = withoutAddresses(asked.text);
  const isAsked = hasWords(words) && (asked.mentionsBot || asksFor(words));
  const pages = await readSharedPages(messages, { reader: services.articles ?? null, isAsked, signal });
  const { articles } = pages;
  const posted = await readFiles(services.files ?? null, { ...asked, words, isAsked, signal });
  const { files } = posted;
  const pictures = await readPictures(services.pictures ?? null, { ...asked, words, policy, signal });
  const context = contextOf({ ...burst, context: sessionOf(burst, policy.session) }, asked.quoted, config);
  const rewriter = services.rewriter ?? null;
  const completed =
    files.length > 0 || pictures.isAbout
      ? leftAsIs
      : await completeQuestion({ words, isAsked, asked, articles, context, rewriter, knowledge, signal });
  const { rewritten } = completed;
  const question = questionOf({ asked, words, articles, files, pictures: pictures.pictures, rewritten }, config);
  const trace: PreprocessTrace = {
    messages: messages.length,
    rewrittenBy: completed.rewrittenBy,
    notes: [...notes, ...pages.notes, ...posted.notes, ...pictures.notes, ...completed.notes],
  };
  const isNone = isWordless(messages, words) && !asked.mentionsBot;
  // Words that stand by themselves are answered without it.
  const isUnreadable = pictures.isAbout && pictures.pictures.length === 0 && (!hasWords(words) || needsPicture(words));
  const reason =
    refusal ??
    (isNone ? 'no-question' : posted.isUnreadable ? 'file-unreadable' : isUnreadable ? 'picture-unreadable' : null);
  const { pointsAway, reading } = completed;
  return {
    question,
    trace,
    pointsAway,
    reading,
    pictures,
    ...(reason ? { status: 'refused', reason } : { status: 'question' }),
  };
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

interface ReadBurst extends Pick<Question, 'articles' | 'rewritten'> {
  files: NonNullable<Question['files']>;
  pictures: NonNullable<Question['pictures']>;
  asked: AskedBurst;
  words: string;
}

function questionOf(
  { asked, words, articles, files, pictures, rewritten }: ReadBurst,
  { maxCharacters }: PreprocessConfig,
): Question {
  const matched = [rewritten ?? words, ...titlesMeant(words, articles), ...pictures.map(wordsOf)].join('\n');
  return {
    ...asked,
    language: rewritten === null ? asked.language : languageOf(rewritten),
    rewritten,
    matchText: matchTextOf(matched, maxCharacters),
    articles,
    ...(files.length > 0 && { files }),
    ...(pictures.length > 0 && { pictures }),
  };
}

/** Pictures, files or links to which no words came. */
const isWordless = (messages: readonly Message[], words: string): boolean =>
  !hasWords(words) && messages.some(({ text, details }) => hasWords(text) || (details && bringsSomething(details)));

const bringsSomething = ({ attachments, links }: MessageDetails): boolean =>
  attachments.length > 0 || (links ?? []).length > 0;
