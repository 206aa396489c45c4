import type { Answer } from '../../../core/answer';
import type { Language } from '../../../core/question';

const lines = {
  zh: {
    before:
      '具体怎么用药、是什么病，要由了解您情况的医生来定，我不能替医生判断。下面是资料里的一般内容，可以带着去问医生或药师：',
    alone:
      '具体怎么用药、是什么病，要由了解您情况的医生来定，我不能替医生判断。请带上病历和检查结果，问您的医生或药师。',
  },
  en: {
    before:
      'What to take and what it is are for a doctor who knows the case; I cannot judge that. In general the documents say this, which you can take to your doctor or pharmacist:',
    alone:
      'What to take and what it is are for a doctor who knows the case; I cannot judge that. Please ask your doctor or pharmacist, and bring your records.',
  },
} as const;

/** What somebody is told who wants a dose, a choice or a diagnosis of their own, where no general fact is left to give. */
export const doctorLine = (language: Language): Answer => ({
  text: lines[language].alone,
  citations: [],
  writer: 'fixed',
});

/** Whether an answer begins with the way to a doctor. */
export const bearsDoctorLine = ({ text }: Pick<Answer, 'text'>, language: Language): boolean =>
  Object.values(lines[language]).some((line) => text.startsWith(line));

/** General facts with the way to a doctor before them. */
export const withDoctorLine = (answer: Answer, language: Language): Answer => ({
  ...answer,
  text: `${lines[language].before}\n${answer.text}`,
});
