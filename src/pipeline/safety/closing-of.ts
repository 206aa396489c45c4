import type { Answer, AnswerLabel } from '../../core/answer';
import type { AssistantPolicy } from '../../core/assistant-policy';
import type { Language } from '../../core/question';

export interface Closing {
  /** Null: sources are quoted, or the line is the program's own. */
  label: AnswerLabel | null;
  notice: string | null;
}

const notices = {
  zh: '以上内容供参考，不能代替医生的诊断和治疗；不适请及时就医，紧急情况请拨打120。',
  en: 'For information only; it does not replace a doctor. See one if you feel unwell; in an emergency call 120.',
} as const;

/**
 * What stands below an answer, whatever a member asks for: what a model composed is labelled, what a person approved is
 * marked so, and all that patients are told of the knowledge bears the medical notice.
 */
export function closingOf(
  { writer, label }: Pick<Answer, 'writer' | 'label'>,
  { policy, language }: { policy: Pick<AssistantPolicy, 'audience'>; language: Language },
): Closing {
  if (writer === 'fixed') return { label: null, notice: null };
  const notice = policy.audience === 'patients' ? notices[language] : null;
  if (label === 'approved') return { label, notice };
  return { label: writer === 'model' ? 'generated' : null, notice };
}
