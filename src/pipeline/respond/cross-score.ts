import type { Evidence } from '../../core/answer';
import type { PassageIndex } from '../../core/ports/passage-index';
import { foldText } from '../../text/character-runs';
import { QuestionTerms } from './question-terms';
import type { FusedEvidence } from './rank-fusion';

export interface CrossScoreInput {
  /** The question as it is matched. */
  text: string;
  /** Best first. */
  fused: readonly FusedEvidence[];
  index: PassageIndex;
}

/** Pieces that are judged; the rest keeps its place behind them. */
const MOST_JUDGED = 100;
/** What is looked at of a piece. */
const MAX_CHARACTERS = 4000;
/** BM25's saturation and its share of the length. */
const K1 = 1.2;
const B = 0.75;
/** What a piece opens with is what it is about: at place p a term counts 1 + OPENING e^(-p/REACH) times. */
const OPENING = 2.5;
const OPENING_REACH = 20;
/** A term of the title or a heading counts as if it stood so often in the piece. */
const ABOVE = 1;
/** What adds to the best words of all, 1: the sources' own ranking, and the question's terms close together. */
const PRIOR = 0.5;
const CLOSENESS = 0.2;
/** Characters that are close together. */
const STRETCH = 40;

/**
 * Orders what several sources found by how well its words answer those of the question; no model is asked. One source
 * alone has ranked by all that it knows: its order stays.
 */
export function crossRanked(input: CrossScoreInput): Evidence[] {
  const { fused } = input;
  const ranked = fused.map(({ evidence }) => evidence);
  if (new Set(fused.flatMap(({ sources }) => sources)).size < 2) return ranked;
  const scores = crossScores(input);
  const order = [...scores.keys()].sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0));
  return [...order.flatMap((at) => ranked[at] ?? []), ...ranked.slice(order.length)];
}

/** One score for each of the best pieces, in order; higher is better, comparable within one call only. */
function crossScores({ text, fused, index }: CrossScoreInput): number[] {
  const terms = new QuestionTerms(text, index);
  const judged = fused.slice(0, MOST_JUDGED);
  const bodies = judged.map(({ evidence }) => foldText(evidence.text.slice(0, MAX_CHARACTERS)));
  const meanLength = bodies.reduce((sum, { length }) => sum + length, 0) / Math.max(1, bodies.length);
  const raw = judged.map(({ evidence }, at) => {
    const body = bodies[at] ?? '';
    const above = foldText([evidence.title, ...evidence.headingPath].join('\n'));
    return rawScore(terms, body, above, meanLength);
  });
  const best = Math.max(1e-9, ...raw.map(({ matched }) => matched));
  const first = fused[0]?.score ?? 1;
  return raw.map(
    ({ matched, closeness }, at) => matched / best + CLOSENESS * closeness + (PRIOR * (judged[at]?.score ?? 0)) / first,
  );
}

interface RawScore {
  matched: number;
  /** Share of the question that stands close together, 0 to 1. */
  closeness: number;
}

function rawScore(terms: QuestionTerms, body: string, above: string, meanLength: number): RawScore {
  const counts = new Float64Array(terms.size);
  terms.find(above, (term) => {
    counts[term] = ABOVE;
  });
  const telling: Found[] = [];
  terms.find(body, (term, place) => {
    counts[term] = (counts[term] ?? 0) + 1 + OPENING * Math.exp(-place / OPENING_REACH);
    if (terms.isTelling(term)) telling.push({ term, place });
  });
  const saturation = K1 * (1 - B + (B * body.length) / Math.max(1, meanLength));
  const matched = counts.reduce(
    (sum, count, term) => sum + (count === 0 ? 0 : (terms.weightOf(term) * count) / (count + saturation)),
    0,
  );
  return { matched, closeness: closest(terms, telling) };
}

interface Found {
  term: number;
  place: number;
}

/** Weight of the different telling terms in the best stretch, against that of all. */
function closest(terms: QuestionTerms, telling: readonly Found[]): number {
  const within = new Uint16Array(terms.size);
  let best = 0;
  let weight = 0;
  let from = 0;
  for (const { term, place } of telling) {
    within[term] = (within[term] ?? 0) + 1;
    if (within[term] === 1) weight += terms.weightOf(term);
    for (let gone = telling[from]; gone && place - gone.place > STRETCH; gone = telling[++from]) {
      within[gone.term] = (within[gone.term] ?? 0) - 1;
      if (within[gone.term] === 0) weight -= terms.weightOf(gone.term);
    }
    best = Math.max(best, weight);
  }
  return best / terms.tellingWeight;
}
