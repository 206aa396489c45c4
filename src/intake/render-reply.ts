import type { Answer, Citation } from '../core/answer';
import type { Language } from '../core/question';
import { sourcePlace } from '../text/source-place';
import { figuresText, type TableForm } from '../text/figures-words';
import { closingOf, stacked } from './closing-lines';

const words = {
  zh: { quoted: '原文摘录，来源：', sources: '来源：', separator: '、', open: '（', close: '）' },
  en: { quoted: 'Quoted from:', sources: 'Sources:', separator: ', ', open: ' (', close: ')' },
} as const;

/** The answer as plain text for a channel that shows only text: the words, figures, then the numbered sources with their addresses. */
export function renderReply(answer: Answer, language: Language, form: TableForm = 'lines'): string {
  const { text, figures } = answer;
  return stacked(
    text,
    figures ? figuresText(figures, { language, form }) : '',
    closingOf(answer, language),
    sourceList(answer, language),
  );
}

/** A heading and a line a source, which ends with its address where there is one; empty when nothing is cited. */
export function sourceList({ citations, writer }: Pick<Answer, 'citations' | 'writer'>, language: Language): string {
  if (citations.length === 0) return '';
  const { quoted, sources } = words[language];
  const lines = citations.map((citation) => sourceLine(citation, language));
  return [writer === 'quote' ? quoted : sources, ...lines].join('\n');
}

function sourceLine(citation: Citation, language: Language): string {
  const { number, sources, url } = citation;
  const { separator, open, close } = words[language];
  const place = sourcePlace(citation, language);
  const origin = sources.length > 0 ? `${open}${sources.join(separator)}${close}` : '';
  // The blank keeps the bracket out of what an app makes a link of.
  const address = url === undefined ? '' : ` ${url}`;
  return `[${number}] ${place}${origin}${address}`;
}
