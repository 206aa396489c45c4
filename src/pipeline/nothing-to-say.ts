import type { Answer } from '../core/answer';
import type { AssistantPolicy } from '../core/assistant-policy';
import { completeText, type Question } from '../core/question';
import { fixedLine } from './fixed-lines';
import { reducedAnswer } from './respond/reduced-answer';
import { asksPersonalMedicine } from './safety/personal-medicine/asks-personal-medicine';
import { doctorLine } from './safety/personal-medicine/doctor-line';

/** The one kind line for who is not to be met with silence though no source answers. */
export function nothingToSay(question: Question, policy: AssistantPolicy, lacksSources: boolean): Answer {
  const { language } = question;
  const wantsDoctor = asksPersonalMedicine(completeText(question), policy) !== null;
  const line = wantsDoctor ? doctorLine(language) : fixedLine('no-evidence', language);
  return lacksSources ? reducedAnswer(line, language) : line;
}
