import type { Answer, Evidence } from '../../core/answer';
import type { AnswerConfig } from './answer.config';
import { citationsOf } from './citations';
import { coveredWeight, type QuestionFocus } from './question-focus';
import type { RankedPiece } from './rank-pieces';

/** A further sentence must be this good against the best, and cover this much of the question that is not covered yet. */
const WORTH_OF_BEST = 0.55;
const NEW_SHARE = 0.12;

/** Answers in the sources' own sentences, each followed by its citation. */
export function quoteAnswer(focus: QuestionFocus, ranked: readonly RankedPiece[], limits: AnswerConfig): Answer {
  const chosen = choosePieces(focus, ranked, limits).sort(
    (left, right) => left.place[0] - right.place[0] || left.place[1] - right.place[1],
  );
  const cited: Evidence[] = [...new Set(chosen.map((piece) => piece.evidence))];
  const text = cited
    .map((evidence, at) => {
      const sentences = chosen.filter((piece) => piece.evidence === evidence).map((piece) => ended(piece.text));
      return `${sentences.join('')}[${at + 1}]`;
    })
    .join('\n');
  return { text, citations: citationsOf(cited), writer: 'quote' };
}

function choosePieces(focus: QuestionFocus, ranked: readonly RankedPiece[], limits: AnswerConfig): RankedPiece[] {
  const [best] = ranked;
  if (!best) return [];
  const chosen: RankedPiece[] = [{ ...best, text: shortened(best.text, limits.maxCharacters) }];
  let covered = best.coverage;
  let length = chosen[0]?.text.length ?? 0;
  for (const piece of ranked.slice(1)) {
    const passages = new Set([...chosen, piece].map(({ evidence }) => evidence.id));
    if (piece.score < best.score * WORTH_OF_BEST) break;
    if (passages.size > limits.maxPassages || length + piece.text.length > limits.maxCharacters) continue;
    const together = covered.map((share, at) => Math.max(share, piece.coverage[at] ?? 0));
    if (coveredWeight(focus, together) - coveredWeight(focus, covered) < focus.total * NEW_SHARE) continue;
    chosen.push(piece);
    length += piece.text.length;
    covered = together;
  }
  return chosen;
}

const ended = (sentence: string): string => (/[。！？!?；;.…：:]$/u.test(sentence) ? sentence : `${sentence}。`);

/** A piece without sentence ends may be longer than an answer; it is cut at a comma or a space, and the cut is shown. */
function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const head = text.slice(0, maxCharacters - 1);
  const cut = Math.max(head.lastIndexOf('，'), head.lastIndexOf('、'), head.lastIndexOf('\n'), head.lastIndexOf(' '));
  return `${(cut > maxCharacters / 2 ? head.slice(0, cut) : head).replace(/[\ud800-\udbff]$/, '')}…`;
}
