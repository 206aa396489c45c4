import type { Answer } from '../../core/answer';
import type { Language } from '../../core/question';

const notice = {
  zh: '（有的资料来源暂时查不到，以上回答可能不全。）',
  en: '(Some sources could not be reached just now, so this answer may lack something.)',
} as const;

/** The answer with a line that says that sources were missing. */
export const reducedAnswer = (answer: Answer, language: Language): Answer => ({
  ...answer,
  text: `${answer.text}\n\n${notice[language]}`,
  isReduced: true,
});
