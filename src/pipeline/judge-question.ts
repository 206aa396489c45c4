import type { AssistantSnapshot } from '../core/ports/passage-index';
import type { Question } from '../core/question';
import type { Verdict } from '../core/verdict';
import type { RefinedSnapshot, VerdictRefiner } from './gate/verdict-refiner';
import { holdsPair } from './knowledge-view';

/**
 * The gate's verdict on the complete question. What an admin listed as bad is what members write, so it holds for the
 * text as written. A question to which an answer was approved is listed as good by that. What the gate's own score
 * leaves undecided gets a second look where there is a model for it.
 */
export async function judgeQuestion(
  snapshot: Pick<AssistantSnapshot, 'gate' | 'similarPairs'> & RefinedSnapshot,
  { text, rewritten, matchText, files = [], pictures = [] }: Question,
  { refiner = null, isKnown = () => false, signal }: SecondLook = {},
): Promise<Verdict> {
  const { gate, similarPairs } = snapshot;
  const isAboutFile = files.length > 0;
  if (rewritten !== null && text.trim() !== '') {
    const asWritten = gate.judge(text);
    if (asWritten.reason === 'listed-bad') return asWritten;
  }
  const verdict = gate.judge(matchText);
  if (isAboutFile && verdict.reason !== 'listed-bad') return { ...verdict, decision: 'accept', reason: 'posted-file' };
  const showsReport = pictures.some(({ rows }) => rows.some((row) => row.verdict !== null));
  const isOpen = verdict.decision !== 'accept' && verdict.reason !== 'listed-bad';
  if (isOpen && isKnown()) return { ...verdict, decision: 'accept', reason: 'saved-question' };
  if (isOpen && showsReport) return { ...verdict, decision: 'accept', reason: 'shown-report' };
  const isApproved = isOpen && holdsPair({ similarPairs }, matchText);
  if (isApproved) return { ...verdict, decision: 'accept', reason: 'listed-good' };
  return refiner ? refiner.refine(snapshot, matchText, verdict, signal) : verdict;
}

export interface SecondLook {
  /** Null: none is configured. */
  refiner?: Pick<VerdictRefiner, 'refine'> | null;
  /** Whether who answers beside the documents surely knows the question. */
  isKnown?: () => boolean;
  signal?: AbortSignal | undefined;
}
