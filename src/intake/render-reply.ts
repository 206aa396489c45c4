import type { Answer, Citation } from '../core/answer';
import type { Language } from '../core/question';

const words = {
  zh: { quoted: '原文摘录，来源：', sources: '来源：', separator: '、', open: '（', close: '）' },
  en: { quoted: 'Quoted from:', sources: 'Sources:', separator: ', ', open: ' (', close: ')' },
} as const;

/** The answer as plain text for a channel that shows only text: the words, then the numbered sources. */
export function renderReply(answer: Answer, language: Language): string {
  if (answer.citations.length === 0) return answer.text;
  const { quoted, sources } = words[language];
  const lines = answer.citations.map((citation) => sourceLine(citation, language));
  return [answer.text, '', answer.writer === 'quote' ? quoted : sources, ...lines].join('\n');
}

function sourceLine({ number, title, headingPath, sources }: Citation, language: Language): string {
  const { separator, open, close } = words[language];
  const place = [title, ...headingPath].join(' › ');
  return `[${number}] ${place}${sources.length > 0 ? `${open}${sources.join(separator)}${close}` : ''}`;
}
