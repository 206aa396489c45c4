import { z } from 'zod';
import type { Evidence, WriterFallback } from '../../core/answer';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { modelJson } from '../../text/model-json';

const sentenceSchema = z.object({
  text: z.string().max(4000),
  evidence: z.array(z.int()).max(40).nullish(),
});
const replySchema = z.object({
  answerable: z.boolean(),
  sentences: z.array(sentenceSchema).max(200).nullish(),
});

/** A sentence as a model wrote it. */
export interface WrittenSentence {
  text: string;
  /** What it names, each once, in its order. */
  evidence: readonly Evidence[];
  /** Set when it names nothing, or what does not exist. */
  fault: 'no-citation' | 'unknown-citation' | null;
  /** Whether a new line begins with it. */
  startsLine: boolean;
}

export type ModelReply =
  | { status: 'sentences'; sentences: readonly WrittenSentence[] }
  | { status: 'not-answerable' }
  | { status: 'unusable'; fallback: WriterFallback };

export interface ReplyContext {
  /** In the order in which the model saw it. */
  evidence: readonly Evidence[];
  /** Of the question. */
  language: Language;
  /** What the model was asked to keep to: characters in Chinese, words in English. */
  maxCharacters: number;
}

/** A sentence, not a name or a figure: four words of Latin letters. */
const LATIN_SENTENCE = /[a-z]{2,}(?:[^a-z]+[a-z]{2,}){3}/i;

/** Numbers in brackets of any other form than `[1]`: lists, ranges, wide brackets. They name no source. */
const ODD_MARK = /[【［]\s*\d+[^】］\n]{0,20}[】］]|\[\s*\d+\s*[,，、;；~–-][^\]\n]{0,20}\]/;
const MARK = /\s*\[(\d{1,3})\]/g;
const LIST_ITEM = /^(?:[-*•·]\s|\d{1,2}[.、)）]\s?\D)/;
/** A model may overrun what it was asked for by half; an English word has some seven characters with its space. */
const longestReply = (language: Language, maxCharacters: number): number =>
  1.5 * maxCharacters * (language === 'zh' ? 1 : 7) + 40;

const unusable = (fallback: WriterFallback): ModelReply => ({ status: 'unusable', fallback });

/** Checks what a model wrote: one JSON object with sentences and the numbers of their evidence. Nothing is read out of prose. */
export function readModelReply(text: string, { evidence, language, maxCharacters }: ReplyContext): ModelReply {
  const parsed = replySchema.safeParse(modelJson(text));
  if (!parsed.success) return unusable('invalid-json');
  const { answerable, sentences } = parsed.data;
  if (!answerable) return { status: 'not-answerable' };
  const written = (sentences ?? []).filter((sentence) => sentence.text.trim() !== '');
  if (written.length === 0) return unusable('invalid-json');

  const whole = written.map((sentence) => sentence.text).join('');
  if (language === 'zh' && languageOf(whole) !== 'zh' && LATIN_SENTENCE.test(whole)) return unusable('wrong-language');
  if (whole.length > longestReply(language, maxCharacters)) return unusable('too-long');
  return {
    status: 'sentences',
    sentences: written.map((sentence, at) => ({
      ...cited(sentence.text, sentence.evidence ?? [], evidence),
      startsLine: LIST_ITEM.test(sentence.text.trim()) || isBroken(written[at - 1]?.text, sentence.text),
    })),
  };
}

/** Marks do not belong into the text; those that agree with the sentence's own numbers are taken out of it. */
function cited(raw: string, numbers: readonly number[], evidence: readonly Evidence[]) {
  const text = raw.replace(MARK, '').trim();
  const marks = [...raw.matchAll(MARK)].map((mark) => Number(mark[1]));
  const named = [...new Set(numbers)].map((number) => evidence[number - 1]);
  const known = named.filter((item) => item !== undefined);
  const isUnknown =
    known.length < named.length || marks.some((number) => !numbers.includes(number)) || ODD_MARK.test(raw);
  const fault = isUnknown ? 'unknown-citation' : known.length === 0 || text === '' ? 'no-citation' : null;
  return { text, evidence: known, fault } as const;
}

const isBroken = (before: string | undefined, text: string): boolean =>
  before !== undefined && (/\n\s*$/.test(before) || /^\s*\n/.test(text));
