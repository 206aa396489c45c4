import type { Answer } from '../../core/answer';
import type { Intent, QuestionReading } from '../../core/intent';
import type { Language, Question } from '../../core/question';
import type { GateReason, Verdict } from '../../core/verdict';
import { hasPictures } from './route-intent';

/** Why a question ends at its intent. */
export type IntentEndingReason = 'small-talk' | 'picture-not-read' | 'not-for-me' | 'not-a-question';

export interface IntentEnding {
  reason: IntentEndingReason;
  /** One kind line to who called the bot; null: silence. */
  answer: Answer | null;
}

const lines: Readonly<Record<Exclude<IntentEndingReason, 'not-a-question'>, Readonly<Record<Language, string>>>> = {
  'small-talk': {
    zh: '谢谢你找我聊天。我主要帮大家查资料，有想问的直接说就好。',
    en: 'Thanks for the chat. I mostly look things up in the documents here; just ask me a question.',
  },
  'picture-not-read': {
    zh: '我这里没有开启看图。可以把报告上的文字打出来问我，图片请让医生来看。',
    en: 'I do not look at pictures here. You can type out the words of the report; the picture itself is for a doctor.',
  },
  'not-for-me': {
    zh: '这类问题我不方便回答，请问问群里的老师或医护人员吧。',
    en: 'I should not answer this kind of question. Please ask a person in the group.',
  },
};

export interface IntentEndingInput {
  intent: Intent | null;
  confidence: number;
  /** What a model told of the question; null where none was asked. */
  reading: Pick<QuestionReading, 'isQuestion'> | null;
  question: Pick<Question, 'mentionsBot' | 'language' | 'attachments'>;
  /** Of the gate. */
  verdict: Pick<Verdict, 'decision' | 'reason'>;
  /** Whether something reads pictures. */
  readsPictures: boolean;
}

/** What a person has said is to be answered. */
const WANTED = new Set<GateReason>(['listed-good', 'posted-file', 'saved-question', 'shown-report']);
/** What the gate would answer is talk only from this confidence on. */
const SURE_TALK = 0.9;

/**
 * Whether the question ends at its intent: with one kind line to who called the bot, else in silence. Null: it goes on.
 * What an admin listed or approved, or a file that was posted, goes on whatever its intent.
 */
export function intentEnding({
  intent,
  confidence,
  reading,
  question,
  verdict,
  readsPictures,
}: IntentEndingInput): IntentEnding | null {
  if (WANTED.has(verdict.reason)) return null;
  // Who calls the bot by its name wants something of it.
  if (reading?.isQuestion === false && !question.mentionsBot) return { reason: 'not-a-question', answer: null };
  const reason = intent && reasonOf(intent, hasPictures(question) && !readsPictures);
  if (!reason) return null;
  // Pictures are read only where they are asked about.
  if (reason === 'small-talk' && readsPictures) return null;
  if (reason === 'small-talk' && verdict.decision === 'accept' && confidence < SURE_TALK) return null;
  const { mentionsBot, language } = question;
  const answer: Answer = { text: lines[reason][language], citations: [], writer: 'fixed' };
  return { reason, answer: mentionsBot ? answer : null };
}

function reasonOf({ policy }: Intent, hasUnreadPictures: boolean): keyof typeof lines | null {
  switch (policy.answer) {
    case 'small-talk':
      return 'small-talk';
    case 'refuse-kindly':
      return 'not-for-me';
    case 'picture':
      // Without a picture it asks about one in general, and the documents may know.
      return hasUnreadPictures ? 'picture-not-read' : null;
    default:
      return null;
  }
}
