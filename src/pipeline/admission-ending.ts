import type { Answer } from '../core/answer';
import type { AdmissionRefusal, OutcomeKind } from '../core/outcome';
import type { Admission } from '../core/ports/assistant-runner';
import type { Language } from '../core/question';
import { type FixedLine, fixedLine } from './fixed-lines';

/** How a question ends that intake did not let in. */
export interface AdmissionEnding {
  kind: OutcomeKind;
  reason: AdmissionRefusal;
  /** What the group is to see; null is silence. */
  answer: Answer | null;
}

/** Each with the line that the group gets where it is to be told. */
const endings: Readonly<Record<AdmissionRefusal, { kind: OutcomeKind; line: FixedLine | null }>> = {
  'over-limit': { kind: 'refused', line: 'over-limit' },
  busy: { kind: 'refused', line: 'busy' },
  missed: { kind: 'refused', line: null },
  silenced: { kind: 'silent', line: null },
  'listen-only': { kind: 'silent', line: null },
  'answered-by-member': { kind: 'silent', line: null },
  'member-answer': { kind: 'silent', line: null },
  'answered-before': { kind: 'answered', line: null },
};

/** Null when the question was let in. What ends as silent shows nothing, whatever intake has for the group. */
export function endingOf(admission: Admission | undefined, language: Language): AdmissionEnding | null {
  if (!admission || admission.admitted) return null;
  const { reason, tell, answer } = admission;
  const { kind, line } = endings[reason];
  if (kind === 'silent' || !tell) return { kind, reason, answer: null };
  return { kind, reason, answer: answer ?? (line && fixedLine(line, language)) };
}
