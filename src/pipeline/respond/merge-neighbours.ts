import type { Evidence } from '../../core/answer';
import type { Passage, Place } from '../../core/knowledge';
import { withoutHidden } from '../../text/hidden-text';
import { joinedWays } from './joined-ways';

export interface MergeInput {
  /** Best first. */
  ranked: readonly Evidence[];
  /** Where they stand in their documents, by id; what is missing here stays by itself. */
  passages: ReadonlyMap<string, Passage>;
  /** A piece does not grow beyond it. */
  maxCharacters: number;
}

interface Run {
  evidence: Evidence;
  first: Passage;
  last: Passage;
}

/**
 * Makes one piece of passages that follow each other in a document. It bears the id and the score of the better ranked,
 * stands in its place, and names the place of all. Passages whose places no single one can name stay apart.
 */
export function mergeNeighbours({ ranked, passages, maxCharacters }: MergeInput): Evidence[] {
  const pieces: (Run | Evidence)[] = [];
  for (const evidence of ranked) {
    const passage = evidence.kind === 'passage' ? passages.get(evidence.id) : undefined;
    if (!passage) {
      pieces.push(evidence);
      continue;
    }
    const run: Run = { evidence, first: passage, last: passage };
    const joinedWith = (better: Run | Evidence | undefined, other: Run | Evidence): Run | null =>
      better && isRun(better) && isRun(other) ? join(better, other, maxCharacters) : null;
    const place = pieces.findIndex((piece) => joinedWith(piece, run));
    const joined = joinedWith(pieces[place], run);
    if (!joined) {
      pieces.push(run);
      continue;
    }
    // What stands between two pieces joins both.
    const next = pieces.findIndex((piece, at) => at > place && joinedWith(joined, piece));
    pieces[place] = (next < 0 ? null : joinedWith(joined, pieces[next] as Run)) ?? joined;
    if (next >= 0) pieces.splice(next, 1);
  }
  return pieces.map((piece) => (isRun(piece) ? piece.evidence : piece));
}

const isRun = (piece: Run | Evidence): piece is Run => 'first' in piece;

function join(better: Run, other: Run, maxCharacters: number): Run | null {
  if (better.first.documentId !== other.first.documentId) return null;
  const follows = other.first.ordinal === better.last.ordinal + 1;
  const precedes = other.last.ordinal === better.first.ordinal - 1;
  if (!follows && !precedes) return null;
  const [former, latter] = follows ? [better, other] : [other, better];
  const place = joinedPlace(former.evidence.place, latter.evidence.place);
  if (place === undefined) return null;
  const text = `${former.evidence.text}\n${withoutOverlap(latter)}`;
  if (text.length > maxCharacters) return null;
  const ways = joinedWays(better.evidence, other.evidence);
  const headingPath = commonPath(former.evidence.headingPath, latter.evidence.headingPath);
  return {
    evidence: { ...better.evidence, text, place, headingPath, ...ways },
    first: former.first,
    last: latter.last,
  };
}

/** What a passage repeats of the one before is already there. */
function withoutOverlap({ evidence, first }: Run): string {
  const overlap = withoutHidden(first.overlap);
  return evidence.text.startsWith(overlap) ? evidence.text.slice(overlap.length) : evidence.text;
}

function commonPath(one: readonly string[], other: readonly string[]): string[] {
  const end = one.findIndex((heading, at) => heading !== other[at]);
  return one.slice(0, end < 0 ? one.length : end);
}

const CELLS = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/;

/** One place for both; undefined where none can name them. */
function joinedPlace(former: Place | null, latter: Place | null): Place | null | undefined {
  if (former === null && latter === null) return null;
  if (former?.kind === 'page' && latter?.kind === 'page') {
    return { kind: 'page', first: Math.min(former.first, latter.first), last: Math.max(former.last, latter.last) };
  }
  if (former?.kind === 'lines' && latter?.kind === 'lines') {
    const symbol = former.symbol === latter.symbol ? former.symbol : null;
    return {
      kind: 'lines',
      first: Math.min(former.first, latter.first),
      last: Math.max(former.last, latter.last),
      symbol,
    };
  }
  if (former?.kind === 'slide' && latter?.kind === 'slide') {
    return former.number === latter.number ? former : undefined;
  }
  if (former?.kind === 'cells' && latter?.kind === 'cells' && former.sheet === latter.sheet) {
    const [, left, top, right] = CELLS.exec(former.range) ?? [];
    const [, sameLeft, , sameRight, bottom] = CELLS.exec(latter.range) ?? [];
    if (left === undefined || left !== sameLeft || right !== sameRight) return undefined;
    return { kind: 'cells', sheet: former.sheet, range: `${left}${top}:${right}${bottom}` };
  }
  return undefined;
}
