import type { Evidence } from '../../../core/answer';
import { checkContent } from './check-content';
import { checkNames } from './check-names';
import { checkNegations } from './check-negations';
import { checkOpposites } from './check-opposites';
import { checkOverstated } from './check-overstated';
import { checkQuantities } from './check-quantities';
import type { SentenceFault } from './draft-sentence';
import type { GroundingSources, SourceView } from './grounding-sources';
import { checkRelations } from './check-relations';
import { type ReadText, readText } from './read-text';

export type GroundedSentence =
  | { supported: true; fault: null; evidence: readonly Evidence[] }
  | { supported: false; fault: SentenceFault; evidence: readonly Evidence[] };

/** `1. `, `2）`, `第一步：`: the number of an item of a list says nothing. */
const ITEM_NUMBER =
  /^\s*(?:[-*•·]\s*)?(?:\d{1,2}[.、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]|第[一二三四五六七八九十\d]{1,2}[步点条][:：,，]?)\s*/u;

/** What another piece than the one that is named must have of a sentence, to be cited for it. */
const ALL_OF_IT = 0.85;

/**
 * Holds a sentence against the evidence that it names, by words alone. Where another piece carries all of it, that is
 * what it rests on. Nothing is supported that bears a number, dose, date or name which its evidence does not have.
 */
export function groundSentence(text: string, named: readonly Evidence[], sources: GroundingSources): GroundedSentence {
  const raw = text.replace(ITEM_NUMBER, '');
  const sentence = readText(raw);
  const fault = faultOf(sentence, raw, sources.viewOf(named));
  if (fault === null) return { supported: true, fault: null, evidence: named };
  for (const other of sources.evidence) {
    const isOther = !(named.length === 1 && named[0] === other);
    if (isOther && faultOf(sentence, raw, sources.viewOf([other]), ALL_OF_IT) === null) {
      return { supported: true, fault: null, evidence: [other] };
    }
  }
  return { supported: false, fault, evidence: named };
}

function faultOf(sentence: ReadText, raw: string, view: SourceView, leastCovered?: number): SentenceFault | null {
  if (isInOtherLanguage(sentence, view)) return checkQuantities(sentence, view) ?? 'other-language';
  return (
    checkQuantities(sentence, view) ??
    checkNames(sentence, raw, view) ??
    checkContent(sentence, view, leastCovered) ??
    checkNegations(sentence, view) ??
    checkOpposites(sentence, view) ??
    checkRelations(sentence, view) ??
    checkOverstated(sentence, view)
  );
}

const LATIN_WORDS = /[a-z]{3,}/g;
const CHINESE = /[\u3400-\u9fff]/g;

/** A Chinese sentence on evidence without Chinese, or the other way round. */
function isInOtherLanguage({ canonical }: ReadText, { texts }: SourceView): boolean {
  const source = texts.map((text) => text.canonical).join('\n');
  const chinese = (text: string): number => text.match(CHINESE)?.length ?? 0;
  const latin = (text: string): number => text.match(LATIN_WORDS)?.length ?? 0;
  if (chinese(canonical) >= 4 && chinese(source) < 4) return latin(source) > 3;
  return chinese(canonical) === 0 && latin(canonical) >= 3 && latin(source) < 3 && chinese(source) > 8;
}
