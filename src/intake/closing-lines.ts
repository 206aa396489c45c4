import type { Answer, AnswerLabel } from '../core/answer';
import type { Language } from '../core/question';

/** That generated text is labelled is the law in China since 1 September 2025 (人工智能生成合成内容标识办法). */
const labels: Readonly<Record<AnswerLabel, Readonly<Record<Language, string>>>> = {
  generated: { zh: 'AI 生成，仅供参考。', en: 'AI-generated, for reference only.' },
  approved: { zh: '人工审核过的回答。', en: 'An answer reviewed by a person.' },
};

/** Beside a notice, which says that it is for reference only. */
const generatedShort = { zh: 'AI 生成。', en: 'AI-generated.' } as const;

/** What stands below the words of an answer: what kind of text it is, and its notice. Empty where neither is due. */
export function closingOf({ label, notice = '' }: Pick<Answer, 'label' | 'notice'>, language: Language): string {
  const words = label === 'generated' && notice !== '' ? generatedShort : label && labels[label];
  const lines = [words?.[language] ?? '', notice].filter((line) => line !== '');
  return lines.join(language === 'zh' ? '' : ' ');
}

/** Pieces of a reply below each other, without those that are empty. */
export const stacked = (...pieces: readonly string[]): string => pieces.filter((piece) => piece !== '').join('\n\n');

/** The words of an answer, and below them what kind of text it is and its notice. */
export const withClosing = (answer: Pick<Answer, 'text' | 'label' | 'notice'>, language: Language): string =>
  stacked(answer.text, closingOf(answer, language));
