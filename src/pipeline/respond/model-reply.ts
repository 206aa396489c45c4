import { z } from 'zod';
import type { Answer, Evidence, WriterFallback } from '../../core/answer';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { citationsOf } from './citations';

const replySchema = z.object({
  answerable: z.boolean(),
  answer: z.string().trim().max(4000).nullish(),
});

export type ModelReply =
  | { status: 'answer'; answer: Answer }
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
const ODD_CITATION = /[【［]\s*\d+[^】］\n]{0,20}[】］]|\[\s*\d+\s*[,，、;；~–-][^\]\n]{0,20}\]/;
/** A model may overrun what it was asked for by half; an English word has some seven characters with its space. */
const longestReply = (language: Language, maxCharacters: number): number =>
  1.5 * maxCharacters * (language === 'zh' ? 1 : 7) + 40;

const unusable = (fallback: WriterFallback): ModelReply => ({ status: 'unusable', fallback });

/** Checks what a model wrote: one JSON object, whose answer cites evidence that exists. Nothing is read out of prose. */
export function readModelReply(text: string, { evidence, language, maxCharacters }: ReplyContext): ModelReply {
  const parsed = replySchema.safeParse(parseJson(text));
  if (!parsed.success) return unusable('invalid-json');
  const { answerable, answer } = parsed.data;
  if (!answerable) return { status: 'not-answerable' };
  if (!answer) return unusable('invalid-json');
  const isForeign = language === 'zh' && languageOf(answer) !== 'zh' && LATIN_SENTENCE.test(answer);
  if (isForeign) return unusable('wrong-language');

  if (answer.length > longestReply(language, maxCharacters)) return unusable('too-long');
  if (ODD_CITATION.test(answer)) return unusable('unknown-citation');

  const cited: Evidence[] = [];
  for (const [, digits] of answer.matchAll(/\[(\d{1,3})\]/g)) {
    const item = evidence[Number(digits) - 1];
    if (!item) return unusable('unknown-citation');
    if (!cited.includes(item)) cited.push(item);
  }
  if (cited.length === 0) return unusable('no-citation');
  const renumbered = answer.replace(/\[(\d{1,3})\]/g, (_mark, digits: string) => {
    const item = evidence[Number(digits) - 1] as Evidence;
    return `[${cited.indexOf(item) + 1}]`;
  });
  return { status: 'answer', answer: { text: renumbered, citations: citationsOf(cited), writer: 'model' } };
}

/** Models like to fence their JSON; the fence is taken off, nothing else is repaired. */
function parseJson(text: string): unknown {
  const unfenced = text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  try {
    return JSON.parse(unfenced) as unknown;
  } catch {
    return undefined;
  }
}
