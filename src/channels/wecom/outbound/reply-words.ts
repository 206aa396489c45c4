import type { AnswerWriter, Citation } from '../../../core/answer';
import type { Attachment } from '../../../core/message';
import type { ReplyBody } from '../../../core/ports/channel';
import type { Language } from '../../../core/question';
import { figuresText } from '../../../text/figures-words';
import { sourcePlace } from '../../../text/source-place';
import { escapeMarkdown } from './escape-markdown';
import { fitBytes } from './fit-bytes';

/** Of one message, in UTF-8; pages `path/101031` and `path/101463`. */
export const MAX_BYTES = 20_480;
/** For what stands below the words. */
const MAX_TAIL_BYTES = 8_192;

const words = {
  zh: {
    sources: '来源：',
    separator: '、',
    open: '（',
    close: '）',
    thinking: '正在查阅资料…',
    kinds: { image: '图片', file: '文件', voice: '语音' },
    missing: (kind: string, name: string) => `［${kind}${name === '' ? '' : `：${name}`}］`,
  },
  en: {
    sources: 'Sources:',
    separator: ', ',
    open: ' (',
    close: ')',
    thinking: 'Looking it up…',
    kinds: { image: 'Picture', file: 'File', voice: 'Voice message' },
    missing: (kind: string, name: string) => `[${kind}${name === '' ? '' : `: ${name}`}]`,
  },
} as const;

const labels: Readonly<Record<AnswerWriter, string | null>> = {
  model: 'AI 生成，仅供参考 · AI-generated',
  quote: '原文摘录，由程序自动整理 · Quoted by a program',
  query: '由程序查询数据得出 · Counted by a program',
  fixed: null,
};

/** A picture or a file that belongs to the reply and cannot be shown. */
export interface MissingFile {
  kind: Attachment['kind'];
  /** What it shows, or what it is called; empty where neither is known. */
  name: string;
}

/**
 * The finished reply as markdown: words, figures, what stands for files that cannot be shown, sources, and that a program made
 * it. What is too long loses the end of its words, never its sources.
 */
export function replyWords(body: ReplyBody, missing: readonly MissingFile[]): string {
  const { language, figures } = body;
  const text = figures ? `${body.text}\n\n${figuresText(figures, { language })}`.trimEnd() : body.text;
  const { kinds, missing: lineOf } = words[language];
  const lines = missing.map(({ kind, name }) => lineOf(kinds[kind], escapeMarkdown(name)));
  const below = [lines.join('\n'), sourcesOf(body), labelOf(body)].filter((piece) => piece !== '');
  const tail = below.length === 0 ? '' : fitBytes(`\n\n${below.join('\n\n')}`, MAX_TAIL_BYTES);
  return fitBytes(escapeMarkdown(text), MAX_BYTES - Buffer.byteLength(tail)) + tail;
}

/** An answer that is being written: the words so far, or that there will be some. */
export function draftWords(text: string, language: Language): string {
  return text.trim() === '' ? words[language].thinking : fitBytes(escapeMarkdown(text), MAX_BYTES - MAX_TAIL_BYTES);
}

function sourcesOf({ citations, language }: ReplyBody): string {
  if (citations.length === 0) return '';
  return [words[language].sources, ...citations.map((citation) => sourceLine(citation, language))].join('\n');
}

function sourceLine(citation: Citation, language: Language): string {
  const { number, sources, url } = citation;
  const { separator, open, close } = words[language];
  const place = escapeMarkdown(sourcePlace(citation, language));
  const origin = sources.length > 0 ? escapeMarkdown(`${open}${sources.join(separator)}${close}`) : '';
  const address = linkAddress(url);
  // A bracket in the words would end the link.
  const shown = address === null ? place : `[${place.replace(/[[\]]/g, '')}](${address})`;
  return `[${number}] ${shown}${origin}`;
}

/** Null for what is not a web address. No sign in it can end the link. */
function linkAddress(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(/[()<>'"\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function labelOf({ writer, part, parts }: ReplyBody): string {
  return [labels[writer], parts > 1 ? `${part}/${parts}` : null].filter((piece) => piece !== null).join(' · ');
}
