import type { Answer, Evidence, WriterFallback } from '../../../core/answer';
import type { Language } from '../../../core/question';
import type { WrittenSentence } from '../model-reply';
import { type PlacedSentence, sentencesAnswer } from '../sentences-text';
import type { RemovedSentences, SentenceRule } from './draft-sentence';
import { type GroundedSentence, groundSentence } from './ground-sentence';
import { GroundingSources } from './grounding-sources';
import { isRefusal } from './refusal';

export type CheckedDraft =
  | { status: 'answer'; answer: Answer; removed: readonly RemovedSentences[] }
  | { status: 'not-answerable'; removed: readonly RemovedSentences[] }
  | { status: 'unusable'; fallback: WriterFallback; removed: readonly RemovedSentences[] };

export interface CheckOptions {
  /** What a checking model found, by the place of the sentence; absent where it was not asked or failed. */
  verdicts?: ReadonlyMap<number, boolean> | undefined;
  /** Whether more may come. */
  isPartial?: boolean;
}

/** Without its first sentence, an answer must still be this much of what was written. */
const LEAST_SHARE = 0.4;

/** Checks the sentences of one draft against its evidence; what it found of a sentence it remembers while the draft grows. */
export class DraftChecker {
  private readonly sources: GroundingSources;
  private readonly known = new Map<string, PlacedSentence | string>();

  constructor(
    evidence: readonly Evidence[],
    private readonly language: Language,
    private readonly rules: readonly SentenceRule[] = [],
  ) {
    this.sources = new GroundingSources(evidence);
  }

  /** What may be sent of a draft, in order. */
  check(written: readonly WrittenSentence[], { verdicts, isPartial = false }: CheckOptions = {}): CheckedDraft {
    const found = written.map((sentence, at) => judged(sentence, this.find(sentence), verdicts?.get(at)));
    const kept = found.filter((one) => typeof one !== 'string');
    const faults = found.filter((one) => typeof one === 'string');
    const removed = countsOf(faults);
    if (kept.length === 0) {
      if (faults.includes('refusal')) return { status: 'not-answerable', removed };
      return { status: 'unusable', fallback: fallbackOf(faults), removed };
    }
    const isMainGone = typeof found[0] === 'string' && found[0] !== 'refusal';
    // While it grows nobody knows how much it will be.
    const isTooLittle = isMainGone && (isPartial || lengthOf(kept) < lengthOf(written) * LEAST_SHARE);
    if (isTooLittle) return { status: 'unusable', fallback: 'unsupported', removed };
    return { status: 'answer', answer: sentencesAnswer(kept), removed };
  }

  /** The sentence as it may be sent, or why it may not. */
  private find(sentence: WrittenSentence): PlacedSentence | string {
    const { text, evidence, startsLine } = sentence;
    const key = JSON.stringify([text, evidence.map(({ id }) => id), sentence.fault, startsLine]);
    let found = this.known.get(key);
    if (found === undefined) {
      const grounded = this.ground(sentence);
      const checked = { text, evidence: grounded.evidence, startsLine };
      found = grounded.fault ?? this.ruledOut(checked) ?? checked;
      this.known.set(key, found);
    }
    return found;
  }

  private ground({ text, evidence, fault }: WrittenSentence): GroundedSentence {
    if (isRefusal(text, this.language)) return { supported: false, fault: 'refusal', evidence };
    if (fault) return { supported: false, fault, evidence };
    return groundSentence(text, evidence, this.sources);
  }

  private ruledOut(sentence: PlacedSentence): string | null {
    for (const rule of this.rules) {
      const fault = rule(sentence);
      if (fault !== null) return fault;
    }
    return null;
  }
}

/**
 * A checking model takes away what words alone let through. It adds nothing but a sentence in another language than its
 * evidence, of which words can only compare the numbers and names.
 */
function judged(sentence: WrittenSentence, found: PlacedSentence | string, verdict: boolean | undefined) {
  if (verdict === false && typeof found !== 'string') return 'model';
  const { text, evidence, startsLine } = sentence;
  return verdict === true && found === 'other-language' ? { text, evidence, startsLine } : found;
}

/** A draft that names its evidence in no usable form says so; else it is what it says that is not supported. */
function fallbackOf(faults: readonly string[]): WriterFallback {
  if (faults.includes('unknown-citation')) return 'unknown-citation';
  return faults.every((fault) => fault === 'no-citation') ? 'no-citation' : 'unsupported';
}

function countsOf(faults: readonly string[]): RemovedSentences[] {
  const counts = new Map<string, number>();
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return [...counts].map(([fault, count]) => ({ fault, count }));
}

const lengthOf = (sentences: readonly { text: string }[]): number =>
  sentences.reduce((sum, { text }) => sum + text.length, 0);
