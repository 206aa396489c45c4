import { visibleText } from '../visible-text';
import { isAddressed, mayBeAdvice, speaksOfYours } from './addressed-advice';
import { withoutDoctorWay } from './doctor-way';
import { isMedical } from './medical-topic';
import type { PersonalMedicine } from './wanted-decision';
import type { SourcedClauses } from './sourced-clauses';

export interface SentenceSetting {
  /** What the question wants decided for somebody; null where it asks about the matter as such. */
  asked: PersonalMedicine | null;
  material: Pick<SourcedClauses, 'holds'>;
}

/**
 * Whether a sentence tells this person a dose, a choice, to begin, change or end a drug, or what they have, however
 * softly. Where the question wants just that, only what says no more than the material does may stay: nearly its
 * words, every number in it, and nothing that speaks to anybody.
 */
export function isPersonalMedicine(sentence: string, { asked, material }: SentenceSetting): boolean {
  const folded = textOf(sentence);
  if (isAddressed(folded)) return true;
  return (asked !== null || mayBeAdvice(folded)) && !material.holds(sentence);
}

/** Whether a sentence plainly prescribes for, or diagnoses, whoever reads it. */
export function prescribes(sentence: string): boolean {
  const folded = textOf(sentence);
  return isMedical(folded) && speaksOfYours(folded) && isAddressed(folded);
}

/** As it is read, without marks and without the way to a doctor. */
const textOf = (sentence: string): string => withoutDoctorWay(visibleText(sentence).replace(/\[\d{1,3}\]/g, ''));
