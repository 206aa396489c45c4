import type { Answer, Evidence } from '../../core/answer';
import type { AnswerAttachment } from '../../core/figures';
import type { CitedFigures } from '../../core/ports/cited-figures';
import type { Question } from '../../core/question';

/** More would bury the words. */
const MOST_FIGURES = 2;
const intro = { zh: '附图：', en: 'Figure: ' } as const;
const separator = { zh: '；', en: '; ' } as const;

export interface ShowingFigures {
  /** Null: none is shown. */
  figures: CitedFigures | null;
  question: Pick<Question, 'matchText' | 'language'>;
  /** Whether a caption may be said, with the figure that it rests on. */
  maySay: (caption: string, figure: Evidence) => boolean;
}

/** The answer with the figures that it cites, each named by its caption and its source's number. */
export async function showCitedFigures(
  answer: Answer,
  evidence: readonly Evidence[],
  { figures, question: { language, matchText }, maySay }: ShowingFigures,
): Promise<Answer> {
  if (!figures) return answer;
  const cited = answer.citations.flatMap(({ number, evidenceId }) => {
    const source = evidence.find(({ id }) => id === evidenceId);
    const found = source ? figuresOf(source, evidence, matchText) : [];
    return found.filter((figure) => maySay(captionOf(figure), figure)).map((figure) => ({ number, found: figure }));
  });
  const shown: { number: number; found: Evidence; attachment: AnswerAttachment }[] = [];
  for (const one of cited) {
    const isShown = shown.some(({ found }) => found.picture?.key === one.found.picture?.key);
    const attachment = isShown || shown.length === MOST_FIGURES ? null : await figures.show(one.found);
    if (attachment) shown.push({ ...one, attachment });
  }
  if (shown.length === 0) return answer;
  const named = shown.map(
    ({ found, number }) => `${captionOf(found) === '' ? found.title : captionOf(found)}[${number}]`,
  );
  const line = `${intro[language]}${named.join(separator[language])}`;
  const saysMore = !shown.some(({ found }) => isOnly(captionOf(found), answer.text));
  return {
    ...answer,
    text: saysMore ? `${answer.text}\n${line}` : line,
    attachments: [...(answer.attachments ?? []), ...shown.map(({ attachment }) => attachment)],
  };
}

const captionOf = ({ picture }: Evidence): string => picture?.caption ?? '';

const lettersIn = (text: string): string => text.replace(/\[\d{1,3}\]|[^\p{L}\p{N}]/gu, '');

/** Whether an answer says no more than the caption does. */
const isOnly = (caption: string, text: string): boolean => caption !== '' && lettersIn(text) === lettersIn(caption);

/** The figure itself, or the figures of a cited passage whose captions speak of what was asked. */
function figuresOf(source: Evidence, evidence: readonly Evidence[], asked: string): readonly Evidence[] {
  if (source.picture) return [source];
  return evidence.filter((one) => {
    const caption = captionOf(one);
    const isIn = caption !== '' && one.documentId === source.documentId && source.text.includes(caption);
    return isIn && speaksOf(caption, asked);
  });
}

/** Pairs of letters that a caption and a question share where they are about the same. */
const FEW_SHARED = 2;
const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = Array.from(text.toLowerCase().replace(/\P{L}/gu, ''));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
};

function speaksOf(caption: string, asked: string): boolean {
  const pairs = pairsOf(asked);
  return [...pairsOf(caption)].filter((pair) => pairs.has(pair)).length >= FEW_SHARED;
}
