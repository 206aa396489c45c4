import type { Answer, Evidence } from '../../core/answer';
import { citationsOf } from './citations';
import type { DraftSentence } from './grounding/draft-sentence';

/** A sentence of an answer. */
export interface PlacedSentence extends DraftSentence {
  /** Whether a new line begins with it. */
  startsLine: boolean;
}

/** The sentences one behind the other, each followed by the marks of its sources, which are numbered by first use. */
export function sentencesAnswer(sentences: readonly PlacedSentence[]): Answer {
  const cited: Evidence[] = [];
  let text = '';
  for (const { text: words, evidence, startsLine } of sentences) {
    for (const item of evidence) if (!cited.includes(item)) cited.push(item);
    const marks = evidence.map((item) => `[${cited.indexOf(item) + 1}]`).join('');
    const gap = text === '' ? '' : startsLine ? '\n' : /^[!-~]/.test(words) ? ' ' : '';
    text += `${gap}${words}${/[A-Za-z0-9]$/.test(words) ? ' ' : ''}${marks}`;
  }
  return { text, citations: citationsOf(cited), writer: 'model' };
}
