import type { Answer, Evidence } from '../../core/answer';
import { languageOf } from '../../text/language';
import type { AnswerLimits } from './answer-limits';
import { citationsOf } from './citations';
import { coveredWeight, type QuestionFocus } from './question-focus';
import { type RankedPiece, rankPieces } from './rank-pieces';

/** A sentence of another paragraph must be this good against the best, and cover this much of the question that is not covered yet. */
const WORTH_OF_BEST = 0.6;
const NEW_SHARE = 0.15;
/** A sentence that limits or warns; left out, the one before it says too much. */
const LIMITS =
  /但|不过|除非|否则|不要|不能|不可|不宜|不建议|切勿|绝对|千万|必须|禁|先问|医生|急诊|120|\b(?:but|unless|except|never|not|must|doctor)\b/i;

/** Answers in the sources' own sentences, each followed by its citation. */
export const quoteAnswer = (focus: QuestionFocus, ranked: readonly RankedPiece[], limits: AnswerLimits): Answer =>
  quotePieces(choosePieces(focus, ranked.map(endedPiece), limits));

/** A text that asks several things: each is answered by itself. Null where not two of them are covered well enough. */
export function quoteParts(
  parts: readonly QuestionFocus[],
  evidence: readonly Evidence[],
  { limits, leastCoverage }: { limits: AnswerLimits; leastCoverage: number },
): Answer | null {
  const answered = parts
    .map((focus) => ({ focus, ranked: rankPieces(focus, evidence).map(endedPiece) }))
    .filter(({ ranked }) => ranked.some(({ covered }) => covered >= leastCoverage));
  if (answered.length < 2) return null;
  const share = {
    ...limits,
    maxCharacters: Math.floor(limits.maxCharacters / answered.length),
    maxPassages: Math.max(1, Math.floor(limits.maxPassages / answered.length)),
  };
  const chosen = answered.flatMap(({ focus, ranked }) => approvedPieces(ranked) ?? choosePieces(focus, ranked, share));
  const isFirst = (piece: RankedPiece, at: number): boolean =>
    chosen.findIndex(({ evidence: item, order }) => item === piece.evidence && order === piece.order) === at;
  return quotePieces(chosen.filter(isFirst));
}

/** All of an approved answer, where that is what answers best; else null. */
function approvedPieces(ranked: readonly RankedPiece[]): RankedPiece[] | null {
  const [best] = ranked;
  return best?.evidence.kind === 'qa-pair' ? ranked.filter(({ evidence }) => evidence === best.evidence) : null;
}

const endedPiece = (piece: RankedPiece): RankedPiece => ({ ...piece, text: ended(piece.text) });

function quotePieces(pieces: readonly RankedPiece[]): Answer {
  const chosen = [...pieces].sort((left, right) => left.rank - right.rank || left.order - right.order);
  const cited: Evidence[] = [...new Set(chosen.map((piece) => piece.evidence))];
  const text = cited
    .map((evidence, at) => {
      const sentences = chosen.filter((piece) => piece.evidence === evidence).map((piece) => piece.text);
      return `${joined(sentences)}[${at + 1}]`;
    })
    .join('\n');
  return { text, citations: citationsOf(cited), writer: 'quote' };
}

function choosePieces(focus: QuestionFocus, ranked: readonly RankedPiece[], limits: AnswerLimits): RankedPiece[] {
  const [best] = ranked;
  if (!best) return [];
  const chosen = [{ ...best, text: shortened(best.text, limits.maxCharacters) }];
  let length = chosen[0]?.text.length ?? 0;
  const add = (piece: RankedPiece): void => {
    chosen.push(piece);
    length += piece.text.length;
  };
  const fits = (piece: RankedPiece): boolean => length + piece.text.length <= limits.maxCharacters;

  for (const piece of restOfParagraph(best, ranked)) if (fits(piece)) add(piece);
  let covered = best.coverage;
  for (const piece of ranked) {
    if (chosen.some(({ evidence, order }) => evidence === piece.evidence && order === piece.order)) continue;
    const passages = new Set([...chosen, piece].map(({ evidence }) => evidence.id));
    if (piece.score < best.score * WORTH_OF_BEST) break;
    if (passages.size > limits.maxPassages || !fits(piece)) continue;
    const together = covered.map((share, at) => Math.max(share, piece.coverage[at] ?? 0));
    const gained = coveredWeight(focus, together) - coveredWeight(focus, covered);
    if (!limits.isDetailed && gained < focus.total * NEW_SHARE) continue;
    add(piece);
    covered = together;
  }
  return chosen;
}

/** What follows a sentence in its paragraph belongs to it: what limits or warns comes first, wherever it stands there. */
function restOfParagraph(anchor: RankedPiece, ranked: readonly RankedPiece[]): RankedPiece[] {
  const paragraph = ranked
    .filter(({ evidence, paragraph: place }) => evidence === anchor.evidence && place === anchor.paragraph)
    .filter(({ order }) => order !== anchor.order)
    .sort((left, right) => left.order - right.order);
  const limiting = paragraph.filter(({ text }) => LIMITS.test(text));
  const isWhole = anchor.evidence.kind === 'qa-pair';
  const following = paragraph.filter(({ order, text }) => (isWhole || order > anchor.order) && !LIMITS.test(text));
  return [...limiting, ...following];
}

const END = /[。！？!?；;.…：:][”’」』）)"']*$/u;

function ended(sentence: string): string {
  // A block of code ends as it is.
  if (END.test(sentence) || sentence.includes('\n')) return sentence;
  return sentence + (languageOf(sentence) === 'zh' ? '。' : '.');
}

/** Latin sentences with a space between them, Chinese ones without. */
const joined = (sentences: readonly string[]): string =>
  sentences
    .map((sentence) => (/[!-~]$/.test(sentence) ? `${sentence} ` : sentence))
    .join('')
    .trimEnd();

/** A piece without sentence ends may be longer than an answer; it is cut at a comma or a space, and the cut is shown. */
function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const head = text.slice(0, maxCharacters - 1);
  const cut = Math.max(head.lastIndexOf('，'), head.lastIndexOf('、'), head.lastIndexOf('\n'), head.lastIndexOf(' '));
  return `${(cut > maxCharacters / 2 ? head.slice(0, cut) : head).replace(/[\ud800-\udbff]$/, '')}…`;
}
