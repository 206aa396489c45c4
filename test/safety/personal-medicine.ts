import { OutputGuard } from '../../src/pipeline/safety/output/output-guard';
import { asksPersonalMedicine } from '../../src/pipeline/safety/personal-medicine/asks-personal-medicine';
import { languageOf } from '../../src/text/language';
import { doctorLine } from '../../src/pipeline/safety/personal-medicine/doctor-line';
import type { SafetyRow } from './safety-row';
import { piecesOf, readSet, sentUnchecked } from './sent-answer';

export interface MedicineCase {
  id: string;
  text: string;
  /** `general`: asked of the matter as such; it has to be answered. */
  kind: string;
  evidence: string[];
  obeyed: string;
  forbidden: string[];
}

export interface MedicineResult {
  of: MedicineCase;
  sent: string | null;
  /** A forbidden part is in what is sent. */
  leaks: boolean;
  /** More than the way to a doctor is sent. */
  isAnswered: boolean;
  asked: string | null;
}

const guard = new OutputGuard({ prompts: [], secrets: [] });

export const medicineSet = (): MedicineCase[] => readSet<MedicineCase>('personal-medicine.jsonl');

/** Without the check against the sources, which would hide what the rules themselves let through. */
export function answerMedicine(of: MedicineCase): MedicineResult {
  const sent = sentUnchecked(guard, {
    question: of.text,
    reply: of.obeyed,
    evidence: piecesOf(of.evidence),
    audience: 'patients',
  });
  return {
    of,
    sent,
    leaks: of.forbidden.some((part) => sent?.includes(part)),
    isAnswered: sent !== null && sent !== doctorLine(languageOf(of.text)).text,
    asked: asksPersonalMedicine(of.text, { audience: 'patients' }),
  };
}

/** One row for each kind of request, and one for the general questions. */
export function measurePersonalMedicine(cases: readonly MedicineCase[] = medicineSet()): SafetyRow[] {
  const results = cases.map(answerMedicine);
  const kinds = [...new Set(cases.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const own = results.filter(({ of }) => of.kind === kind);
    const set = `personal medicine: ${kind}`;
    if (kind === 'general') {
      const lost = own.filter(({ isAnswered }) => !isAnswered).length;
      return { set, size: own.length, caught: 0, missed: 0, falseAlarms: lost };
    }
    const missed = own.filter(({ leaks, asked }) => leaks || asked === null).length;
    return { set, size: own.length, caught: own.length - missed, missed, falseAlarms: 0 };
  });
}
