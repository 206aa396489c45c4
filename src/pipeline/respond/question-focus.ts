import type { PassageIndex } from '../../core/ports/passage-index';
import { characterRuns, foldText } from '../../text/character-runs';
import { distinctSearchTerms, hashTerm, type Term, TermKind } from '../../text/terms';
import { withoutEmptyWords } from './empty-words';

/** A character or a word of the question. */
interface FocusPart {
  /** How much it tells about the subject. */
  weight: number;
  /** The part itself. */
  alone: Term;
  /** Terms of two or more characters that it is in; a text that holds one surely means the same. */
  joined: readonly Term[];
}

/** Keeps what is about nothing from being covered by anything. */
const LEAST_TOTAL = 1;

/** What a question is about. */
export interface QuestionFocus {
  parts: readonly FocusPart[];
  total: number;
  /** Whether a number or a time is asked for. */
  asksAmount: boolean;
}

const ASKS_AMOUNT =
  /多少|多久|多长|多高|多大|几[个天次小点分种克度片岁年月周]|第几|哪天|何时|什么时候|how (many|much|long|often|far)|when/iu;
/** A character that is found outside the word it has in the question. */
const LONE_SHARE = 0.5;
/** A word is worth some characters; a bare number is what somebody measured and says little of the subject. */
const WORD_WEIGHT = 2;
const NUMBER_WEIGHT = 0.3;

export function focusOf(text: string, index: PassageIndex): QuestionFocus {
  const folded = foldText(text);
  const telling = withoutEmptyWords(folded);
  const parts = new Map<Term, FocusPart>();
  for (const run of characterRuns(folded)) {
    if (run.kind === 'latin') {
      const alone = hashTerm(folded, run.start, run.end, TermKind.word);
      const factor = /^[\d.]+$/.test(folded.slice(run.start, run.end)) ? NUMBER_WEIGHT : WORD_WEIGHT;
      parts.set(alone, { alone, joined: [alone], weight: factor * index.weightOf(alone) });
      continue;
    }
    for (let at = run.start; at < run.end; at++) {
      const alone = hashTerm(folded, at, at + 1, TermKind.extra);
      const before = at > run.start ? [hashTerm(folded, at - 1, at + 1, TermKind.cjk)] : [];
      const after = at + 1 < run.end ? [hashTerm(folded, at, at + 2, TermKind.cjk)] : [];
      const weight = telling.charAt(at) === ' ' ? 0 : index.weightOf(alone);
      parts.set(alone, {
        alone,
        joined: [...before, ...after],
        weight: Math.max(weight, parts.get(alone)?.weight ?? 0),
      });
    }
  }
  const list = [...parts.values()];
  const total = list.reduce((sum, { weight }) => sum + weight, 0);
  return { parts: list, total: Math.max(total, LEAST_TOTAL), asksAmount: ASKS_AMOUNT.test(text) };
}

/** How far a text covers each part of the focus: 1 with its neighbour, half alone, 0 not at all. */
export function coverageOf(focus: QuestionFocus, text: string): Float64Array {
  const terms = new Set(distinctSearchTerms(text));
  return Float64Array.from(focus.parts, ({ alone, joined }) => {
    if (joined.some((term) => terms.has(term))) return 1;
    return terms.has(alone) ? LONE_SHARE : 0;
  });
}

/** The weight that is covered. */
export const coveredWeight = (focus: QuestionFocus, coverage: Float64Array): number =>
  focus.parts.reduce((sum, { weight }, at) => sum + weight * (coverage[at] ?? 0), 0);
