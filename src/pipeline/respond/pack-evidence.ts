import type { Evidence } from '../../core/answer';
import type { Passage } from '../../core/knowledge';
import { withoutHidden } from '../../text/hidden-text';
import { estimateTokens } from '../../text/estimate-tokens';

export interface PackInput {
  /** Best first. */
  ranked: readonly Evidence[];
  /** The passages themselves and those around them, as `KnowledgeStore.neighbours` gives them. */
  surroundings: readonly Passage[];
  /** How many passages before and after a piece may be given along with it. */
  window: number;
  /** Tokens at most, as `estimateTokens` counts them. */
  budget: number;
}

export interface PackedEvidence {
  /** The best first, the second best last, the weakest in the middle. */
  pieces: Evidence[];
  /** As estimated. */
  tokens: number;
}

/** What the number, the title and the blank lines around a piece cost. */
const FRAME_TOKENS = 6;
/** Less than it of a piece says nothing. */
const LEAST_TOKENS = 40;

/**
 * Puts as much evidence into a model's budget as fits: first the pieces themselves from the best on, then what stands
 * around them. Models overlook what is in the middle of a long text (Liu et al. 2023, "Lost in the middle").
 */
export function packEvidence({ ranked, surroundings, window, budget }: PackInput): PackedEvidence {
  let left = budget;
  const pieces: Evidence[] = [];
  for (const evidence of ranked) {
    const tokens = costOf(evidence);
    if (tokens <= left) {
      pieces.push(evidence);
      left -= tokens;
    } else if (pieces.length === 0 && left >= LEAST_TOKENS) {
      // The best is cut rather than left out.
      const cut = cutTo(evidence, left);
      pieces.push(cut);
      left -= costOf(cut);
    }
  }
  const around = new Surroundings(surroundings, pieces);
  const widened = pieces.map((piece) => {
    const wide = around.widen(piece, window, left);
    left -= wide.tokens;
    return wide.evidence;
  });
  return { pieces: bestOutside(widened), tokens: budget - left };
}

const costOf = ({ title, headingPath, text }: Evidence): number =>
  estimateTokens([title, ...headingPath, text].join('\n')) + FRAME_TOKENS;

function cutTo(evidence: Evidence, tokens: number): Evidence {
  let end = evidence.text.length;
  const cut = (): Evidence => ({
    ...evidence,
    text: `${evidence.text.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`,
  });
  while (end > 0 && costOf(cut()) > tokens) end = Math.floor(end * 0.9);
  return cut();
}

/** Takes passages from around the pieces, each only once. */
class Surroundings {
  private readonly byPlace = new Map<string, Passage>();
  private readonly byId = new Map<string, Passage>();
  private readonly taken: Set<string>;

  constructor(passages: readonly Passage[], pieces: readonly Evidence[]) {
    for (const passage of passages) {
      this.byPlace.set(placeKey(passage.documentId, passage.ordinal), passage);
      this.byId.set(passage.id, passage);
    }
    this.taken = new Set(pieces.map(({ id }) => id));
  }

  widen(evidence: Evidence, window: number, budget: number): { evidence: Evidence; tokens: number } {
    const own = this.byId.get(evidence.id);
    let [text, tokens, isFirst] = [evidence.text, 0, true];
    if (!own || evidence.kind !== 'passage') return { evidence, tokens };
    const take = (ordinal: number): string | null => {
      const passage = this.byPlace.get(placeKey(own.documentId, ordinal));
      // What is already within a piece, such as one that was merged of neighbours, is not said again.
      if (!passage || this.taken.has(passage.id) || evidence.text.includes(passage.text.trim())) return null;
      const words = withoutHidden(passage.text).trim();
      const cost = estimateTokens(words) + 1;
      if (tokens + cost > budget) return null;
      tokens += cost;
      this.taken.add(passage.id);
      return words;
    };
    for (let distance = 1; distance <= window; distance++) {
      const after = take(own.ordinal + distance);
      if (after === null) break;
      text = `${text}\n${after}`;
    }
    for (let distance = 1; distance <= window; distance++) {
      const before = take(own.ordinal - distance);
      if (before === null) break;
      const overlap = withoutHidden(own.overlap);
      const rest = isFirst && overlap !== '' && text.startsWith(overlap) ? text.slice(overlap.length) : text;
      isFirst = false;
      text = `${before}\n${rest}`;
    }
    return { evidence: { ...evidence, text }, tokens };
  }
}

const placeKey = (documentId: string, ordinal: number): string => `${documentId}\n${ordinal}`;

/** 1 3 5 6 4 2 */
function bestOutside(ranked: readonly Evidence[]): Evidence[] {
  const first = ranked.filter((_, at) => at % 2 === 0);
  const last = ranked.filter((_, at) => at % 2 === 1);
  return [...first, ...last.reverse()];
}
