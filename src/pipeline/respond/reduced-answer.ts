import type { Answer } from '../../core/answer';
import type { Language } from '../../core/question';

const notice = {
  zh: '（有的资料来源暂时查不到，所以这里可能不全。）',
  en: '(Some sources could not be reached just now, so something may be missing here.)',
} as const;

/** The answer with a line that says that sources were missing. */
export const reducedAnswer = (answer: Answer, language: Language): Answer => ({
  ...answer,
  text: `${answer.text}\n\n${notice[language]}`,
  isReduced: true,
});
